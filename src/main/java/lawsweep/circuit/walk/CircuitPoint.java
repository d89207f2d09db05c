package lawsweep.circuit.walk;

import java.util.function.IntBinaryOperator;
import java.util.function.IntPredicate;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.circuit.jet.Algebra;
import lawsweep.circuit.jet.Jets;
import lawsweep.circuit.jet.LaneReduction;
import lawsweep.residue.PrimeField;

/**
 * Where a circuit's fields are taken: a prime and random parameters, with the rotations of all fields of a count. Where
 * roots of functions of the parameters alone are taken, the point is one at which they exist.
 */
public final class CircuitPoint {

  private static final int ATTEMPTS = 1 << 12;

  private final Circuit circuit;
  private final WalkStreams streams;
  private final CircuitCost cost;
  private final WalkSetting setting;
  private final IntPredicate support;
  private final double[] values;

  /**
   * Draws a point.
   *
   * @throws CircuitRefusedException if too many norms are nested, or no point was found at which all roots exist
   */
  public CircuitPoint(Circuit circuit, WalkStreams streams) {
    this(circuit, streams, _ -> true);
  }

  /**
   * Draws a sparse point.
   *
   * @param support which parameters are drawn; the others are 0
   * @throws CircuitRefusedException if too many norms are nested, or no point was found at which all roots exist
   */
  public CircuitPoint(Circuit circuit, WalkStreams streams, IntPredicate support) {
    this(circuit, streams, support, new PrimeField(streams.prime()), new double[circuit.columns()]);
    PrimeField field = setting.field();
    Walker walker = setting.sieve(Algebra.residues(base()), 8, theta(8, Algebra.residues(base())));
    walker.inputs(new FieldInputs(setting.layout(), 8));
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      fill(field, streams.point(attempt), values);
      for (int i = 0; i < values.length; i++) {
        values[i] = drawn(i) ? values[i] : 0;
      }
      walker.sift();
      if (!walker.discards().pointBad()) {
        return;
      }
    }
    throw new CircuitRefusedException(
        "no point was found at which all roots of functions of the parameters alone exist, in " + ATTEMPTS + " tries");
  }

  private CircuitPoint(Circuit circuit, WalkStreams streams, IntPredicate support, PrimeField field, double[] values) {
    this.cost = CircuitCost.of(circuit);
    cost.check();
    this.circuit = circuit;
    this.streams = streams;
    this.support = support;
    double[] rotations = new double[planes(circuit)];
    fill(field, streams.rotations(), rotations);
    this.setting = new WalkSetting(circuit, field, new InputLayout(circuit, field), rotations, streams.oracle());
    this.values = values;
  }

  /**
   * A point that is given. Values of smooth functions and rotations are drawn all the same.
   *
   * @param streams what fields draw; its prime is not asked for
   * @param theta the parameters, D residues of the field
   * @throws IllegalArgumentException if the circuit has roots, which may not exist there
   */
  public static CircuitPoint at(Circuit circuit, WalkStreams streams, PrimeField field, double[] theta) {
    if (CircuitCost.of(circuit).roots() > 0) {
      throw new IllegalArgumentException("expected a circuit without roots at a point that is given");
    }
    return new CircuitPoint(circuit, streams, _ -> true, field, theta.clone());
  }

  private static int planes(Circuit circuit) {
    int most = 0;
    for (Step step : circuit.steps()) {
      if (step instanceof Step.Rotation rotation) {
        most = Math.max(most, rotation.shape().get(1));
      }
    }
    return most;
  }

  private void fill(PrimeField field, long sequence, double[] out) {
    long[] words = new long[out.length];
    streams.stream().fill(sequence, words);
    for (int i = 0; i < out.length; i++) {
      out[i] = field.fromWord(words[i]);
    }
  }

  /** 2 if an imaginary unit is needed for the roots of residues, else 1. */
  int base() {
    return new RootDepths(circuit).depth() > 0 ? 2 : 1;
  }

  /**
   * The degree of the field over which fields are sampled. A tower of roots as high as roots are nested leaves out no
   * sample; below its height those are left out whose roots are missing.
   */
  int samplingBase() {
    return cost.degree();
  }

  /** Whether samples have to be looked for. */
  boolean sieved() {
    return cost.missing() > 0;
  }

  /** The algebra of fields with dual units. */
  Algebra algebra(int units) {
    return Algebra.duals(samplingBase(), fieldUnit(), units);
  }

  /** Any algebra over the field in which fields are sampled, as {@link Algebra} has it. */
  Algebra algebra(int monomials, int height, IntBinaryOperator product) {
    return new Algebra(samplingBase(), fieldUnit(), monomials, height, product);
  }

  private int[] fieldUnit() {
    return samplingBase() > 2 ? unit() : new int[] {0, 0};
  }

  /** The smallest a + b i without a root: a² + b² has none. */
  private int[] unit() {
    for (int a = 2;; a++) {
      for (int b = 1; b < a; b++) {
        if (LaneReduction.power(setting.field(), (double) a * a + b * b, (setting.field().p() - 1) / 2) == -1) {
          return new int[] {a, b};
        }
      }
    }
  }

  /** Whether W_k is a space over the residues with i and not over the residues: roots of the parameters define it. */
  boolean extended() {
    return new RootDepths(circuit).standing();
  }

  /** The parameters, once for all samples. */
  Jets theta(int lanes, Algebra algebra) {
    Jets theta = new Jets(algebra.parts(), values.length, lanes);
    theta.attach(values, true);
    return theta;
  }

  WalkSetting setting() {
    return setting;
  }

  /** The circuit. */
  public Circuit circuit() {
    return circuit;
  }

  /** The words of the draw. */
  public WalkStreams streams() {
    return streams;
  }

  /** The residues mod the draw's prime. */
  public PrimeField field() {
    return setting.field();
  }

  /** Whether a parameter is drawn, and moves; the others are 0, also at points near by where arguments are compared. */
  boolean drawn(int parameter) {
    return support.test(parameter);
  }

  /** θ. */
  public double[] values() {
    return values.clone();
  }
}
