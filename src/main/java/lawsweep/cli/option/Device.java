package lawsweep.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The values of {@code --device}. */
public enum Device {
  AUTO,
  CPU;

  /** Why {@link #AUTO} means the CPU. */
  public static final String NO_GPU = "this version does not support GPUs: using the CPU";

  /** Reads a value. */
  static final class Converter implements ITypeConverter<Device> {
    @Override
    public Device convert(String text) {
      return switch (text) {
        case "auto" -> AUTO;
        case "cpu" -> CPU;
        case "cuda" -> throw new TypeConversionException(
            "'cuda' is not supported by this version, which has auto and cpu");
        default -> throw new TypeConversionException("expected auto or cpu, got '" + text + "'");
      };
    }
  }
}
