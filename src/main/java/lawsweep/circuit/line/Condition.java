package lawsweep.circuit.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which combinations of numbers are wanted: comparisons with {@code and} between them, such as
 * {@code h*d <= m and m % h = 0}. A comparison can go on: {@code 1 < h <= m}.
 */
public final class Condition {

  private static final Set<String> SIGNS = Set.of("<", "<=", ">", ">=", "=", "==", "!=");

  private final List<Comparison> comparisons;

  /** Two expressions and the sign between them. */
  private record Comparison(Expression left, String sign, Expression right) {

    boolean holds(Map<String, Long> names) {
      int order = Long.compare(left.value(names), right.value(names));
      return switch (sign) {
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        case ">=" -> order >= 0;
        case "!=" -> order != 0;
        default -> order == 0;
      };
    }
  }

  private Condition(List<Comparison> comparisons) {
    this.comparisons = comparisons;
  }

  /**
   * Reads a condition.
   *
   * @throws lawsweep.text.SpotException if it says nothing sensible
   */
  public static Condition of(String text) {
    ExpressionReader reader = new ExpressionReader(text, 0);
    List<Comparison> comparisons = new ArrayList<>();
    while (true) {
      Expression left = reader.sum();
      if (!SIGNS.contains(reader.peek())) {
        throw reader.expected("a comparison with <, <=, >, >=, = or !=");
      }
      while (SIGNS.contains(reader.peek())) {
        String sign = reader.take();
        Expression right = reader.sum();
        comparisons.add(new Comparison(left, sign, right));
        left = right;
      }
      if (reader.peek().isEmpty()) {
        return new Condition(List.copyOf(comparisons));
      }
      if (!reader.peek().equals("and")) {
        throw reader.expected("and, or the end");
      }
      reader.take();
    }
  }

  /** The names in it, in alphabetical order. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (Comparison each : comparisons) {
      each.left().collect(names);
      each.right().collect(names);
    }
    return names;
  }

  /**
   * True if all comparisons hold.
   *
   * @throws lawsweep.text.SpotException where a name is unknown, a divisor is 0 or a number too large
   */
  public boolean holds(Map<String, Long> names) {
    return comparisons.stream().allMatch(each -> each.holds(names));
  }
}
