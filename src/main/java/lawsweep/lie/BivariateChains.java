package lawsweep.lie;

import java.util.Arrays;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.LaneSeries;
import lawsweep.network.Architecture;
import lawsweep.residue.PrimeField;

/**
 * The chains of a batch of fields along a curve of parameters θ(u, t), a power series in two variables cut at total
 * degree K, and their derivatives along a tangent series; for one power of u after the other.
 *
 * <p>The coefficient of u^n t^m has the index n (K + 1) - n (n - 1)/2 + m. A series of parameters holds for each
 * coefficient the D batched entries of the layout. The chains are those of {@link FieldBlock}, with series instead of
 * numbers. Coefficients (n, ·) of all powers of t need only those of lower n and of their own, so callers compute them
 * in order of n.
 */
final class BivariateChains {

  private static final int LANES = Kernels.LANES;

  private final Point point;
  private final Architecture architecture;
  private final PrimeField field;
  private final Kernels kernels;
  private final int q;
  private final int order;
  private final int parameters;
  private final int[] leftOffset;
  private final int[] rightOffset;
  private final int leftWidth;
  private final int rightWidth;
  private final double[] left;
  private final double[] right;
  private final double[] leftTangent;
  private final double[] rightTangent;
  private final SeriesAccumulator acc;
  private double[][] gates;

  BivariateChains(Point point, Kernels kernels, int order) {
    this.point = point;
    this.architecture = point.architecture();
    this.field = point.field();
    this.kernels = kernels;
    this.q = architecture.depth();
    this.order = order;
    this.parameters = point.layout().size();
    leftOffset = new int[q + 1];
    rightOffset = new int[q + 1];
    int l = 0;
    int r = 0;
    for (int i = 1; i <= q; i++) {
      leftOffset[i] = l;
      rightOffset[i] = r;
      l += architecture.width(i - 1);
      r += architecture.width(i);
    }
    leftWidth = l;
    rightWidth = r;
    int coefficients = coefficients();
    left = new double[coefficients * leftWidth * LANES];
    right = new double[coefficients * rightWidth * LANES];
    leftTangent = new double[left.length];
    rightTangent = new double[right.length];
    acc = new SeriesAccumulator(field, kernels);
  }

  /** How many coefficients a series has. */
  int coefficients() {
    return (order + 1) * (order + 2) / 2;
  }

  /** Index of the coefficient of u^n t^m. */
  int index(int n, int m) {
    return n * (order + 1) - n * (n - 1) / 2 + m;
  }

  /** Sets the fields: their batched coefficients a_i at index i, null where there is no gate. */
  void fields(double[][] gates) {
    this.gates = gates;
  }

  /** How many coefficients n has: those of t^0, …, t^(K - n). */
  private int powers(int n) {
    return order + 1 - n;
  }

  private LaneSeries weights(double[] theta, int n, int i) {
    return parameters(theta, n, point.layout().weights(i));
  }

  private LaneSeries parameters(double[] theta, int n, int entry) {
    return new LaneSeries(theta, (index(n, 0) * parameters + entry) * LANES, parameters * LANES);
  }

  private LaneSeries left(double[] chain, int n, int i) {
    return new LaneSeries(chain, (index(n, 0) * leftWidth + leftOffset[i]) * LANES, leftWidth * LANES);
  }

  private LaneSeries right(double[] chain, int n, int i) {
    return new LaneSeries(chain, (index(n, 0) * rightWidth + rightOffset[i]) * LANES, rightWidth * LANES);
  }

  private void gate(int i, int n, LaneSeries x) {
    if (gates[i] != null) {
      for (int m = 0; m < powers(n); m++) {
        kernels.multiplyEntries(field, gates[i], 0, x.data(), x.index(m), architecture.width(i) * LANES);
      }
    }
  }

  /** Computes the chains' coefficients (n, 0), …, (n, K - n). */
  void compute(double[] theta, int n) {
    for (int i = 1; i < q; i++) {
      LaneSeries to = left(left, n, i + 1);
      acc.begin(to, architecture.width(i), powers(n));
      if (i == 1) {
        acc.addTransposeTimesConstant(weights(theta, n, i), architecture.width(0), gates[0]);
      } else {
        addLeft(theta, left, i, n);
      }
      acc.finish();
      gate(i, n, to);
    }
    for (int i = q - 1; i >= 1; i--) {
      LaneSeries to = right(right, n, i);
      acc.begin(to, architecture.width(i), powers(n));
      if (i == q - 1) {
        acc.addTimesConstant(weights(theta, n, q), architecture.width(q), gates[q]);
      } else {
        addRight(theta, right, i, n);
      }
      addBias(theta, n, i);
      acc.finish();
      gate(i, n, to);
    }
  }

  /** Computes the coefficients (n, 0), … of the chains' derivatives along a tangent; after {@link #compute}. */
  void computeTangent(double[] theta, double[] tangent, int n) {
    for (int i = 1; i < q; i++) {
      LaneSeries to = left(leftTangent, n, i + 1);
      acc.begin(to, architecture.width(i), powers(n));
      if (i == 1) {
        acc.addTransposeTimesConstant(weights(tangent, n, i), architecture.width(0), gates[0]);
      } else {
        addLeft(tangent, left, i, n);
        addLeft(theta, leftTangent, i, n);
      }
      acc.finish();
      gate(i, n, to);
    }
    for (int i = q - 1; i >= 1; i--) {
      LaneSeries to = right(rightTangent, n, i);
      acc.begin(to, architecture.width(i), powers(n));
      if (i == q - 1) {
        acc.addTimesConstant(weights(tangent, n, q), architecture.width(q), gates[q]);
      } else {
        addRight(tangent, right, i, n);
        addRight(theta, rightTangent, i, n);
      }
      addBias(tangent, n, i);
      acc.finish();
      gate(i, n, to);
    }
  }

  private void addBias(double[] theta, int n, int i) {
    if (point.layout().hasBias(i)) {
      acc.add(parameters(theta, n, point.layout().bias(i)));
    }
  }

  private void addLeft(double[] u, double[] chain, int i, int n) {
    for (int n1 = 0; n1 <= n; n1++) {
      acc.addTransposeTimes(weights(u, n1, i), architecture.width(i - 1), left(chain, n - n1, i));
    }
  }

  private void addRight(double[] u, double[] chain, int i, int n) {
    for (int n1 = 0; n1 <= n; n1++) {
      acc.addTimes(weights(u, n1, i + 1), architecture.width(i + 1), right(chain, n - n1, i + 1));
    }
  }

  /**
   * Writes coefficients (n, 0), … of the fields' values; after {@link #compute}.
   *
   * @param powers how many coefficients
   * @param out D batched entries each, from {@code outOffset} on
   */
  void writeFields(int n, int powers, double[] out, int outOffset) {
    for (int i = 1; i <= q; i++) {
      begin(i, powers, out, outOffset);
      addProducts(i, n, left, right, true, true);
      acc.finish();
    }
    writeBiases(n, powers, left, gates[0], out, outOffset);
  }

  /** Writes coefficients of the fields' derivatives along the tangent; after {@link #computeTangent}. */
  void writeDerivatives(int n, int powers, double[] out, int outOffset) {
    for (int i = 1; i <= q; i++) {
      begin(i, powers, out, outOffset);
      addProducts(i, n, leftTangent, right, false, true);
      addProducts(i, n, left, rightTangent, true, false);
      acc.finish();
    }
    writeBiases(n, powers, leftTangent, null, out, outOffset);
  }

  private void begin(int i, int powers, double[] out, int outOffset) {
    int entries = architecture.width(i - 1) * architecture.width(i);
    acc.begin(new LaneSeries(out, outOffset + point.layout().weights(i) * LANES, parameters * LANES), entries, powers);
  }

  /**
   * Adds Σ l_i(n1, ·) ⊗ r_i(n - n1, ·). The ends are constant: l_1 is a_0 and r_q is a_q, and their derivatives vanish
   * ({@code leftEnds}, {@code rightEnds} false).
   */
  private void addProducts(int i, int n, double[] l, double[] r, boolean leftEnds, boolean rightEnds) {
    int rows = architecture.width(i - 1);
    int columns = architecture.width(i);
    if (i == 1) {
      if (leftEnds) {
        acc.addOuterConstant(gates[0], rows, right(r, n, 1), columns);
      }
    } else if (i == q) {
      if (rightEnds) {
        acc.addConstantOuter(left(l, n, q), rows, gates[q], columns);
      }
    } else {
      for (int n1 = 0; n1 <= n; n1++) {
        acc.addOuter(left(l, n1, i), rows, right(r, n - n1, i), columns);
      }
    }
  }

  /** The part in b_i is l_{i+1}; that in b_0 is the constant a_0, whose derivative is 0. */
  private void writeBiases(int n, int powers, double[] l, double[] constant, double[] out, int outOffset) {
    for (int i = 0; i < q; i++) {
      for (int m = 0; m < powers && point.layout().hasBias(i); m++) {
        int to = outOffset + (m * parameters + point.layout().bias(i)) * LANES;
        int length = architecture.width(i) * LANES;
        if (i > 0) {
          System.arraycopy(l, left(l, n, i + 1).index(m), out, to, length);
        } else if (constant != null && n == 0 && m == 0) {
          System.arraycopy(constant, 0, out, to, length);
        } else {
          Arrays.fill(out, to, to + length, 0);
        }
      }
    }
  }
}
