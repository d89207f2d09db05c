package lawsweep.formula.scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lawsweep.json.NumberList;
import lawsweep.law.known.KnownLaws;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;

/**
 * A stretch of a deep linear network between two layers of one neuron each: s = U_{a+1} ⋯ U_b is a number, and all
 * fields are multiples of ∇s on it, so that everything but the place on a curve is conserved.
 *
 * @param layer a, the layer of one neuron it begins at, from the output
 * @param widths n_a = 1, n_{a+1}, …, n_b = 1
 */
record ScalarBlock(int layer, List<Integer> widths) {

  /** The number of matrices of a block whose laws have a closed form. */
  private static final int CURVE_DEPTH = 3;

  /** With a list that does not change. */
  public ScalarBlock {
    widths = List.copyOf(widths);
    if (widths.size() < 3 || widths.getFirst() != 1 || widths.getLast() != 1
        || widths.subList(1, widths.size() - 1).contains(1)) {
      throw new IllegalArgumentException("expected widths 1,n,…,1 with no 1 inside, got " + NumberList.text(widths));
    }
  }

  /** The blocks of two matrices and more, from the output; none but for linear networks. */
  public static List<ScalarBlock> of(Architecture a) {
    List<ScalarBlock> blocks = new ArrayList<>();
    if (a.family() != Family.LINEAR) {
      return blocks;
    }
    int last = -1;
    for (int i = 0; i <= a.depth(); i++) {
      if (a.width(i) == 1) {
        if (last >= 0 && i > last + 1) {
          blocks.add(new ScalarBlock(last, a.widths().subList(last, i + 1)));
        }
        last = i;
      }
    }
    return blocks;
  }

  /** How many matrices. */
  public int depth() {
    return widths.size() - 1;
  }

  /** {@code U1}, {@code U2}, …: its matrices as the network numbers them. */
  public List<String> tensors() {
    return IntStream.rangeClosed(layer + 1, layer + depth()).mapToObj(i -> "U" + i).toList();
  }

  /** D of the block. */
  public long parameters() {
    long sum = 0;
    for (int i = 1; i <= depth(); i++) {
      sum += (long) widths.get(i - 1) * widths.get(i);
    }
    return sum;
  }

  /** All its laws: D - 1, by a theorem. */
  public long laws() {
    return parameters() - 1;
  }

  /** Those that are functions of its balances. */
  public long known() {
    return KnownLaws.bound(new Architecture(Family.LINEAR, widths, Bias.NONE));
  }

  /** The laws that are no functions of balances. */
  public long beyond() {
    return laws() - known();
  }

  /** True for widths 1,n_1,n_2,1: its laws are integrals on a hyperelliptic curve. */
  public boolean curve() {
    return depth() == CURVE_DEPTH;
  }

  /** True for widths 1,n,n,1: that no law beyond the balances is algebraic is proved. */
  public boolean square() {
    return curve() && widths.get(1).equals(widths.get(2));
  }

  /** {@code 1,2,2,1}. */
  public String label() {
    return NumberList.text(widths);
  }

  /** {@code U1, U2, U3}. */
  String tensorList() {
    return tensors().stream().collect(Collectors.joining(", "));
  }
}
