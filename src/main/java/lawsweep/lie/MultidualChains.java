package lawsweep.lie;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lawsweep.kernel.DualBlock;
import lawsweep.kernel.DualProduct;
import lawsweep.kernel.Kernels;
import lawsweep.network.Architecture;
import lawsweep.network.ParameterLayout;
import lawsweep.residue.PrimeField;

/**
 * The chains of a batch of fields at a point with multidual coordinates, and their derivatives along a tangent: those
 * of {@link FieldBlock}, with numbers replaced by {@link DualBlock}s. Parameters hold for each coefficient the D
 * batched entries of the layout.
 *
 * <p>Made once for an architecture and used at one point after the other. Nothing is allocated after that but by
 * kernels.
 */
final class MultidualChains {

  private static final int LANES = Kernels.LANES;

  private final Architecture architecture;
  private final ParameterLayout layout;
  private final Kernels kernels;
  private final int q;
  private final int units;
  private final DrawnGates gates;
  private final double[] theta;
  private final double[] tangent;
  private final DualBlock[] left;
  private final DualBlock[] right;
  private final DualBlock[] leftTangent;
  private final DualBlock[] rightTangent;
  /** The products that each step sums, by layer: of the chains, and of their derivatives. */
  private final List<List<DualProduct>> leftSteps = new ArrayList<>();
  private final List<List<DualProduct>> rightSteps = new ArrayList<>();
  private final List<List<DualProduct>> leftTangentSteps = new ArrayList<>();
  private final List<List<DualProduct>> rightTangentSteps = new ArrayList<>();
  private final List<DualProduct> values = new ArrayList<>();
  private final List<List<DualProduct>> derivatives = new ArrayList<>();

  /**
   * Chains over numbers with so many dual units.
   *
   * @param theta the parameters: at least 2^units coefficients
   * @param tangent the tangent, likewise; also what {@link #subtractDerivatives} works on
   */
  MultidualChains(Architecture architecture, Kernels kernels, int units, DrawnGates gates, double[] theta,
      double[] tangent) {
    this.architecture = architecture;
    this.layout = new ParameterLayout(architecture);
    this.kernels = kernels;
    this.q = architecture.depth();
    this.units = units;
    this.gates = gates;
    this.theta = theta;
    this.tangent = tangent;
    left = inner(1);
    right = inner(0);
    left[1] = new DualBlock(gates.data(), gates.offset(0), 0, true);
    right[q] = new DualBlock(gates.data(), gates.offset(q), 0, true);
    leftTangent = inner(1);
    rightTangent = inner(0);
    for (int i = 0; i <= q; i++) {
      prepare(i);
    }
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

  /** The products of layer i; those of the ends of the chains are constant and have no derivatives. */
  private void prepare(int i) {
    boolean inside = i > 0 && i < q;
    leftSteps.add(inside ? List.of(new DualProduct(part(theta, 0, i), left[i])) : List.of());
    rightSteps.add(inside ? List.of(new DualProduct(part(theta, 0, i + 1), right[i + 1])) : List.of());
    leftTangentSteps.add(!inside ? List.of()
        : tangents(new DualProduct(part(tangent, 0, i), left[i]), part(theta, 0, i), leftTangent[i]));
    rightTangentSteps.add(!inside ? List.of()
        : tangents(
            new DualProduct(part(tangent, 0, i + 1), right[i + 1]), part(theta, 0, i + 1), rightTangent[i + 1]));
    values.add(i == 0 ? null : new DualProduct(left[i], right[i]));
    List<DualProduct> changes = new ArrayList<>();
    if (i > 1) {
      changes.add(new DualProduct(leftTangent[i], right[i]));
    }
    if (i > 0 && i < q) {
      changes.add(new DualProduct(left[i], rightTangent[i]));
    }
    derivatives.add(List.copyOf(changes));
  }

  private static List<DualProduct> tangents(DualProduct direct, DualBlock weights, DualBlock change) {
    return change == null ? List.of(direct) : List.of(direct, new DualProduct(weights, change));
  }

  private int coefficients() {
    return 1 << units;
  }

  private int stride() {
    return layout.size() * LANES;
  }

  /** Computes the chains of the fields whose coefficients are in the gates. */
  void compute(PrimeField field) {
    for (int i = 1; i < q; i++) {
      stepLeft(field, i, leftSteps.get(i), left[i + 1]);
    }
    for (int i = q - 1; i >= 1; i--) {
      stepRight(field, i, rightSteps.get(i), right[i], theta);
    }
  }

  /** Computes the chains' derivatives along the tangent; after {@link #compute} at the same θ. */
  void computeTangent(PrimeField field) {
    for (int i = 1; i < q; i++) {
      stepLeft(field, i, leftTangentSteps.get(i), leftTangent[i + 1]);
    }
    for (int i = q - 1; i >= 1; i--) {
      stepRight(field, i, rightTangentSteps.get(i), rightTangent[i], tangent);
    }
  }

  private void stepLeft(PrimeField field, int i, List<DualProduct> products, DualBlock out) {
    kernels.dualTransposeMultiply(
        field, units, products, architecture.width(i - 1), architecture.width(i), out, false);
    gate(field, i, out);
  }

  private void stepRight(PrimeField field, int i, List<DualProduct> products, DualBlock out, double[] biases) {
    boolean plus = layout.hasBias(i);
    if (plus) {
      copy(biases, layout.bias(i) * LANES, stride(), out.data(), out.offset(), out.stride(), i);
    }
    kernels.dualMultiply(field, units, products, architecture.width(i), architecture.width(i + 1), out, plus);
    gate(field, i, out);
  }

  private void copy(double[] from, int offset, int stride, double[] to, int toOffset, int toStride, int layer) {
    for (int set = 0; set < coefficients(); set++) {
      System.arraycopy(from, offset + set * stride, to, toOffset + set * toStride, architecture.width(layer) * LANES);
    }
  }

  private void gate(PrimeField field, int i, DualBlock x) {
    if (gates.has(i)) {
      for (int set = 0; set < coefficients(); set++) {
        kernels.multiplyEntries(
            field, gates.data(), gates.offset(i), x.data(), x.index(set), architecture.width(i) * LANES);
      }
    }
  }

  /** Writes the fields' values, from coefficient {@code first} of {@code out} on; after {@link #compute}. */
  void writeFields(PrimeField field, double[] out, int first) {
    for (int i = 1; i <= q; i++) {
      kernels.dualOuter(
          field, units, values.get(i), architecture.width(i - 1), architecture.width(i), part(out, first, i));
    }
    for (int i = 0; i < q; i++) {
      if (layout.hasBias(i)) {
        int to = first * stride() + layout.bias(i) * LANES;
        if (i == 0) {
          writeConstant(out, to);
        } else {
          copy(left[i + 1].data(), left[i + 1].offset(), left[i + 1].stride(), out, to, stride(), i);
        }
      }
    }
  }

  private void writeConstant(double[] out, int to) {
    int length = architecture.width(0) * LANES;
    for (int set = 0; set < coefficients(); set++) {
      Arrays.fill(out, to + set * stride(), to + set * stride() + length, 0);
    }
    System.arraycopy(gates.data(), gates.offset(0), out, to, length);
  }

  /**
   * Replaces the first coefficients of the tangent by those from {@code base} on, less the fields' derivatives along
   * it; after {@link #computeTangent}.
   */
  void subtractDerivatives(PrimeField field, int base) {
    for (int i = 1; i <= q; i++) {
      kernels.dualSubtractOuter(
          field, units, part(tangent, base, i), derivatives.get(i), architecture.width(i - 1), architecture.width(i),
          part(tangent, 0, i));
    }
    for (int i = 0; i < q; i++) {
      if (layout.hasBias(i)) {
        subtractFromBias(field, i, base);
      }
    }
  }

  /** The part in b_i is l_{i+1}; that in b_0 is constant. */
  private void subtractFromBias(PrimeField field, int i, int base) {
    for (int set = 0; set < coefficients(); set++) {
      int to = set * stride() + layout.bias(i) * LANES;
      int from = to + base * stride();
      for (int e = 0; e < architecture.width(i) * LANES; e++) {
        double derivative = i == 0 ? 0 : leftTangent[i + 1].data()[leftTangent[i + 1].index(set) + e];
        tangent[to + e] = field.reduce(tangent[from + e] - derivative);
      }
    }
  }

  /** Layer i of a vector's coefficients from {@code first} on. */
  private DualBlock part(double[] vector, int first, int i) {
    return new DualBlock(vector, first * stride() + layout.weights(i) * LANES, stride(), false);
  }
}
