package lawsweep.lie;

import java.util.Arrays;
import java.util.List;
import lawsweep.kernel.DualBlock;
import lawsweep.kernel.DualProduct;
import lawsweep.kernel.Kernels;
import lawsweep.network.Architecture;
import lawsweep.residue.PrimeField;

/**
 * The chains of a batch of fields at a point with multidual coordinates, and their derivatives along a tangent: those
 * of {@link FieldBlock}, with numbers replaced by {@link DualBlock}s. Parameters hold for each coefficient the D
 * batched entries of the layout.
 */
final class MultidualChains {

  private static final int LANES = Kernels.LANES;

  private final Point point;
  private final Architecture architecture;
  private final PrimeField field;
  private final Kernels kernels;
  private final int q;
  private final int units;
  private final DualBlock[] left;
  private final DualBlock[] right;
  private final DualBlock[] leftTangent;
  private final DualBlock[] rightTangent;
  private double[][] gates;

  /** Chains over numbers with so many dual units. */
  MultidualChains(Point point, Kernels kernels, int units) {
    this.point = point;
    this.architecture = point.architecture();
    this.field = point.field();
    this.kernels = kernels;
    this.q = architecture.depth();
    this.units = units;
    left = inner(1);
    right = inner(0);
    leftTangent = inner(1);
    rightTangent = inner(0);
  }

  /** Room for l_2, …, l_q (shift 1; l_{i+1} is as wide as layer i) or r_1, …, r_{q-1} (shift 0). */
  private DualBlock[] inner(int shift) {
    int width = 0;
    for (int i = 1; i < q; i++) {
      width += architecture.width(i);
    }
    double[] data = new double[Math.multiplyExact(width * LANES, 1 << units)];
    DualBlock[] blocks = new DualBlock[q + 1];
    int offset = 0;
    for (int i = 1; i < q; i++) {
      blocks[i + shift] = new DualBlock(data, offset, width * LANES, false);
      offset += architecture.width(i) * LANES;
    }
    return blocks;
  }

  private int coefficients() {
    return 1 << units;
  }

  private int stride() {
    return point.layout().size() * LANES;
  }

  private DualBlock weights(double[] theta, int i) {
    return new DualBlock(theta, point.layout().weights(i) * LANES, stride(), false);
  }

  /** Computes the chains of fields with the batched coefficients a_i at index i, null where there is no gate. */
  void compute(double[][] gates, double[] theta) {
    this.gates = gates;
    left[1] = new DualBlock(gates[0], 0, 0, true);
    right[q] = new DualBlock(gates[q], 0, 0, true);
    for (int i = 1; i < q; i++) {
      stepLeft(i, List.of(new DualProduct(weights(theta, i), left[i])), left[i + 1]);
    }
    for (int i = q - 1; i >= 1; i--) {
      stepRight(i, List.of(new DualProduct(weights(theta, i + 1), right[i + 1])), right[i], theta);
    }
  }

  /** Computes the chains' derivatives along a tangent; after {@link #compute} at the same θ. */
  void computeTangent(double[] theta, double[] tangent) {
    for (int i = 1; i < q; i++) {
      DualProduct direct = new DualProduct(weights(tangent, i), left[i]);
      stepLeft(
          i,
          i == 1 ? List.of(direct) : List.of(direct, new DualProduct(weights(theta, i), leftTangent[i])),
          leftTangent[i + 1]);
    }
    for (int i = q - 1; i >= 1; i--) {
      DualProduct direct = new DualProduct(weights(tangent, i + 1), right[i + 1]);
      stepRight(
          i,
          i == q - 1 ? List.of(direct) : List.of(direct, new DualProduct(weights(theta, i + 1), rightTangent[i + 1])),
          rightTangent[i],
          tangent);
    }
  }

  private void stepLeft(int i, List<DualProduct> products, DualBlock out) {
    kernels.dualTransposeMultiply(
        field, units, products, architecture.width(i - 1), architecture.width(i), out, false);
    gate(i, out);
  }

  private void stepRight(int i, List<DualProduct> products, DualBlock out, double[] biases) {
    boolean plus = point.layout().hasBias(i);
    if (plus) {
      copy(biases, point.layout().bias(i) * LANES, stride(), out.data(), out.offset(), out.stride(), i);
    }
    kernels.dualMultiply(field, units, products, architecture.width(i), architecture.width(i + 1), out, plus);
    gate(i, out);
  }

  private void copy(double[] from, int offset, int stride, double[] to, int toOffset, int toStride, int layer) {
    for (int set = 0; set < coefficients(); set++) {
      System.arraycopy(from, offset + set * stride, to, toOffset + set * toStride, architecture.width(layer) * LANES);
    }
  }

  private void gate(int i, DualBlock x) {
    if (gates[i] != null) {
      for (int set = 0; set < coefficients(); set++) {
        kernels.multiplyEntries(field, gates[i], 0, x.data(), x.index(set), architecture.width(i) * LANES);
      }
    }
  }

  /** Writes the fields' values, from coefficient {@code first} of {@code out} on; after {@link #compute}. */
  void writeFields(double[] out, int first) {
    for (int i = 1; i <= q; i++) {
      kernels.dualOuter(
          field, units, new DualProduct(left[i], right[i]), architecture.width(i - 1), architecture.width(i),
          part(out, first, i));
    }
    for (int i = 0; i < q; i++) {
      if (point.layout().hasBias(i)) {
        int to = first * stride() + point.layout().bias(i) * LANES;
        if (i == 0) {
          writeConstant(gates[0], out, to);
        } else {
          copy(left[i + 1].data(), left[i + 1].offset(), left[i + 1].stride(), out, to, stride(), i);
        }
      }
    }
  }

  private void writeConstant(double[] value, double[] out, int to) {
    for (int set = 0; set < coefficients(); set++) {
      Arrays.fill(out, to + set * stride(), to + set * stride() + value.length, 0);
    }
    System.arraycopy(value, 0, out, to, value.length);
  }

  /**
   * Replaces the first coefficients of a vector by those from {@code base} on, less the fields' derivatives along the
   * tangent; after {@link #computeTangent}. The ends of the chains are constant and have no derivatives.
   */
  void subtractDerivatives(double[] vector, int base) {
    for (int i = 1; i <= q; i++) {
      DualProduct byLeft = new DualProduct(leftTangent[i], right[i]);
      DualProduct byRight = new DualProduct(left[i], rightTangent[i]);
      kernels.dualSubtractOuter(
          field, units, part(vector, base, i), i == 1 ? List.of(byRight)
              : i == q ? List.of(byLeft)
                  : List.of(byLeft,
                      byRight),
          architecture.width(i - 1), architecture.width(i), part(vector, 0, i));
    }
    for (int i = 0; i < q; i++) {
      if (point.layout().hasBias(i)) {
        subtractFromBias(i, vector, base);
      }
    }
  }

  /** The part in b_i is l_{i+1}; that in b_0 is constant. */
  private void subtractFromBias(int i, double[] vector, int base) {
    for (int set = 0; set < coefficients(); set++) {
      int to = set * stride() + point.layout().bias(i) * LANES;
      int from = to + base * stride();
      for (int e = 0; e < architecture.width(i) * LANES; e++) {
        double derivative = i == 0 ? 0 : leftTangent[i + 1].data()[leftTangent[i + 1].index(set) + e];
        vector[to + e] = field.reduce(vector[from + e] - derivative);
      }
    }
  }

  /** Layer i of a vector's coefficients from {@code first} on. */
  private DualBlock part(double[] vector, int first, int i) {
    return new DualBlock(vector, first * stride() + point.layout().weights(i) * LANES, stride(), false);
  }
}
