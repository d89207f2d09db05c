package lawsweep.circuit.laws;

import java.util.List;

/**
 * One law with all that it sums: Σ factor · θ[i] θ[j] and Σ factor · θ[i], each i and j entries of one tensor.
 *
 * @param parts in the order of tensors and entries
 */
public record SingleLaw(LawKind kind, List<Part> parts) {

  /** With a list that does not change. */
  public SingleLaw {
    parts = List.copyOf(parts);
  }

  /**
   * A part of the sum.
   *
   * @param tensor its index among the circuit's tensors
   * @param i an entry of the tensor, last side fastest
   * @param j another one, i or above, of the same tensor; -1 for an entry alone
   * @param factor a whole number, not 0
   */
  public record Part(int tensor, int i, int j, long factor) {

    /** Whether it is an entry alone, not a product of two. */
    public boolean linear() {
      return j < 0;
    }
  }

  /** The same with the other sign. */
  public SingleLaw negative() {
    return new SingleLaw(kind, parts.stream()
        .map(part -> new Part(part.tensor, part.i, part.j, -part.factor)).toList());
  }
}
