package lawsweep.cli;

import lawsweep.law.LawCounter;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The values of {@code --method}. */
enum Method {
  AUTO("auto"),
  DENSE("dense");

  private final String label;

  Method(String label) {
    this.label = label;
  }

  /** The name on the command line and in manifests. */
  String label() {
    return label;
  }

  /** The road that a cell takes, as records name it: there is one so far. */
  String road() {
    return LawCounter.METHOD;
  }

  /** Reads a value. */
  static final class Converter implements ITypeConverter<Method> {
    @Override
    public Method convert(String text) {
      return switch (text) {
        case "auto" -> AUTO;
        case "dense" -> DENSE;
        case "symmetric" -> throw new TypeConversionException(
            "'symmetric' is not supported by this version, which has auto and dense");
        default -> throw new TypeConversionException("expected auto or dense, got '" + text + "'");
      };
    }
  }
}
