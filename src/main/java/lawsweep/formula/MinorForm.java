package lawsweep.formula;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.types.LawGroup;

/**
 * The minors that a matrix of balances brings with it.
 *
 * <p>If the balances X_out X_outᵀ … of all symmetric S are laws, with S moving outgoing tensors and -S incoming ones,
 * the network does not change when GL(n) acts on its n hidden neurons, so that it is a function of products of what
 * goes in and what comes out. Then the stacked tensors X move by X' = S X, where S maps outgoing rows to incoming ones
 * and back. Its trace is 0, so all N × N minors of the N rows stand still.
 */
final class MinorForm {

  private MinorForm() {}

  /** The minors of a group of balances; empty if it is no matrix of plain ones, or has fewer columns than rows. */
  static Optional<Minors> of(Circuit circuit, LawGroup group) {
    if (group.form() != LawGroup.Form.PRODUCTS || !group.indices().isEmpty() || group.first() != 0) {
      return Optional.empty();
    }
    Set<Integer> tensors = new HashSet<>();
    Set<Long> factors = new HashSet<>();
    for (LawGroup.Term term : group.terms()) {
      List<Integer> shape = circuit.tensors().get(term.tensor()).shape();
      if (!tensors.add(term.tensor()) || shape.size() > 2 || shape.get(term.matrix()) != group.matrix()) {
        return Optional.empty();
      }
      factors.add(term.factor());
    }
    Minors minors = new Minors(group.terms().stream()
        .sorted((one, other) -> Long.compare(other.factor(), one.factor())).map(term -> part(circuit, term)).toList(),
        group.matrix());
    return factors.equals(Set.of(1L, -1L)) && minors.rows() <= minors.width() ? Optional.of(minors) : Optional.empty();
  }

  private static MinorPart part(Circuit circuit, LawGroup.Term term) {
    Tensor tensor = circuit.tensors().get(term.tensor());
    return new MinorPart(tensor.name(), tensor.shape(), term.matrix());
  }
}
