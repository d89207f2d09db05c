package lawsweep.cli.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import lawsweep.cli.option.WidthOrder;
import lawsweep.network.Bias;
import lawsweep.recast.Imbalance;
import lawsweep.recast.Recast;
import lawsweep.text.Many;

/** What {@code metric} says to people. */
final class RecastText {

  /** M is printed up to so many rows, and laws up to so many. */
  private static final int MOST_ROWS = 16;

  private final Recast recast;
  private final WidthOrder order;
  private final boolean matrix;
  private final List<String> lines = new ArrayList<>();

  /**
   * The text of a result.
   *
   * @param matrix whether to print M
   */
  RecastText(Recast recast, WidthOrder order, boolean matrix) {
    this.recast = recast;
    this.order = order;
    this.matrix = matrix;
  }

  /** Some lines, without a break at the end. */
  String text() {
    line("network", recast.network().family().label() + " " + order.shown(recast.network().widths())
        + (recast.network().bias() == Bias.NONE ? "" : ", bias " + recast.network().bias().label()));
    line("parameters", Many.grouped(recast.network().parameters()));
    line("closed", recast.closure().closed()
        ? "yes: given its laws, training is a flow of the function"
        : "no: brackets move weights where the function does not see it");
    line("dim_w0", Many.grouped(recast.closure().dimW0()));
    line("lie_dim", Many.grouped(recast.closure().lieDim()));
    if (recast.sweep().isEmpty()) {
      recast.at().ifPresent(this::at);
    } else {
      table();
    }
    return String.join("\n", lines);
  }

  private void line(String name, String value) {
    lines.add(String.format(Locale.ROOT, "%-13s %s", name, value));
  }

  private void at(Recast.At at) {
    if (!at.laws().isEmpty()) {
      line("laws", laws(at.laws()));
      line("residual", format(at.residual()));
    }
    line("trace", Double.toString(at.metric().trace()));
    line("rank", at.metric().rank().isPresent() ? Many.grouped(at.metric().rank().getAsLong()) : "not looked at");
    long size = at.metric().size();
    if (matrix && size <= MOST_ROWS) {
      rows(at);
    } else if (matrix) {
      line("M", Many.grouped(size) + " rows, not printed; --out FILE.npy"
          + (at.small() ? " or --json have them" : " has them"));
    }
  }

  private static String laws(List<Double> laws) {
    String shown = String.join(", ", laws.stream().limit(MOST_ROWS).map(RecastText::format).toList());
    return laws.size() <= MOST_ROWS ? shown : shown + ", … (" + Many.grouped(laws.size()) + " in all)";
  }

  private void rows(Recast.At at) {
    double[] row = new double[(int) at.metric().size()];
    for (int k = 0; k < row.length; k++) {
      at.metric().row(k, row);
      StringBuilder text = new StringBuilder();
      for (double value : row) {
        text.append(String.format(Locale.ROOT, "%12s", format(value)));
      }
      line(k == 0 ? "M" : "", text.toString());
    }
  }

  private void table() {
    lines.add("");
    lines.add(String.format(Locale.ROOT, "%12s %12s %12s %12s", "law", "trace", "condition", "change"));
    for (Imbalance each : recast.sweep()) {
      lines.add(String.format(Locale.ROOT, "%12s %12s %12s %12s", format(each.law()), format(each.trace()),
          format(each.condition()), format(each.change())));
    }
    lines.add("");
    lines.add("change: by how many percent M changes where the function moves by one; near 0 training is lazy");
    if (recast.sweep().stream().anyMatch(each -> each.change().isEmpty())) {
      lines.add("-: not looked at with more than " + Many.grouped(Imbalance.MOST_PATHS) + " paths");
    } else if (recast.sweep().stream().anyMatch(each -> each.condition().isEmpty())) {
      lines.add("-: beyond what float64 can tell, or M is too large");
    }
  }

  private static String format(OptionalDouble value) {
    return value.isPresent() ? format(value.getAsDouble()) : "-";
  }

  private static String format(double value) {
    return value == 0 ? "0"
        : String.format(Locale.ROOT, "%.6g", value).replaceFirst("(\\.\\d*?)0+($|e)", "$1$2")
            .replaceFirst("\\.($|e)", "$1");
  }
}
