package lawsweep.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import picocli.CommandLine.Option;

/** The options that name one architecture and its fields. */
final class ArchitectureOptions {

  @Option(
      names = "--linear",
      paramLabel = "W",
      description = "A linear network: widths from output to input, such as 2,3,3,2.")
  private String linear;

  @Option(names = "--relu", paramLabel = "W", description = "A ReLU network.")
  private String relu;

  @Option(
      names = "--bias",
      paramLabel = "BIAS",
      description = "none, hidden, or all (ReLU networks only); default: none.")
  private String bias = Bias.NONE.label();

  @Option(names = "--fields", paramLabel = "FIELDS", description = "generic; default: generic.")
  private String fields = "generic";

  @Option(names = "--draws", paramLabel = "N", hidden = true)
  private String draws;

  /**
   * The architecture asked for.
   *
   * @throws UsageException if the options do not name one
   */
  Architecture architecture() {
    checkFields();
    if ((linear == null) == (relu == null)) {
      throw new UsageException("expected either --linear W or --relu W, got " + (linear == null ? "neither" : "both")
          + "; for instance: lawsweep count --linear 2,3,3,2");
    }
    try {
      return linear != null
          ? new Architecture(Family.LINEAR, widths("--linear", linear), biasValue())
          : new Architecture(Family.RELU, widths("--relu", relu), biasValue());
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private void checkFields() {
    if (fields.equals("data") || draws != null) {
      throw new UsageException((draws != null ? "--draws belongs to --fields data, which" : "--fields data")
          + " is not supported by this version, which has --fields generic");
    }
    if (!fields.equals("generic")) {
      throw new UsageException("expected --fields generic, got '" + fields + "'");
    }
  }

  private Bias biasValue() {
    for (Bias value : Bias.values()) {
      if (value.label().equals(bias)) {
        return value;
      }
    }
    throw new UsageException("expected --bias none, hidden or all, got '" + bias + "'");
  }

  /**
   * The widths that an option was given.
   *
   * @throws UsageException if it was given anything else
   */
  static List<Integer> widths(String option, String text) {
    List<Integer> widths = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      widths.add(width(part.strip()).orElseThrow(() -> new UsageException("expected " + option
          + " with widths from output to input, each between 1 and " + Architecture.MAX_WIDTH
          + ", such as 2,3,3,2, got '"
          + text + "'")));
    }
    return widths;
  }

  private static Optional<Integer> width(String text) {
    return text.matches("[0-9]{1,7}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }
}
