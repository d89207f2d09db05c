package lawsweep.circuit.walk;

import java.util.Arrays;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;
import lawsweep.circuit.jet.Algebra;
import lawsweep.circuit.jet.Jets;
import lawsweep.circuit.jet.LaneReduction;
import lawsweep.work.Watch;

/**
 * Vectors of W_k of any level k as Taylor coefficients, for several samples side by side: the coefficient of t^k in a
 * random field Y pulled back along the flows of random fields X_1, …, X_k, each followed for the time t. The package
 * says why they span what brackets of k + 1 fields span.
 *
 * <p>One flow, begun on a curve in t, is a series in t and its own time u; at u = t it ends on the next curve. By (n +
 * 1) θ_{n+1} = [u^n] X(θ) it is computed power by power of u, with all powers of t at a time. On the way back a dual
 * number at θ carries the vector: its series solves the equation of variation. No inverses but of 1, …, k are needed,
 * k being less than p.
 */
final class SeriesWalk extends LevelWalk {

  private final int order;
  private final CircuitPoint point;
  private final Watch watch;
  private final Flow there;
  private final Flow back;
  private final Jets start;
  private final Walker last;
  private final Jets curve;
  private final Jets vector;
  private final int base;
  private final double[][] out;

  /**
   * Prepares samples of a level.
   *
   * @param level k ≥ 1: brackets of k + 1 fields
   * @param lanes how many samples at once, a multiple of 8
   * @param watch asked now and then; may end the work
   */
  SeriesWalk(CircuitPoint point, int level, int lanes, Watch watch) {
    super(point, level, lanes);
    this.point = point;
    this.order = level;
    this.base = point.samplingBase();
    this.watch = watch;
    Algebra series = point.algebra(level + 1, level, (a, b) -> a + b <= level ? a + b : -1);
    this.start = point.theta(lanes, series);
    this.last = point.setting().walker(series, lanes, start);
    this.curve = new Jets(series.parts(), start.entries(), lanes);
    this.vector = new Jets(series.parts(), start.entries(), lanes);
    this.out = new double[base][start.entries() * lanes];
    this.there = new Flow(new Monomials(level - 1, 1));
    this.back = new Flow(new Monomials(level - 1, 2));
  }

  /** How many numbers are held for a sample: values and derivatives on both ways, for functions all powers besides. */
  static double numbers(Circuit circuit, int level) {
    double parts = 3.0 * level * (level + 1);
    double numbers = parts * circuit.parameters();
    for (Step step : circuit.steps()) {
      boolean function = step instanceof Step.Apply || step instanceof Step.Power || step instanceof Step.InverseRoot;
      numbers += parts * Shapes.size(step.shape()) * (function ? 1 + level / 4.0 : 1);
    }
    return numbers;
  }

  /**
   * How many products of residues a sample takes for each product of a walk over residues: with n + m + n' + m' below k
   * those of u^n t^m and u^n' t^m', once there and, with dual numbers, thrice back.
   */
  static double products(int level) {
    double pairs = (level + 3.0) * (level + 2.0) * (level + 1.0) * level / 24;
    return 4 * level * pairs;
  }

  @Override
  double[][] compute(FieldInputs[] fields) {
    curve.clear();
    vector.clear();
    for (int f = 0; f < order; f++) {
      there.follow(fields[f], 1);
    }
    pick();
    Jets field = walk(last, fields[order]);
    for (int part = 0; part < vector.partCount(); part++) {
      if (field.has(part)) {
        set(vector, part, field.data(part), 1);
      }
    }
    for (int f = order - 1; f >= 0; f--) {
      back.follow(fields[f], -1);
    }
    for (int part = 0; part < base; part++) {
      int from = base * order + part;
      if (vector.has(from)) {
        System.arraycopy(vector.data(from), 0, out[part], 0, out[part].length);
      } else {
        Arrays.fill(out[part], 0);
      }
    }
    return out;
  }

  /** The curve without its first point, which is θ: after {@link #take} there is none left. */
  Jets curve() {
    return curve;
  }

  private void pick() {
    start.clear(base, start.partCount());
    for (int part = base; part < curve.partCount(); part++) {
      if (curve.has(part)) {
        set(start, part, curve.data(part), 1);
      }
    }
  }

  /** Sets a part that is absent. */
  private void set(Jets jets, int part, double[] values, double factor) {
    jets.open(part, false);
    double[] to = jets.data(part);
    for (int i = 0; i < to.length; i++) {
      to[i] = factor * values[i];
    }
    LaneReduction.reduce(point.field(), to, 0, to.length);
  }

  private void add(Jets jets, int part, double[] values, double factor) {
    jets.open(part, false);
    double[] to = jets.data(part);
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * values[i];
    }
    LaneReduction.reduce(point.field(), to, 0, to.length);
  }

  /**
   * Where the powers u^n t^m of degree n + m up to a largest lie, sorted by n, each with a dual number or without.
   *
   * @param degree the largest
   * @param duals 2 with a dual number, 1 without
   */
  private record Monomials(int degree, int duals) {

    /** The first with u^n. */
    int first(int n) {
      return duals * (n * (degree + 1) - n * (n - 1) / 2);
    }

    int of(int n, int m, int dual) {
      return first(n) + duals * m + dual;
    }

    int count() {
      return first(degree + 1);
    }

    Algebra algebra(CircuitPoint point) {
      int[] exponents = new int[count()];
      for (int n = 0; n <= degree; n++) {
        Arrays.fill(exponents, first(n), first(n + 1), n);
      }
      return point.algebra(count(), degree + duals - 1, (a, b) -> product(exponents[a], a, exponents[b], b));
    }

    private int product(int n, int a, int n2, int b) {
      int m = (a - first(n)) / duals + (b - first(n2)) / duals;
      int dual = (a - first(n)) % duals + (b - first(n2)) % duals;
      return n + n2 + m <= degree && dual < 2 ? of(n + n2, m, dual) : -1;
    }
  }

  /** Moves the curve along a field, and with dual numbers the vector on it. */
  private final class Flow {
    private final Monomials monomials;
    private final Jets theta;
    private final Walker walker;

    Flow(Monomials monomials) {
      Algebra algebra = monomials.algebra(point);
      this.monomials = monomials;
      this.theta = point.theta(lanes(), algebra);
      this.walker = point.setting().stepwise(algebra, lanes(), theta);
    }

    /** Follows a field (sign 1) or runs against it (sign -1) for the time t. */
    void follow(FieldInputs field, int sign) {
      theta.clear(base, theta.partCount());
      for (int dual = 0; dual < monomials.duals; dual++) {
        begin(dual == 0 ? curve : vector, dual);
      }
      for (int n = 0; n < order; n++) {
        watch.ask();
        walker.only(base * monomials.first(n), base * monomials.first(n + 1));
        Jets slope = walk(walker, field);
        double factor = point.field().reduce(sign * point.field().invert(n + 1));
        for (int m = 0; n + m < order; m++) {
          for (int dual = 0; dual < monomials.duals; dual++) {
            step(slope, factor, new int[] {n, m, dual});
          }
        }
      }
    }

    private void begin(Jets from, int dual) {
      for (int m = 0; m < order; m++) {
        for (int c = 0; c < base; c++) {
          if (from.has(base * m + c)) {
            set(theta, base * monomials.of(0, m, dual) + c, from.data(base * m + c), 1);
          }
        }
      }
    }

    /** Makes the next power of u out of the slope at one, and adds it to the curve at u = t. */
    private void step(Jets slope, double factor, int[] at) {
      int from = base * monomials.of(at[0], at[1], at[2]);
      int degree = at[0] + at[1] + 1;
      for (int c = 0; c < base; c++) {
        if (slope.has(from + c)) {
          double[] values = slope.data(from + c);
          add(at[2] == 0 ? curve : vector, base * degree + c, values, factor);
          if (degree < order) {
            set(theta, base * monomials.of(at[0] + 1, at[1], at[2]) + c, values, factor);
          }
        }
      }
    }
  }
}
