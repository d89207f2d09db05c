package lawsweep.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads whole numbers of 32 bits as specs have them: no plus, no zeros in front. */
public final class WholeNumber implements ITypeConverter<Integer> {

  @Override
  public Integer convert(String text) {
    if (text.matches("0|-?[1-9][0-9]{0,9}") && Long.parseLong(text) == (int) Long.parseLong(text)) {
      return Integer.valueOf(text);
    }
    throw new TypeConversionException("expected a whole number such as 10, got '" + text + "'");
  }
}
