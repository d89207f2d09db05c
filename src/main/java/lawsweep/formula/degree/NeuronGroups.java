package lawsweep.formula.degree;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The neurons whose signs may be changed, in groups: the layers from the output on and, where there are biases, one
 * neuron more whose value is always 1. A parameter joins two neurons. The sign of a neuron changes the signs of its
 * parameters; that is an isometry, and it permutes the fields of W_0. Neurons have numbers, group after group.
 *
 * @param widths of the layers
 * @param biased the layers that have biases
 */
record NeuronGroups(List<Integer> widths, List<Integer> biased) {

  NeuronGroups {
    widths = List.copyOf(widths);
    biased = List.copyOf(biased);
  }

  /** How many groups. */
  int count() {
    return widths.size() + (biased.isEmpty() ? 0 : 1);
  }

  /** How many neurons in a group. */
  int size(int group) {
    return group < widths.size() ? widths.get(group) : 1;
  }

  /** The number of a group's first neuron. */
  int first(int group) {
    int first = 0;
    for (int g = 0; g < group; g++) {
      first += size(g);
    }
    return first;
  }

  /** All neurons. */
  int neurons() {
    return first(count());
  }

  /** In how many ways so many neurons of each group can be chosen. */
  BigInteger copies(List<Integer> odd) {
    BigInteger copies = BigInteger.ONE;
    for (int g = 0; g < odd.size(); g++) {
      copies = copies.multiply(ClassSizes.binomial(size(g), odd.get(g)));
    }
    return copies;
  }

  /** The neurons of the class that stands for all with so many of each group: the first of each. */
  boolean[] chosen(List<Integer> odd) {
    boolean[] chosen = new boolean[neurons()];
    for (int g = 0; g < odd.size(); g++) {
      for (int j = 0; j < odd.get(g); j++) {
        chosen[first(g) + j] = true;
      }
    }
    return chosen;
  }

  /**
   * The vectors of how many neurons of each group may meet an odd number of factors of a monomial: an even number of
   * neurons, two at most for each factor.
   *
   * @param odd how many neurons at most
   * @param most how many vectors there may be
   * @throws IllegalArgumentException if there are more, with one line that says so
   */
  List<List<Integer>> candidates(int degree, int odd, int most) {
    List<List<Integer>> found = new ArrayList<>();
    extend(new ArrayList<>(), Math.min(odd, 2 * degree), degree, found, most);
    return found;
  }

  /**
   * Adds group after group.
   *
   * @param left how many neurons may be added
   * @param factors how many factors there may be besides one for each matrix that has an odd number of them, which
   *     without biases it has if the layers before it have an odd number of odd neurons
   */
  private void extend(List<Integer> odd, int left, int factors, List<List<Integer>> found, int most) {
    if (odd.size() == count()) {
      if (sum(odd) % 2 == 0) {
        found.add(List.copyOf(odd));
        if (found.size() > most) {
          throw new IllegalArgumentException("expected a network with at most " + most
              + " sorts of sign classes, got more: ask for a smaller degree or fewer layers");
        }
      }
      return;
    }
    int before = biased.isEmpty() ? sum(odd) : 0;
    for (int k = 0; k <= Math.min(left, size(odd.size())); k++) {
      int rest = factors - (biased.isEmpty() && odd.size() < count() - 1 ? (before + k) % 2 : 0);
      if (rest >= 0) {
        odd.add(k);
        extend(odd, left - k, rest, found, most);
        odd.removeLast();
      }
    }
  }

  private static int sum(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).sum();
  }
}
