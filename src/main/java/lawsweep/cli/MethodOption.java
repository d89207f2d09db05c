package lawsweep.cli;

import java.util.Arrays;
import lawsweep.sweep.Road;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that chooses the road. */
final class MethodOption {

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      converter = Converter.class,
      description = "auto, dense or symmetric; default: auto, which is dense for networks of up to "
          + Road.LARGEST_DENSE + " parameters and symmetric for larger ones.")
  private Road road = Road.AUTO;

  /** The road to take, or how to choose it. */
  Road road() {
    return road;
  }

  /** Reads a value. */
  static final class Converter implements ITypeConverter<Road> {
    @Override
    public Road convert(String text) {
      return Arrays.stream(Road.values()).filter(road -> road.label().equals(text)).findFirst().orElseThrow(
          () -> new TypeConversionException("expected auto, dense or symmetric, got '" + text + "'"));
    }
  }
}
