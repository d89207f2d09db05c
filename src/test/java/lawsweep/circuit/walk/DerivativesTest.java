package lawsweep.circuit.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Scalar;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.jet.Algebra;
import lawsweep.circuit.jet.Jets;
import lawsweep.residue.PrimeField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Derivatives of functions mod p: those of order j are a polynomial in the argument and the function's values, which is
 * written down here a second time, and is true of the real function by differences.
 */
class DerivativesTest {

  /** Numbers of either kind. */
  private interface Numbers<T> {
    T of(long n);

    T plus(T a, T b);

    T times(T a, T b);

    default T minus(T a, T b) {
      return plus(a, times(of(-1), b));
    }

    default T power(T a, int n) {
      return n == 0 ? of(1) : times(a, power(a, n - 1));
    }
  }

  private record Reals() implements Numbers<Double> {

    @Override
    public Double of(long n) {
      return (double) n;
    }

    @Override
    public Double plus(Double a, Double b) {
      return a + b;
    }

    @Override
    public Double times(Double a, Double b) {
      return a * b;
    }
  }

  private record Residues(long p) implements Numbers<Long> {

    @Override
    public Long of(long n) {
      return Math.floorMod(n, p);
    }

    @Override
    public Long plus(Long a, Long b) {
      return (a + b) % p;
    }

    @Override
    public Long times(Long a, Long b) {
      return a * b % p;
    }
  }

  /** Derivatives 0 to 3 of a function of u, given its value y and, for gelu, Φ and φ. */
  private static <T> List<T> formulas(Numbers<T> n, Scalar function, T u, T y, T z) {
    T one = n.of(1);
    T s = n.times(y, n.minus(one, y));
    T s2 = n.times(s, n.minus(one, n.times(n.of(2), y)));
    T s3 = n.times(s, n.plus(one, n.plus(n.times(n.of(-6), y), n.times(n.of(6), n.times(y, y)))));
    return switch (function) {
      case EXP -> List.of(y, y, y, y);
      case SIGMOID -> List.of(y, s, s2, s3);
      case TANH -> {
        T t = n.minus(one, n.times(y, y));
        yield List.of(y, t, n.times(n.of(-2), n.times(y, t)),
            n.times(n.of(-2), n.times(t, n.minus(one, n.times(n.of(3), n.times(y, y))))));
      }
      case SOFTPLUS -> List.of(z, y, s, s2);
      case SILU -> List.of(n.times(u, y), n.plus(y, n.times(u, s)), n.plus(n.times(n.of(2), s), n.times(u, s2)),
          n.plus(n.times(n.of(3), s2), n.times(u, s3)));
      case GELU -> List.of(n.times(u, y), n.plus(y, n.times(u, z)), n.times(z, n.minus(n.of(2), n.times(u, u))),
          n.times(z, n.minus(n.power(u, 3), n.times(n.of(4), u))));
      case RECIPROCAL -> List.of(y, n.times(n.of(-1), n.power(y, 2)), n.times(n.of(2), n.power(y, 3)),
          n.times(n.of(-6), n.power(y, 4)));
    };
  }

  static Stream<Scalar> functions() {
    return Stream.of(Scalar.values());
  }

  private static double sigmoid(double u) {
    return 1 / (1 + Math.exp(-u));
  }

  private static double real(Scalar function, double u) {
    return RealWalk.function(function).applyAsDouble(u);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void formulasHoldForRealNumbers(Scalar function) {
    double h = 1e-4;
    for (double u : new double[] {-1.3, -0.2, 0.4, 1.7}) {
      List<Double> here = formulas(new Reals(), function, u, value(function, u), other(function, u));
      assertEquals(real(function, u), here.get(0), 1e-12);
      for (int j = 0; j < 3; j++) {
        int order = j;
        DoubleUnaryOperator f =
            x -> formulas(new Reals(), function, x, value(function, x), other(function, x)).get(order);
        double slope = (f.applyAsDouble(u + h) - f.applyAsDouble(u - h)) / (2 * h);
        assertEquals(slope, here.get(j + 1), 1e-5 * (1 + Math.abs(slope)), function + ", derivative " + (j + 1));
      }
    }
  }

  private static double value(Scalar function, double u) {
    return switch (function) {
      case SOFTPLUS, SILU -> sigmoid(u);
      case GELU -> RealWalk.normalDistribution(u);
      default -> real(function, u);
    };
  }

  private static double other(Scalar function, double u) {
    return function == Scalar.GELU ? Math.exp(-u * u / 2) / Math.sqrt(2 * Math.PI) : Math.log1p(Math.exp(u));
  }

  /** The function of one parameter, times one, over three dual units: the coefficient of all units is a derivative. */
  @ParameterizedTest
  @MethodSource("functions")
  void formulasHoldModP(Scalar function) {
    for (int base = 1; base <= 2; base++) {
      int units = 3;
      Algebra algebra = Algebra.duals(base, units);
      PrimeField field = new PrimeField(4194319);
      assertEquals(7, field.p() % 8);
      Circuit circuit = one(new Step.Apply(0, function, List.of()));
      Jets theta = new Jets(algebra.parts(), 1, 8);
      double u = 123_456;
      theta.attach(new double[] {u}, true);
      for (int unit = 0; unit < units; unit++) {
        theta.open(base << unit, false);
        Arrays.fill(theta.data(base << unit), 1);
      }
      Walker walker = walk(circuit, field, algebra, theta);
      Oracle oracle = new Oracle(field, 99);
      Oracle.Of first = switch (function) {
        case EXP -> Oracle.Of.EXPONENTIAL;
        case TANH -> Oracle.Of.TANH;
        case GELU -> Oracle.Of.NORMAL_DISTRIBUTION;
        default -> Oracle.Of.SIGMOID;
      };
      long y = function == Scalar.RECIPROCAL ? field.canonical(field.invert(u)) : at(oracle, first, u, field);
      long z = at(oracle, function == Scalar.GELU ? Oracle.Of.NORMAL_DENSITY : Oracle.Of.SOFTPLUS, u, field);
      List<Long> expected = formulas(new Residues(field.p()), function, (long) u, y, z);
      String what = String.format(Locale.ROOT, "%s over %d", function, base);
      for (int j = 0; j <= 3; j++) {
        int part = base * ((1 << j) - 1);
        Jets value = walker.value(1);
        assertEquals(expected.get(j), field.canonical(value.data(part)[value.at(part)]), what + ", order " + j);
        if (j > 0) {
          // The gradient is the first derivative, so its coefficients begin one order later.
          int before = base * ((1 << (j - 1)) - 1);
          assertEquals(expected.get(j), field.canonical(walker.gradient().data(before)[0]), what + ", slope " + j);
        }
      }
      assertTrue(walker.gradient().has(base * 7));
    }
  }

  private static Walker walk(Circuit circuit, PrimeField field, Algebra algebra, Jets theta) {
    InputLayout layout = new InputLayout(circuit, field);
    WalkSetting setting = new WalkSetting(circuit, field, layout, new double[0], 99);
    Walker walker = setting.walker(algebra, 8, theta);
    FieldInputs inputs = new FieldInputs(layout, 8);
    Arrays.fill(inputs.place(0), 1);
    walker.inputs(inputs);
    walker.forward();
    walker.backward();
    return walker;
  }

  private static Circuit one(Step step) {
    return new Circuit(List.of(new Tensor("u", List.of(), 0)), List.of(new Step.Parameter(0, List.of()), step), 1,
        false);
  }

  private static long at(Oracle oracle, Oracle.Of function, double u, PrimeField field) {
    Jets argument = new Jets(1, 1, 8);
    argument.attach(new double[] {u}, true);
    Jets out = new Jets(1, 1, 8);
    oracle.values(function, argument, out, Algebra.residues(1));
    return field.canonical(out.data(0)[0]);
  }

  @ParameterizedTest
  @MethodSource("exponents")
  void powersAndRoots(int exponent) {
    PrimeField field = new PrimeField(4194319);
    Algebra algebra = Algebra.duals(1, 2);
    double u = 2 * 2 * 7 * 7;
    Step step = exponent > 0 ? new Step.Power(0, exponent, List.of()) : new Step.InverseRoot(0, List.of());
    Jets theta = new Jets(algebra.parts(), 1, 8);
    theta.attach(new double[] {u}, true);
    for (int unit = 0; unit < 2; unit++) {
      theta.open(1 << unit, false);
      Arrays.fill(theta.data(1 << unit), 1);
    }
    Walker walker = walk(one(step), field, algebra, theta);
    Residues n = new Residues(field.p());
    Jets value = walker.value(1);
    if (exponent > 0) {
      assertEquals(n.power((long) u, exponent), field.canonical(value.data(0)[0]));
      assertEquals(n.times(n.of((long) exponent * (exponent - 1)), n.power((long) u, exponent - 2)),
          field.canonical(value.data(3)[0]));
    } else {
      long root = field.canonical(value.data(0)[0]);
      assertEquals(1, n.times(n.times(root, root), (long) u));
      // 4 u² y'' = 3 y
      assertEquals(n.times(3L, root), n.times(n.of(4 * (long) u * (long) u), (long) field.canonical(value.data(3)[0])));
    }
  }

  static Stream<Integer> exponents() {
    return Stream.of(-1, 2, 3, 5);
  }
}
