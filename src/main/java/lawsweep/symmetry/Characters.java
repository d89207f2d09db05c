package lawsweep.symmetry;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import lawsweep.residue.PrimeField;

/**
 * How many polynomials a group leaves as they are, by traces. A dimension mod p is the dimension, since p does not
 * divide the order and is larger than any that is asked for.
 */
public final class Characters {

  /** Larger spaces of polynomials are not looked at. */
  private static final BigInteger MOST = BigInteger.valueOf(PrimeField.MIN / 4);

  private final GroupModulo group;
  private final int degrees;
  private final List<double[]> powerTraces = new ArrayList<>();

  /**
   * Traces of powers of all elements.
   *
   * @param group one whose elements can be listed
   * @param degrees the largest degree that is asked for
   */
  public Characters(GroupModulo group, int degrees) {
    this.group = group;
    this.degrees = degrees;
    group.elements().forEach(each -> powerTraces.add(traces(each)));
  }

  private double[] traces(double[] matrix) {
    PrimeField field = group.field();
    int n = group.group().inputs();
    double[] traces = new double[Math.max(1, degrees) + 1];
    double[] power = matrix;
    for (int j = 1; j < traces.length; j++) {
      for (int i = 0; i < n; i++) {
        traces[j] = field.reduce(traces[j] + power[i * n + i]);
      }
      power = product(field, power, matrix, n);
    }
    return traces;
  }

  private static double[] product(PrimeField field, double[] a, double[] b, int n) {
    double[] product = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
          sum = field.reduce(sum + a[i * n + k] * b[k * n + j]);
        }
        product[i * n + j] = sum;
      }
    }
    return product;
  }

  /** For each element 1. */
  public double[] trivial() {
    double[] ones = new double[powerTraces.size()];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** For each element its determinant. */
  public double[] determinants() {
    return group.elements().stream().mapToDouble(group::determinant).toArray();
  }

  /** For each element its trace. */
  public double[] natural() {
    return powerTraces.stream().mapToDouble(traces -> traces[1]).toArray();
  }

  /**
   * The dimension of the invariants in Sym^degree of some copies of the inputs, times another representation; empty if
   * it may be too large to be told.
   *
   * @param twist the trace of the other one for each element
   */
  public OptionalLong invariants(int degree, int copies, double[] twist) {
    int n = group.group().inputs();
    if (binomial((long) n * copies + degree - 1, degree).multiply(BigInteger.valueOf(n)).compareTo(MOST) > 0) {
      return OptionalLong.empty();
    }
    PrimeField field = group.field();
    double sum = 0;
    for (int g = 0; g < twist.length; g++) {
      sum = field.reduce(sum + field.multiply(symmetricTrace(powerTraces.get(g), degree, copies), twist[g]));
    }
    return OptionalLong.of(field.canonical(field.multiply(sum, field.invert((double) twist.length))));
  }

  /** Newton: d h_d = Σ p_j h_(d-j). */
  private double symmetricTrace(double[] traces, int degree, int copies) {
    PrimeField field = group.field();
    double[] h = new double[degree + 1];
    h[0] = 1;
    for (int d = 1; d <= degree; d++) {
      double sum = 0;
      for (int j = 1; j <= d; j++) {
        sum = field.reduce(sum + field.multiply(field.reduce(copies * traces[j]), h[d - j]));
      }
      h[d] = field.multiply(sum, field.invert((double) d));
    }
    return h[degree];
  }

  private static BigInteger binomial(long n, int k) {
    BigInteger product = BigInteger.ONE;
    for (int i = 1; i <= k; i++) {
      product = product.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
    }
    return product;
  }
}
