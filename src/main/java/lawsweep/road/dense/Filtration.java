package lawsweep.road.dense;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.exact.ColumnFold;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.Kernels;
import lawsweep.law.Fingerprint;
import lawsweep.lie.BracketSource;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.network.Architecture;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * The filtration W_0(θ) ⊆ W_1(θ) ⊆ … of one draw, as far as it has been sampled: a prime, a point, and an echelon
 * basis that takes samples level by level. What it holds depends on the number of samples taken from each level, not
 * on how they were cut into blocks.
 */
final class Filtration {

  private final FieldStreams streams;
  private final PrimeField field;
  private final Team team;
  private final Watch watch;
  private final BracketSource source;
  private final EchelonBasis basis;
  private final int parameters;
  private final int columns;
  private final Optional<ColumnFold> fold;
  private final List<DenseCertificate.Level> levels = new ArrayList<>();
  private double[] scratch = new double[0];
  private double[] folded = new double[0];

  /**
   * A draw without samples.
   *
   * @param columns columns to run the elimination on: D, or fewer to fold them
   * @param watch asked between blocks; may end the work
   */
  Filtration(
      Architecture architecture,
      Stream stream,
      int draw,
      int columns,
      Kernels kernels,
      Team team,
      Watch watch) {
    this.streams = new FieldStreams(stream, draw);
    this.field = new PrimeField(streams.prime());
    this.team = team;
    this.watch = watch;
    Point point = Point.random(architecture, field, streams, streams.point());
    this.parameters = point.layout().size();
    this.source = new BracketSource(point, kernels, streams, watch);
    this.columns = columns;
    this.fold = columns < parameters ? Optional.of(fold()) : Optional.empty();
    this.basis = new EchelonBasis(field, kernels, columns);
  }

  private ColumnFold fold() {
    long[] words = new long[parameters];
    streams.stream().fill(streams.foldOrder(), words);
    double[] factors = new double[parameters];
    streams.fill(field, streams.foldFactors(), factors, 0, parameters);
    return new ColumnFold(field, words, factors, columns);
  }

  /** dim of the span of all samples so far. */
  int rank() {
    return basis.rank();
  }

  /** The levels taken so far. */
  List<DenseCertificate.Level> levels() {
    return levels;
  }

  /**
   * Samples the next level. If it is abandoned, the level counts with the samples absorbed so far.
   *
   * @param rule decides how many samples to take at a time, 0 to end the level
   */
  void sampleLevel(Sampling rule) {
    int samples = 0;
    try {
      int size = rule.next(0, 0);
      while (size > 0) {
        int before = basis.rank();
        for (int end = samples + size; samples < end;) {
          int count = Math.min(EchelonBasis.BLOCK, end - samples);
          absorb(levels.size(), samples, count);
          samples += count;
        }
        size = rule.next(size, basis.rank() - before);
      }
    } finally {
      levels.add(new DenseCertificate.Level(levels.size() + 1, samples, basis.rank()));
    }
  }

  private void absorb(int level, int first, int count) {
    watch.ask();
    if (scratch.length < count * parameters) {
      scratch = new double[Math.multiplyExact(count, parameters)];
    }
    Matrix block = new Matrix(scratch, 0, count, parameters, parameters);
    source.fill(level, first, block, team);
    basis.absorb(fold.isPresent() ? folded(fold.get(), block) : block, team);
  }

  private Matrix folded(ColumnFold map, Matrix block) {
    if (folded.length < block.rows() * columns) {
      folded = new double[block.rows() * columns];
    }
    Matrix out = new Matrix(folded, 0, block.rows(), columns, columns);
    int parts = Math.min(block.rows(), 4 * team.size());
    team.forEach(
        parts,
        part -> {
          int from = block.rows() * part / parts;
          int rows = block.rows() * (part + 1) / parts - from;
          map.apply(block.view(from, 0, rows, parameters), out.view(from, 0, rows, columns));
        });
    return out;
  }

  /** What was drawn, for the certificate. */
  DenseCertificate.Draw evidence() {
    return new DenseCertificate.Draw(streams.draw(), field.p(), columns, levels);
  }

  /** Feeds the evidence, the pivot columns and a random linear form of the reduced basis to a fingerprint. */
  void addTo(Fingerprint fingerprint) {
    evidence().addTo(fingerprint);
    fingerprint.add(basis.pivots());
    double[] form = new double[columns];
    streams.fill(field, streams.form(), form, 0, columns);
    double[] values = basis.reducedTimes(form);
    int[] canonical = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      canonical[i] = field.canonical(values[i]);
    }
    fingerprint.add(canonical);
  }

  /** How many samples of a level to take. */
  @FunctionalInterface
  interface Sampling {

    /**
     * The size of the next block.
     *
     * @param taken size of the block just absorbed, 0 at first
     * @param gained by how much it raised the rank
     * @return 0 to end the level
     */
    int next(int taken, int gained);
  }
}
