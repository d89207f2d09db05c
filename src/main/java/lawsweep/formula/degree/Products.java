package lawsweep.formula.degree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All products of generators that have a given degree and lie in a given class. */
final class Products {

  private final List<Generator> generators;
  private final List<int[]> odd;
  private final boolean[] open;
  private final int reach;
  private int wrong;

  /**
   * Products in one class.
   *
   * @param marks of the class
   * @param reach how many marks each factor of a monomial turns at most
   */
  Products(List<Generator> generators, boolean[] marks, int reach) {
    this.generators = generators;
    this.reach = reach;
    this.odd = generators.stream().map(Generator::odd).toList();
    this.open = marks.clone();
    for (boolean each : open) {
      wrong += each ? 1 : 0;
    }
  }

  /**
   * Finds them, one after the other.
   *
   * @param taker takes the generators of a product by their numbers, which do not decrease; to be copied
   */
  void forEach(int degree, Consumer<List<Integer>> taker) {
    extend(new ArrayList<>(), degree, taker);
  }

  private void extend(List<Integer> chosen, int left, Consumer<List<Integer>> taker) {
    if (left == 0) {
      taker.accept(chosen);
      return;
    }
    for (int g = chosen.isEmpty() ? 0 : chosen.getLast(); g < generators.size(); g++) {
      int rest = left - generators.get(g).degree();
      if (rest >= 0) {
        toggle(g);
        if (wrong <= reach * rest) {
          chosen.add(g);
          extend(chosen, rest, taker);
          chosen.removeLast();
        }
        toggle(g);
      }
    }
  }

  private void toggle(int g) {
    for (int mark : odd.get(g)) {
      open[mark] = !open[mark];
      wrong += open[mark] ? 1 : -1;
    }
  }
}
