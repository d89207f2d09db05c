package lawsweep.cli;

import java.util.Arrays;
import lawsweep.law.LawCell;
import lawsweep.sweep.engine.RoadChoice;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that chooses the road. */
final class MethodOption {

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      converter = Converter.class,
      description = "auto, dense, symmetric or float64; default: auto, which is exact wherever that is possible: dense for"
          + " networks of up to " + RoadChoice.LARGEST_DENSE
          + " parameters and for data fields, symmetric for larger ones. float64"
          + " is for data fields, and all there is for tanh, GELU and softplus networks.")
  private RoadChoice road = RoadChoice.AUTO;

  /** The road to take, or how to choose it. */
  RoadChoice road() {
    return road;
  }

  /**
   * Checks that a cell can be counted as asked for.
   *
   * @throws UsageException if only float64 can
   */
  static void check(RoadChoice road, LawCell cell) {
    if (!road.admits(cell)) {
      throw new UsageException("expected --method auto or float64, got " + road.label() + ": " + cell.key()
          + " has no exact count");
    }
  }

  /** Reads a value. */
  static final class Converter implements ITypeConverter<RoadChoice> {
    @Override
    public RoadChoice convert(String text) {
      return Arrays.stream(RoadChoice.values()).filter(road -> road.selectable() && road.label().equals(text))
          .findFirst()
          .orElseThrow(
              () -> new TypeConversionException("expected auto, dense, symmetric or float64, got '" + text + "'"));
    }
  }
}
