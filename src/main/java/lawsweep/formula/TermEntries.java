package lawsweep.formula;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a term of an {@link IndexForm} out: all its summands where free letters have values. */
final class TermEntries {

  private final IndexTerm term;
  private final Map<Character, Integer> at;
  private final Polynomial.Sum sum;
  private final List<Character> summed;
  private final Map<Character, Integer> extents = new TreeMap<>();

  /**
   * For a term.
   *
   * @param free the values of free letters, from 0
   */
  TermEntries(IndexTerm term, Map<Character, Integer> free, Polynomial.Sum sum) {
    this.term = term;
    this.at = new TreeMap<>(free);
    this.sum = sum;
    for (Operand operand : term.operands()) {
      for (int side = 0; side < operand.letters().length(); side++) {
        extents.put(operand.letters().charAt(side), operand.shape().get(side));
      }
    }
    this.summed = extents.keySet().stream().filter(letter -> !free.containsKey(letter)).toList();
  }

  /** Adds all summands with a sign. */
  void add(long sign) {
    add(0, Math.multiplyExact(sign, term.factor()));
  }

  private void add(int depth, long factor) {
    if (depth == summed.size()) {
      sum.addProduct(factor, entries());
      return;
    }
    char letter = summed.get(depth);
    for (int index = 0; index < extents.get(letter); index++) {
      at.put(letter, index);
      add(depth + 1, factor);
    }
  }

  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (Operand operand : term.operands()) {
      List<Integer> place = new ArrayList<>();
      for (int side = 0; side < operand.letters().length(); side++) {
        place.add(at.get(operand.letters().charAt(side)) + 1);
      }
      entries.addAll(Collections.nCopies(operand.exponent(), new Entry(operand.tensor(), place)));
    }
    return entries;
  }
}
