package lawsweep.formula;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A number times a product of entries, summed over all letters that are not free.
 *
 * @param factor not 0
 * @param operands at least one; a number that depends on time alone, t or tau, has no sides
 */
public record IndexTerm(long factor, List<Operand> operands) {

  /** With a list that does not change. */
  public IndexTerm {
    operands = List.copyOf(operands);
  }

  /** How many products are summed for each choice of the free letters. */
  double products(String free) {
    Map<Character, Integer> extents = new HashMap<>();
    for (Operand operand : operands) {
      for (int side = 0; side < operand.letters().length(); side++) {
        extents.put(operand.letters().charAt(side), operand.shape().get(side));
      }
    }
    return extents.entrySet().stream().filter(letter -> free.indexOf(letter.getKey()) < 0)
        .mapToDouble(Map.Entry::getValue).reduce(1, (a, b) -> a * b);
  }
}
