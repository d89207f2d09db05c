package lawsweep.lie;

import java.util.Arrays;
import lawsweep.kernel.Kernels;
import lawsweep.network.Architecture;
import lawsweep.residue.PrimeField;

/**
 * The chains of a batch of fields along a curve of parameters θ(u, t), a power series in two variables cut at total
 * degree K, and their derivatives along a tangent series; coefficient by coefficient.
 *
 * <p>The coefficient of u^n t^m has the index n (K + 1) - n (n - 1)/2 + m. A series of parameters holds for each
 * coefficient the D batched entries of the layout. The chains are those of {@link FieldBlock}, with series instead of
 * numbers. A coefficient needs only those below it, so callers compute them in order of n, then m.
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

  private int weights(int c, int i) {
    return (c * parameters + point.layout().weights(i)) * LANES;
  }

  private int bias(int c, int i) {
    return (c * parameters + point.layout().bias(i)) * LANES;
  }

  private int left(int c, int i) {
    return (c * leftWidth + leftOffset[i]) * LANES;
  }

  private int right(int c, int i) {
    return (c * rightWidth + rightOffset[i]) * LANES;
  }

  private void gate(int i, double[] x, int offset) {
    if (gates[i] != null) {
      kernels.multiplyEntries(field, gates[i], 0, x, offset, architecture.width(i) * LANES);
    }
  }

  /** Computes the chains' coefficient (n, m). */
  void compute(double[] theta, int n, int m) {
    int c = index(n, m);
    for (int i = 1; i < q; i++) {
      int rows = architecture.width(i - 1);
      int to = left(c, i + 1);
      acc.begin(left, to, architecture.width(i));
      if (i == 1) {
        acc.addTransposeTimes(theta, weights(c, i), rows, gates[0], 0);
      } else {
        addLeft(theta, left, i, n, m);
      }
      acc.finish();
      gate(i, left, to);
    }
    for (int i = q - 1; i >= 1; i--) {
      int to = right(c, i);
      acc.begin(right, to, architecture.width(i));
      if (i == q - 1) {
        acc.addTimes(theta, weights(c, q), architecture.width(q), gates[q], 0);
      } else {
        addRight(theta, right, i, n, m);
      }
      if (point.layout().hasBias(i)) {
        acc.add(theta, bias(c, i));
      }
      acc.finish();
      gate(i, right, to);
    }
  }

  /** Computes the coefficient (n, m) of the chains' derivatives along a tangent; after {@link #compute}. */
  void computeTangent(double[] theta, double[] tangent, int n, int m) {
    int c = index(n, m);
    for (int i = 1; i < q; i++) {
      int to = left(c, i + 1);
      acc.begin(leftTangent, to, architecture.width(i));
      if (i == 1) {
        acc.addTransposeTimes(tangent, weights(c, i), architecture.width(0), gates[0], 0);
      } else {
        addLeft(tangent, left, i, n, m);
        addLeft(theta, leftTangent, i, n, m);
      }
      acc.finish();
      gate(i, leftTangent, to);
    }
    for (int i = q - 1; i >= 1; i--) {
      int to = right(c, i);
      acc.begin(rightTangent, to, architecture.width(i));
      if (i == q - 1) {
        acc.addTimes(tangent, weights(c, q), architecture.width(q), gates[q], 0);
      } else {
        addRight(tangent, right, i, n, m);
        addRight(theta, rightTangent, i, n, m);
      }
      if (point.layout().hasBias(i)) {
        acc.add(tangent, bias(c, i));
      }
      acc.finish();
      gate(i, rightTangent, to);
    }
  }

  private void addLeft(double[] u, double[] chain, int i, int n, int m) {
    int rows = architecture.width(i - 1);
    for (int n1 = 0; n1 <= n; n1++) {
      for (int m1 = 0; m1 <= m; m1++) {
        acc.addTransposeTimes(u, weights(index(n1, m1), i), rows, chain, left(index(n - n1, m - m1), i));
      }
    }
  }

  private void addRight(double[] u, double[] chain, int i, int n, int m) {
    int columns = architecture.width(i + 1);
    for (int n1 = 0; n1 <= n; n1++) {
      for (int m1 = 0; m1 <= m; m1++) {
        acc.addTimes(u, weights(index(n1, m1), i + 1), columns, chain, right(index(n - n1, m - m1), i + 1));
      }
    }
  }

  /** Writes coefficient (n, m) of the fields' values, D batched entries; after {@link #compute}. */
  void writeFields(int n, int m, double[] out, int outOffset) {
    int c = index(n, m);
    for (int i = 1; i <= q; i++) {
      begin(i, out, outOffset);
      if (!addEnd(i, c, left, right)) {
        addInner(i, n, m, left, right);
      }
      acc.finish();
    }
    writeBiases(c, left, gates[0], out, outOffset);
  }

  /** Writes coefficient (n, m) of the fields' derivatives along the tangent; after {@link #computeTangent}. */
  void writeDerivatives(int n, int m, double[] out, int outOffset) {
    int c = index(n, m);
    for (int i = 1; i <= q; i++) {
      begin(i, out, outOffset);
      if (!addEnd(i, c, leftTangent, rightTangent)) {
        addInner(i, n, m, leftTangent, right);
        addInner(i, n, m, left, rightTangent);
      }
      acc.finish();
    }
    writeBiases(c, leftTangent, null, out, outOffset);
  }

  private void begin(int i, double[] out, int outOffset) {
    int entries = architecture.width(i - 1) * architecture.width(i);
    acc.begin(out, outOffset + point.layout().weights(i) * LANES, entries);
  }

  /** Adds a_0 ⊗ r_1 or l_q ⊗ a_q, coefficient c: a_0 and a_q are constant. False in all other layers. */
  private boolean addEnd(int i, int c, double[] l, double[] r) {
    int rows = architecture.width(i - 1);
    int columns = architecture.width(i);
    if (i == 1) {
      acc.addOuter(gates[0], 0, rows, r, right(c, 1), columns);
    } else if (i == q) {
      acc.addOuter(l, left(c, q), rows, gates[q], 0, columns);
    }
    return i == 1 || i == q;
  }

  /** Adds Σ l_i(n1, m1) ⊗ r_i(n - n1, m - m1). */
  private void addInner(int i, int n, int m, double[] l, double[] r) {
    int rows = architecture.width(i - 1);
    int columns = architecture.width(i);
    for (int n1 = 0; n1 <= n; n1++) {
      for (int m1 = 0; m1 <= m; m1++) {
        acc.addOuter(l, left(index(n1, m1), i), rows, r, right(index(n - n1, m - m1), i), columns);
      }
    }
  }

  /** The part in b_i is l_{i+1}; that in b_0 is the constant a_0, whose derivative is 0. */
  private void writeBiases(int c, double[] l, double[] constant, double[] out, int outOffset) {
    for (int i = 0; i < q; i++) {
      if (!point.layout().hasBias(i)) {
        continue;
      }
      int to = outOffset + point.layout().bias(i) * LANES;
      int length = architecture.width(i) * LANES;
      if (i > 0) {
        System.arraycopy(l, left(c, i + 1), out, to, length);
      } else if (constant != null && c == 0) {
        System.arraycopy(constant, 0, out, to, length);
      } else {
        Arrays.fill(out, to, to + length, 0);
      }
    }
  }
}
