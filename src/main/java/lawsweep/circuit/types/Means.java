package lawsweep.circuit.types;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;

/** Where a circuit takes the mean away along several sides: n x less the sum of x, as batch norms begin. */
final class Means {

  private final List<Step> steps;
  private final Facts facts;
  private final int[] readers;
  private final Map<Integer, Mean> ends = new HashMap<>();
  private final Set<Integer> inner = new HashSet<>();

  /**
   * A wire less its mean.
   *
   * @param of the wire
   * @param along places of its sides, as bits
   */
  record Mean(int of, int along) {}

  Means(Circuit circuit, Facts facts) {
    this.steps = circuit.steps();
    this.facts = facts;
    this.readers = new int[steps.size()];
    steps.forEach(step -> step.reads().forEach(wire -> readers[wire]++));
    readers[circuit.output()]++;
    for (int i = 0; i < readers.length; i++) {
      if (steps.get(i) instanceof Step.Sum sum && sum.terms().size() == 2) {
        find(i, sum.terms().getFirst(), sum.terms().getLast());
      }
    }
  }

  /** The mean that a step takes away, or null. */
  Mean at(int step) {
    return ends.get(step);
  }

  /** Whether a step is part of a mean and nothing else. */
  boolean inside(int step) {
    return inner.contains(step);
  }

  private void find(int end, Step.Term whole, Step.Term mean) {
    if (steps.get(mean.wire()) instanceof Step.Contraction spread && facts.get(spread.right()).ones()
        && steps.get(spread.left()) instanceof Step.Contraction total && facts.get(total.right()).ones()
        && total.left() == whole.wire() && readers[mean.wire()] == 1 && readers[spread.left()] == 1) {
      Letters sums = facts.letters(spread.left());
      Letters spreads = facts.letters(mean.wire());
      int along = Letters.places(sums.left(), sums.summed());
      long count = 1;
      for (int place = 0; place < sums.left().length; place++) {
        count *= (along >> place & 1) == 1 ? steps.get(whole.wire()).shape().get(place) : 1;
      }
      boolean back = along == spreads.outPlaces(spreads.rights() & ~spreads.lefts())
          && kept(total.leftLetters(), total.outLetters()).equals(total.outLetters())
          && kept(spread.outLetters(), spread.leftLetters()).equals(spread.leftLetters());
      Ratio sum = Ratio.of(whole.factor(), whole.divisor())
          .plus(Ratio.of(mean.factor(), mean.divisor()).times(Ratio.of(count)));
      if (back && sum.isZero()) {
        ends.put(end, new Mean(whole.wire(), along));
        inner.add(mean.wire());
        inner.add(spread.left());
      }
    }
  }

  /** The letters of the first that the second has, in the order of the first. */
  private static String kept(String all, String some) {
    StringBuilder kept = new StringBuilder();
    all.chars().filter(letter -> some.indexOf(letter) >= 0).forEach(letter -> kept.append((char) letter));
    return kept.toString();
  }
}
