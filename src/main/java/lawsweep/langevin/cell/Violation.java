package lawsweep.langevin.cell;

import java.util.Locale;
import java.util.Optional;

/**
 * What is wrong with a cell.
 *
 * @param key the key of a spec's entry that is to blame
 * @param wrong what it says
 * @param right what would be right
 */
public record Violation(String key, String wrong, String right) {

  /** A violation if something is broken. */
  public static Optional<Violation> when(boolean broken, String key, String wrong, String right) {
    return broken ? Optional.of(new Violation(key, wrong, right)) : Optional.empty();
  }

  /** As numbers are printed in messages: {@code 3}, {@code 0.05}. */
  public static String shown(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? String.format(Locale.ROOT, "%.0f", number)
        : Double.toString(number);
  }
}
