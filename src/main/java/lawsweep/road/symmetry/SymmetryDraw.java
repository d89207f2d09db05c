package lawsweep.road.symmetry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.circuit.flow.FlowFields;
import lawsweep.circuit.flow.PhaseMotion;
import lawsweep.circuit.flow.PhasePoint;
import lawsweep.circuit.flow.PhaseSpan;
import lawsweep.circuit.laws.KnownLaws;
import lawsweep.circuit.laws.named.NamedLaws;
import lawsweep.circuit.walk.CircuitPoint;
import lawsweep.circuit.walk.WalkStreams;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.Kernels;
import lawsweep.law.Fingerprint;
import lawsweep.law.setting.DataLoss;
import lawsweep.law.setting.SymmetrySetting;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.road.symmetry.SymmetryCertificate.Draw;
import lawsweep.road.symmetry.SymmetryCertificate.FlowRanks;
import lawsweep.symmetry.Group;
import lawsweep.symmetry.GroupModulo;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/** One draw under way: a prime, a point, the laws there, and the flows that were followed. */
final class SymmetryDraw {

  /** Select words besides those of walks. */
  private static final long PRIME = 40L << 56;
  private static final long POINT = 41L << 56;
  private static final long EXPONENTIALS = 42L << 56;
  private static final long FORM = 43L << 56;

  /** Before laws that the network has whatever the data. */
  private static final String OF_ANY_DATA = "of any data ";

  private final int index;
  private final Kernels kernels;
  private final PrimeField field;
  private final double[] form;
  private final Map<String, Long> named = new LinkedHashMap<>();
  private final PhaseSpan span;
  private final List<FlowRanks> flows = new ArrayList<>();
  private final int laws;
  private final int columns;

  /**
   * Draws a point and looks for the laws there.
   *
   * @param streams the cell's words and the index of the draw
   * @param watch asked now and then; may end the search
   */
  SymmetryDraw(SymmetricNetwork network, SymmetrySetting setting, KnownNumber known, WalkStreams streams,
      Kernels kernels, Watch watch) {
    Stream stream = streams.stream();
    this.index = streams.draw();
    this.kernels = kernels;
    Group group = Group.of(setting.group(), network.inputs());
    this.field = new PrimeField(prime(group, stream, index));
    this.columns = network.circuit().columns();
    double[] theta = residues(stream, sequence(POINT));
    this.form = residues(stream, sequence(FORM));
    CircuitPoint point = CircuitPoint.at(network.circuit(), streams, field, theta);
    Data data = new Data(network, new GroupModulo(group, field), setting.labels(), setting.loss());
    Moments moments = setting.loss() == DataLoss.MSE && network.byMoments()
        ? Moments.of(data.group(), setting.labels(), network.outputs())
        : null;
    Optional<Exponentials> exponentials = setting.loss() == DataLoss.POISSON
        ? Optional.of(new Exponentials(new Expansion(network), data.group(), stream, sequence(EXPONENTIALS)))
        : Optional.empty();
    FlowFields fields =
        moments == null ? new OrbitFields(data, point, exponentials) : new MomentFields(data, moments, point);
    List<Matrix> gradients = gradients(network, known.laws().in(field, watch), theta,
        new ClosedLaws(data, fields, moments), watch);
    this.laws = gradients.stream().mapToInt(Matrix::rows).sum();
    this.span = new PhaseSpan(new PhasePoint(fields, PhaseMotion.gradient(columns)), kernels, stacked(gradients));
  }

  private long sequence(long kind) {
    return kind | (long) index << 48;
  }

  private static int prime(Group group, Stream stream, int index) {
    for (long i = 0;; i++) {
      int candidate = PrimeField.MIN + (int) (stream.word(PRIME | (long) index << 48, i) >>> 42);
      if (group.existsIn(candidate) && PrimeField.isPrime(candidate)) {
        return candidate;
      }
    }
  }

  private double[] residues(Stream stream, long sequence) {
    long[] words = new long[columns];
    stream.fill(sequence, words);
    double[] residues = new double[words.length];
    for (int i = 0; i < residues.length; i++) {
      residues[i] = field.fromWord(words[i]);
    }
    return residues;
  }

  /** Independent gradients: known laws, laws of the network with a name, laws of the symmetry. */
  private List<Matrix> gradients(SymmetricNetwork network, KnownLaws known, double[] theta, ClosedLaws closed,
      Watch watch) {
    EchelonBasis basis = new EchelonBasis(field, kernels, columns);
    List<Matrix> kept = new ArrayList<>();
    keep(known.gradients(theta), basis, kept);
    NamedLaws ofNetwork = NamedLaws.of(network.circuit(), watch);
    for (int law = 0; law < ofNetwork.size(); law++) {
      count(OF_ANY_DATA + ofNetwork.text(law), keep(ofNetwork.gradients(law, field, theta), basis, kept));
    }
    closed.laws().forEach((text, rows) -> count(text, keep(matrix(rows), basis, kept)));
    return kept;
  }

  private void count(String text, int gain) {
    if (gain > 0) {
      named.merge(text, (long) gain, Long::sum);
    }
  }

  private static int keep(Matrix rows, EchelonBasis basis, List<Matrix> kept) {
    int gain = 0;
    for (int i = 0; i < rows.rows(); i++) {
      Matrix row = Matrix.zero(1, rows.columns());
      System.arraycopy(rows.data(), rows.index(i, 0), row.data(), 0, rows.columns());
      Matrix copy = stacked(List.of(row));
      if (basis.absorb(row, Team.alone()) > 0) {
        kept.add(copy);
        gain++;
      }
    }
    return gain;
  }

  private static Matrix matrix(List<double[]> rows) {
    Matrix matrix = Matrix.zero(rows.size(), rows.isEmpty() ? 0 : rows.getFirst().length);
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, matrix.data(), matrix.index(i, 0), matrix.columns());
    }
    return matrix;
  }

  private static Matrix stacked(List<Matrix> matrices) {
    int columns = matrices.isEmpty() ? 0 : matrices.getFirst().columns();
    Matrix all = Matrix.zero(matrices.stream().mapToInt(Matrix::rows).sum(), columns);
    int row = 0;
    for (Matrix each : matrices) {
      for (int i = 0; i < each.rows(); i++) {
        System.arraycopy(each.data(), each.index(i, 0), all.data(), all.index(row++, 0), columns);
      }
    }
    return all;
  }

  /** N' at this point. */
  int laws() {
    return laws;
  }

  /** Laws with a proof besides known ones, by what they say. */
  Map<String, Long> named() {
    return named;
  }

  /** Whether r + N' = D. */
  boolean full() {
    return span.rank() + laws == columns;
  }

  /**
   * Follows another flow.
   *
   * @param order up to which it is prepared
   * @param most orders that are taken, from 0 on; fewer where the laws are met
   * @param fingerprint takes in what is found
   */
  void follow(int order, int most, Fingerprint fingerprint, Team team, Watch watch) {
    List<Integer> ranks = new ArrayList<>();
    try {
      span.begin(order);
      while (ranks.size() < most && (ranks.isEmpty() || !full())) {
        ranks.add(span.climb(columns - laws, team, watch));
        fingerprint.add("order " + (ranks.size() - 1) + " of " + order + ": " + ranks.getLast());
        fingerprint.add(span.pivots());
        fingerprint.add(canonical(span.reducedTimes(form)));
      }
    } finally {
      if (!ranks.isEmpty()) {
        flows.add(new FlowRanks(order, ranks));
      }
    }
  }

  private int[] canonical(double[] values) {
    int[] canonical = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      canonical[i] = field.canonical(values[i]);
    }
    return canonical;
  }

  /** What was drawn, for the certificate. */
  Draw evidence() {
    return new Draw(index, field.p(), laws, flows);
  }
}
