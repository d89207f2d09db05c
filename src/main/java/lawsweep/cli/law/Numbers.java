package lawsweep.cli.law;

import java.util.regex.Pattern;
import lawsweep.cli.terminal.UsageException;

/** Lists of real numbers that options are given. */
final class Numbers {

  private static final Pattern DECIMAL = Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,4})?");
  private static final int SHOWN = 60;

  private Numbers() {}

  /**
   * The numbers of a list, {@code 0,1.5,-3e2}.
   *
   * @throws UsageException if it is none, or a number is not finite
   */
  static double[] of(String option, String text) {
    String[] parts = text.split(",", -1);
    double[] numbers = new double[parts.length];
    for (int k = 0; k < parts.length; k++) {
      String part = parts[k].strip();
      numbers[k] = DECIMAL.matcher(part).matches() ? Double.parseDouble(part) : Double.NaN;
      if (!Double.isFinite(numbers[k])) {
        throw new UsageException("expected " + option + " with numbers such as 0,1.5,-3, got '" + brief(text) + "'"
            + (parts.length > 1 ? ", where one is '" + brief(part) + "'" : ""));
      }
    }
    return numbers;
  }

  private static String brief(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
