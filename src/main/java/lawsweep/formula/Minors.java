package lawsweep.formula;

import java.math.BigInteger;
import java.util.List;

/**
 * The maximal minors of X, the tensors on both sides of a hidden layer, stacked: one row for each neuron of the layers
 * before and behind, and one column for each of its own neurons. There are at least as many columns as rows.
 *
 * @param parts the tensors, from the output's side on
 * @param width the number of columns, n
 */
public record Minors(List<MinorPart> parts, int width) implements LawBody {

  /** With a list that does not change. */
  public Minors {
    parts = List.copyOf(parts);
  }

  /** The number of rows, N. */
  public int rows() {
    return parts.stream().mapToInt(MinorPart::rows).sum();
  }

  /** How many minors: n choose N, or {@link Long#MAX_VALUE} if there are more. */
  @Override
  public long count() {
    BigInteger count = BigInteger.ONE;
    for (int i = 1; i <= rows(); i++) {
      count = count.multiply(BigInteger.valueOf(width - rows() + (long) i)).divide(BigInteger.valueOf(i));
    }
    return count.bitLength() > Long.SIZE - 1 ? Long.MAX_VALUE : count.longValueExact();
  }

  @Override
  public double length() {
    double length = count();
    for (int i = 2; i <= rows(); i++) {
      length *= i;
    }
    return length;
  }

  @Override
  public List<NamedPolynomial> entries(String name) {
    return new MinorEntries(this, name).all();
  }
}
