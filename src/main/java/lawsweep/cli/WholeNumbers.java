package lawsweep.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine;

/** Options that are counts: whole numbers as specs have them, no plus, no zeros in front. */
final class WholeNumbers {

  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]*");

  private WholeNumbers() {}

  /** For all options of a program that have no reader of their own. */
  static void register(CommandLine program) {
    program.registerConverter(int.class, WholeNumbers::read);
    program.registerConverter(Integer.class, WholeNumbers::read);
  }

  private static Integer read(String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw new TypeConversionException("expected a whole number such as 10, got '" + text + "'");
    }
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          "expected a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE + ", got '" + text + "'");
    }
  }
}
