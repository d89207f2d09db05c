package lawsweep.circuit.line;

import java.util.Map;
import java.util.Set;

/** A whole number in terms of the names of a {@link Template}, such as {@code h*d*(d + 1)}. */
public final class Formula {

  private final Expression expression;

  private Formula(Expression expression) {
    this.expression = expression;
  }

  /**
   * Reads a formula.
   *
   * @throws lawsweep.text.SpotException if it is none
   */
  public static Formula of(String text) {
    ExpressionReader reader = new ExpressionReader(text, 0);
    Expression expression = reader.sum();
    if (!reader.peek().isEmpty()) {
      throw reader.expected("one of + - * / % or the end");
    }
    return new Formula(expression);
  }

  /** The names in it, in alphabetical order. */
  public Set<String> names() {
    return expression.names();
  }

  /**
   * Its value.
   *
   * @throws lawsweep.text.SpotException where a name is unknown, a divisor is 0 or a number too large
   */
  public long value(Map<String, Long> names) {
    return expression.value(names);
  }
}
