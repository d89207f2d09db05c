package lawsweep.drift;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import lawsweep.checkpoint.run.GradNorm;
import lawsweep.checkpoint.run.RunFacts;
import lawsweep.checkpoint.run.Schedule;

/** Σ τ² |g|² over the steps of a run, which is the size of what finite steps do, where norms of gradients are known. */
final class GradientNorms {

  private final Map<Long, Double> squares = new HashMap<>();
  private final RunFacts facts;

  GradientNorms(RunFacts facts) {
    this.facts = facts;
    facts.gradNorms().map(fact -> fact.value()).orElse(List.of()).forEach(this::note);
  }

  private void note(GradNorm norm) {
    squares.put(norm.step(), norm.squared());
  }

  /** The sum over the steps from one up to another; empty unless learning rate and all these norms are known. */
  OptionalDouble between(long from, long to) {
    if (facts.lr().isEmpty() || to - from > squares.size()) {
      return OptionalDouble.empty();
    }
    Schedule rates = facts.lr().get().value();
    LongSum sum = new LongSum();
    for (long step = from; step < to; step++) {
      Double square = squares.get(step);
      if (square == null) {
        return OptionalDouble.empty();
      }
      double rate = rates.at(step);
      sum.add(rate * rate * square);
    }
    return OptionalDouble.of(sum.value());
  }
}
