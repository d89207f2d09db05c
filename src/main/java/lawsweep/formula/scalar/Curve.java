package lawsweep.formula.scalar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** The curve of a block 1,n_1,n_2,1 at given weights, and its integrals. */
final class Curve {

  private final Secular secular;
  private final Branches branches;
  private final Gap[] gaps;

  private Curve(Secular secular, Branches branches, Gap[] gaps) {
    this.secular = secular;
    this.branches = branches;
    this.gaps = gaps;
  }

  /** The curve of weights that are finite. */
  static Curve of(BlockWeights weights) {
    Secular secular = Secular.of(weights.upright());
    Spectrum left = Spectrum.of(secular.x(), secular.alpha());
    Spectrum right = secular.square()
        ? Spectrum.of(secular.x(), secular.beta())
        : Spectrum.of(extended(secular.x(), 0), extended(secular.beta(), secular.rest()));
    Gap[] gaps = new Gap[secular.n()];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = Gap.of(secular, left, right, i);
    }
    return new Curve(secular, Branches.of(secular, left, right), gaps);
  }

  private static double[] extended(double[] values, double last) {
    double[] longer = Arrays.copyOf(values, values.length + 1);
    longer[values.length] = last;
    return longer;
  }

  /** A zero that R has twice where integrals must not meet it; empty if all is well, or there is no integral. */
  OptionalDouble twice() {
    int j = laws() == 0 ? -1 : branches.twice();
    return j < 0 ? OptionalDouble.empty() : OptionalDouble.of(branches.zeros()[j]);
  }

  /** n - 1. */
  private int laws() {
    return secular.n() - 1;
  }

  /** All there is to say. Makes sense only if no zero is there {@link #twice}. */
  CurvePoint point() {
    int[] signs = signs();
    double[] h = new double[laws()];
    List<Double> periods = new ArrayList<>();
    for (int i = 0; i < gaps.length; i++) {
      for (int k = 0; k < laws(); k++) {
        h[k] = Math.fma(signs[i], integral(gaps[i], k), h[k]);
        if (gaps[i].bounded()) {
          periods.add(2 * bounded(gaps[i], k, Math.PI / 2));
        }
      }
    }
    double[] zeros = branches.zeros().clone();
    Arrays.sort(zeros);
    return new CurvePoint(list(h), list(secular.x()), list(zeros), periods,
        Arrays.stream(signs).boxed().toList(), list(branches.coefficients()));
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  /** The signs of (a_i · u) (b_i · v) Π_{j≠i} (x_i - x_j), x decreasing; 1 for 0. */
  private int[] signs() {
    int[] signs = new int[secular.n()];
    for (int i = 0; i < signs.length; i++) {
      boolean negative = secular.alpha()[i] < 0 ^ secular.beta()[i] < 0;
      boolean zero = secular.alpha()[i] == 0 || secular.beta()[i] == 0;
      signs[i] = !zero && (negative ^ i % 2 == 1) ? -1 : 1;
    }
    return signs;
  }

  /** ∫ x^k dx / √R over a gap, from its lower end to x_i. */
  private double integral(Gap gap, int k) {
    return gap.bounded() ? bounded(gap, k, gap.angle()) : unbounded(gap, k);
  }

  /** With x = lower + (upper - lower) sin² φ the ends are no singularities. */
  private double bounded(Gap gap, int k, double angle) {
    double width = gap.upper() - gap.lower();
    return AdaptiveIntegral.of(phi -> {
      double sine = Math.sin(phi);
      double x = Math.fma(width, sine * sine, gap.lower());
      return 2 * power(x, k) / branches.rootWithout(x, gap.lower(), gap.upper());
    }, 0, angle);
  }

  /** With x = lower + t². */
  private double unbounded(Gap gap, int k) {
    return AdaptiveIntegral.of(t -> {
      double x = Math.fma(t, t, gap.lower());
      return 2 * power(x, k) / branches.rootWithout(x, gap.lower(), gap.lower());
    }, 0, Math.sqrt(gap.up()));
  }

  private static double power(double x, int k) {
    double product = 1;
    for (int i = 0; i < k; i++) {
      product *= x;
    }
    return product;
  }
}
