package lawsweep.circuit.line;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongBinaryOperator;
import lawsweep.text.Spelling;
import lawsweep.text.Spot;
import lawsweep.text.SpotException;

/**
 * A whole number made of numbers and names by {@code + - * / %} and parentheses. Division rounds down, and the rest is
 * never negative for a positive divisor. What does not fit a {@code long} is refused.
 */
sealed interface Expression {

  /**
   * The value.
   *
   * @throws SpotException where a name is unknown, a divisor is 0 or a number too large
   */
  long value(Map<String, Long> names);

  /** Adds the names in it. */
  void collect(Set<String> names);

  /** The names in it. */
  default Set<String> names() {
    Set<String> names = new TreeSet<>();
    collect(names);
    return names;
  }

  /** A number. */
  record Literal(long value) implements Expression {

    @Override
    public long value(Map<String, Long> names) {
      return value;
    }

    @Override
    public void collect(Set<String> names) {
      // There are none.
    }
  }

  /** A name. */
  record Name(String name, Spot spot) implements Expression {

    @Override
    public long value(Map<String, Long> names) {
      Long value = names.get(name);
      if (value == null) {
        throw spot.error("expected a name in over:, got '" + name + "'" + Spelling.hint(name, names.keySet()));
      }
      return value;
    }

    @Override
    public void collect(Set<String> names) {
      names.add(name);
    }
  }

  /** Two numbers made one. */
  record Operation(Expression left, char sign, Expression right, Spot spot) implements Expression {

    @Override
    public long value(Map<String, Long> names) {
      long a = left.value(names);
      long b = right.value(names);
      if (b == 0 && (sign == '/' || sign == '%')) {
        throw spot.error("cannot divide " + a + " by 0");
      }
      try {
        return operator().applyAsLong(a, b);
      } catch (ArithmeticException e) {
        throw spot.error(a + " " + sign + " " + b + " is too large");
      }
    }

    private LongBinaryOperator operator() {
      return switch (sign) {
        case '+' -> Math::addExact;
        case '-' -> Math::subtractExact;
        case '*' -> Math::multiplyExact;
        case '/' -> Math::floorDivExact;
        case '%' -> Math::floorMod;
        default -> throw new IllegalStateException("no sign " + sign);
      };
    }

    @Override
    public void collect(Set<String> names) {
      left.collect(names);
      right.collect(names);
    }
  }
}
