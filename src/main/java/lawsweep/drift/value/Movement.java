package lawsweep.drift.value;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import lawsweep.checkpoint.names.TensorView;
import lawsweep.circuit.types.LawGroup;
import lawsweep.circuit.types.LawGroup.Form;
import lawsweep.circuit.types.LawGroup.Index;
import lawsweep.circuit.types.LawGroup.Term;

/**
 * How far single parameters move, in the measure of a group of laws whose terms all have one sign: such laws have no
 * other side to compare their drift with.
 */
final class Movement {

  private final LawGroup group;
  private final List<TensorView> views;
  private final Workers workers;

  Movement(LawGroup group, List<TensorView> views, Workers workers) {
    this.group = group;
    this.views = views;
    this.workers = workers;
  }

  /** Σ over laws and what they sum of |Δ(c θ²)|, of |Δ(c s²)|, or of |Δ(c θ)|; nothing for laws with two sides. */
  OptionalDouble between(TensorSource first, TensorSource second) throws IOException {
    boolean mixed = group.terms().stream().map(term -> Long.signum(term.factor())).distinct().count() > 1;
    if (mixed || group.form() == Form.PRODUCTS || group.indices().stream().anyMatch(Index::differences)) {
      return OptionalDouble.empty();
    }
    Moments total = new Moments(1);
    for (Term term : group.terms()) {
      Operand x = Operand.of(first, views.get(term.tensor()));
      Operand y = Operand.of(second, views.get(term.tensor()));
      Moments moved = Gathering.of(Slots.of(group), term.places(), x.sides(), -1, marginal(x, y, term));
      for (int slot = 0; slot < moved.size(); slot++) {
        total.add(0, Math.abs(term.factor()) * moved.sum(slot));
      }
    }
    return OptionalDouble.of(total.sum(0));
  }

  private Moments marginal(Operand x, Operand y, Term term) {
    if (group.form() == Form.SQUARES_OF_SUMS) {
      Set<Integer> others = new HashSet<>();
      for (int side : x.sides().sides()) {
        others.add(side);
      }
      others.remove(term.matrix());
      return SquaredSums.moved(x.sides(), term, sums(x, x, Pairing.FIRST, others), sums(y, y, Pairing.FIRST, others));
    }
    Pairing distance = group.form() == Form.SQUARES ? Pairing.DISTANCE_OF_SQUARES : Pairing.DISTANCE;
    return sums(x, y, distance, Set.copyOf(term.places()));
  }

  private Moments sums(Operand x, Operand y, Pairing pairing, Set<Integer> sides) {
    return Marginals.of(x, y, List.of(new Marginals.Asked(pairing, sides)), workers).getFirst();
  }
}
