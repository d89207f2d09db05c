package lawsweep.circuit.types;

import java.util.List;
import lawsweep.circuit.laws.LawKind;

/**
 * Laws that are alike up to a choice of indices, so that they can be evaluated at any size. With indices s of {@link
 * #indices}, and i, j of the matrix where there is one, a law is Σ over terms of factor · Q(s, i, j), where Q of a
 * tensor θ is, summed over all sides of θ that are not named by the term,
 *
 * <ul>
 * <li>{@code SQUARES}: Σ θ²,
 * <li>{@code PRODUCTS}: Σ θ[… i …] θ[… j …] with i ≤ j at the side {@link Term#matrix}, both from {@link #first} on,
 * <li>{@code SQUARES_OF_SUMS}: Σ (Σ θ)², the inner sum along the side {@link Term#matrix},
 * <li>{@code SUMS}: Σ θ.
 * </ul>
 *
 * <p>Factors are whole numbers; the law of squares and products is h, not h / 2. Positive terms are those that papers
 * call outgoing, negative ones incoming: the tensor that comes last on the way from input to output is positive.
 *
 * @param first the least index i and j have: 0, or where places begin that rotary positions let stand still
 * @param matrix how many indices i and j have; 0 but for {@code PRODUCTS}
 * @param terms in the order of the circuit's tensors
 */
public record LawGroup(
    LawKind kind,
    Form form,
    List<Index> indices,
    int first,
    int matrix,
    List<Term> terms) {

  /** With lists that do not change. */
  public LawGroup {
    indices = List.copyOf(indices);
    terms = List.copyOf(terms);
  }

  /** What is summed. */
  public enum Form {
    /** Squares. */
    SQUARES,
    /** Products of two rows. */
    PRODUCTS,
    /** Squares of sums along a side. */
    SQUARES_OF_SUMS,
    /** The parameters themselves. */
    SUMS
  }

  /**
   * An index that numbers laws.
   *
   * @param members for each value the indices of the side that it stands for, which are summed over: one, or both of a
   *     plane that rotary positions turn
   * @param differences true if only differences are laws: value s ≥ 1 stands for that at s minus that at 0, and there
   *     is none for 0
   */
  public record Index(List<List<Integer>> members, boolean differences) {

    /** With lists that do not change. */
    public Index {
      members = members.stream().map(List::copyOf).toList();
    }
  }

  /**
   * One tensor's part.
   *
   * @param tensor its index among the circuit's tensors
   * @param factor not 0
   * @param places for each of {@link LawGroup#indices} the side of the tensor that it runs along
   * @param matrix the side that i and j, or inner sums, run along; -1 if there is none
   */
  public record Term(int tensor, long factor, List<Integer> places, int matrix) {

    /** With a list that does not change. */
    public Term {
      places = List.copyOf(places);
    }
  }

  /** How many laws. */
  public long count() {
    long count = form == Form.PRODUCTS ? matrix * (matrix + 1L) / 2 : 1;
    for (Index index : indices) {
      count = Math.multiplyExact(count, (long) index.members().size() - (index.differences() ? 1 : 0));
    }
    return count;
  }
}
