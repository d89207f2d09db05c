package lawsweep.road.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lawsweep.circuit.flow.PhasePoint;
import lawsweep.circuit.laws.Motions;
import lawsweep.circuit.laws.Motions.Kind;
import lawsweep.circuit.laws.named.NamedLaws;
import lawsweep.circuit.laws.named.Twins;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.Kernels;
import lawsweep.law.setting.Flow;
import lawsweep.law.setting.MomentumForm;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * The laws of a flow that are written down, as gradients at a point of phase space at time 0: n residues each, those
 * by θ first. The package says which they are.
 */
final class FlowLaws {

  private final FlowNetwork network;
  private final PhasePoint point;
  private final Watch watch;
  private final int parameters;
  private final PrimeField field;
  /** 1 / θ^A. */
  private final double[] inverse;
  private final List<double[]> known = new ArrayList<>();
  private final List<double[]> named = new ArrayList<>();

  private FlowLaws(FlowNetwork network, PhasePoint point, Watch watch) {
    this.network = network;
    this.point = point;
    this.watch = watch;
    this.parameters = network.circuit().columns();
    this.field = point.fields().field();
    this.inverse = inverse();
  }

  /**
   * The laws of a network at a point.
   *
   * @param watch asked often; may end the search
   */
  static FlowLaws of(FlowNetwork network, PhasePoint point, Watch watch) {
    FlowLaws laws = new FlowLaws(network, point, watch);
    if (network.setting().flow() == Flow.GRADIENT) {
      laws.potentials();
      laws.curves();
    } else {
      laws.momenta();
      laws.twins();
      laws.centres();
      laws.scales();
      if (!laws.dual()) {
        laws.still();
      }
    }
    return laws;
  }

  private double[] inverse() {
    double[] theta = point.theta();
    double[] out = new double[parameters];
    int[] powers = point.motion().powers();
    for (int i = 0; i < out.length; i++) {
      out[i] = 1;
      double one = theta[i] == 0 ? 0 : field.invert(theta[i]);
      for (int k = 0; k < powers[i]; k++) {
        out[i] = field.multiply(out[i], one);
      }
    }
    return out;
  }

  private boolean dual() {
    return network.setting().form().filter(MomentumForm.DUAL::equals).isPresent();
  }

  private Motions motions(Kind euclidean, Kind entropy, Kind other) {
    List<Kind> kinds = network.powers().stream()
        .map(power -> power == 0 ? euclidean : power == 1 ? entropy : other).toList();
    return kinds.stream().allMatch(Kind.STILL::equals) ? null
        : Motions.of(network.circuit(), kinds, field, watch);
  }

  /** Gradient flow: M⁻¹ (B θ + b). */
  private void potentials() {
    Motions motions = motions(Kind.SYMMETRIC, Kind.ENTRIES, Kind.ENTRIES);
    Matrix rows = motions.at(point.theta());
    for (int i = 0; i < rows.rows(); i++) {
      known.add(scaled(row(rows, i)));
    }
  }

  private static double[] row(Matrix rows, int i) {
    double[] row = new double[rows.columns()];
    System.arraycopy(rows.data(), rows.index(i, 0), row, 0, row.length);
    return row;
  }

  private double[] scaled(double[] row) {
    double[] out = new double[row.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = field.multiply(row[i], inverse[i]);
    }
    return out;
  }

  /** Gradient flow: laws of the plain flow where nothing is mirrored, curves of tensors that enter by one number. */
  private void curves() {
    NamedLaws laws = NamedLaws.of(network.circuit(), watch);
    for (int law = 0; law < laws.size(); law++) {
      watch.ask();
      Matrix rows = laws.gradients(law, field, point.theta());
      if (laws.block(law) || plain(rows)) {
        for (int i = 0; i < rows.rows(); i++) {
          named.add(scaled(row(rows, i)));
        }
      }
    }
  }

  /** Whether a law, with all its gradients, hangs on tensors alone that have no metric. */
  private boolean plain(Matrix rows) {
    boolean plain = true;
    for (int i = 0; i < rows.rows(); i++) {
      plain &= plain(row(rows, i));
    }
    return plain;
  }

  private boolean plain(double[] row) {
    int[] powers = point.motion().powers();
    for (int i = 0; i < row.length; i++) {
      if (row[i] != 0 && powers[i] > 0) {
        return false;
      }
    }
    return true;
  }

  /** Momentum: e^(τt) ω · M⁻¹ (B θ + b), in the dual form e^(τt) ω · (B η + b). */
  private void momenta() {
    Motions motions = dual() ? motions(Kind.SKEW, Kind.SHIFTS, Kind.SHIFTS)
        : motions(Kind.SKEW, Kind.FACTORS, Kind.STILL);
    if (motions == null) {
      return;
    }
    Matrix moved = motions.at(point.theta());
    Matrix turned = motions.transposed(point.omega());
    for (int i = 0; i < moved.rows(); i++) {
      known.add(joined(euclidean(row(turned, i)), dual() ? row(moved, i) : scaled(row(moved, i))));
    }
  }

  /** What stands at tensors without a metric: on the others B η + b and M⁻¹ B θ are constant. */
  private double[] euclidean(double[] row) {
    int[] powers = point.motion().powers();
    for (int i = 0; i < row.length; i++) {
      row[i] = powers[i] > 0 ? 0 : row[i];
    }
    return row;
  }

  private double[] joined(double[] byTheta, double[] byOmega) {
    double[] row = new double[2 * parameters];
    System.arraycopy(byTheta, 0, row, 0, parameters);
    System.arraycopy(byOmega, 0, row, parameters, parameters);
    return row;
  }

  private void twins() {
    int[] powers = point.motion().powers();
    for (Twins twins : Twins.of(network.circuit())) {
      watch.ask();
      if (!twins.allOf(parameter -> powers[parameter] == 0)) {
        continue;
      }
      Matrix moved = twins.at(field, point.theta());
      Matrix turned = twins.at(field, point.omega());
      for (int i = 0; i < moved.rows(); i++) {
        double[] back = row(turned, i);
        for (int j = 0; j < back.length; j++) {
          back[j] = field.reduce(-back[j]);
        }
        known.add(joined(back, row(moved, i)));
      }
    }
  }

  /** Momentum: θ · Y + ω · Y / τ, or θ · Y - t ω · Y, where Y is constant; in the dual form η · b + ω · b / τ. */
  private void centres() {
    Motions motions = dual() ? motions(Kind.SHIFTS, Kind.SHIFTS, Kind.SHIFTS)
        : motions(Kind.SHIFTS, Kind.FACTORS, Kind.STILL);
    if (motions == null) {
      return;
    }
    Matrix moved = motions.at(point.theta());
    for (int i = 0; i < moved.rows(); i++) {
      double[] constant = dual() ? row(moved, i) : scaled(row(moved, i));
      centre(dual() ? scaled(row(moved, i)) : constant, constant);
    }
  }

  private void centre(double[] byTheta, double[] constant) {
    known.add(joined(byTheta, network.setting().damping() == 0 ? new double[parameters] : constant));
  }

  /** Momentum, primal: a parameter that no output sees has no force, whatever its metric. */
  private void still() {
    Motions motions = motions(Kind.SHIFTS, Kind.SHIFTS, Kind.SHIFTS);
    LikePairs alike = new LikePairs(field, motions.at(point.theta()), watch);
    for (int parameter : alike.units()) {
      double[] unit = new double[parameters];
      unit[parameter] = 1;
      known.add(joined(new double[parameters], unit));
      centre(unit, unit);
    }
    areas(alike, 1);
  }

  /** Momentum with M = θ²: areas of pairs that may be scaled against each other; so that both have one equation. */
  private void scales() {
    if (network.powers().contains(2)) {
      Motions motions = Motions.of(network.circuit(), network.powers().stream()
          .map(power -> power == 2 ? Kind.FACTORS : Kind.STILL).toList(), field, watch);
      double[] ones = new double[parameters];
      Arrays.fill(ones, 1);
      areas(new LikePairs(field, motions.at(ones), watch), 2);
    }
  }

  /** e^(τt) (x_i y_j - x_j y_i), y being the velocity, and x the place: θ, in the dual form η = -1/θ. */
  private void areas(LikePairs alike, int power) {
    int[] powers = point.motion().powers();
    double[] place = dual() ? places() : point.theta();
    double[] omega = point.omega();
    for (int[] pair : alike.pairs(parameter -> powers[parameter] == power)) {
      int i = pair[0];
      int j = pair[1];
      double[] byTheta = new double[parameters];
      byTheta[i] = field.multiply(omega[j], dual() ? inverse[i] : 1);
      byTheta[j] = field.reduce(-field.multiply(omega[i], dual() ? inverse[j] : 1));
      double[] byOmega = new double[parameters];
      byOmega[i] = field.reduce(-place[j]);
      byOmega[j] = place[i];
      known.add(joined(byTheta, byOmega));
    }
  }

  private double[] places() {
    double[] theta = point.theta();
    double[] places = new double[parameters];
    for (int i = 0; i < parameters; i++) {
      places[i] = theta[i] == 0 ? 0 : field.reduce(-field.invert(theta[i]));
    }
    return places;
  }

  /** The known laws, a row for each. */
  Matrix known() {
    return matrix(known);
  }

  /** All laws, with those besides that have a proof: all samples must be orthogonal to them. */
  Matrix all() {
    List<double[]> all = new ArrayList<>(known);
    all.addAll(named);
    return matrix(all);
  }

  private Matrix matrix(List<double[]> list) {
    Matrix rows = Matrix.zero(list.size(), point.motion().dimension());
    for (int i = 0; i < list.size(); i++) {
      System.arraycopy(list.get(i), 0, rows.data(), rows.index(i, 0), rows.columns());
    }
    return rows;
  }

  /** How many of some laws are independent. */
  int rank(Matrix rows, Kernels kernels, Team team) {
    EchelonBasis basis = new EchelonBasis(field, kernels, point.motion().dimension());
    basis.absorb(rows, team, watch);
    return basis.rank();
  }

  /** Whether one of the laws hangs on time: if not, X_0 is orthogonal to all gradients. */
  boolean timed() {
    double[] drift = point.drift();
    for (double[] row : known) {
      double sum = 0;
      for (int i = 0; i < row.length; i++) {
        sum = field.reduce(sum + row[i] * drift[i]);
      }
      if (sum != 0) {
        return true;
      }
    }
    return false;
  }
}
