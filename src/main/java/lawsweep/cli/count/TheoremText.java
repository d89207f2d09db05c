package lawsweep.cli.count;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import lawsweep.cli.option.WidthOrder;
import lawsweep.json.NumberList;
import lawsweep.law.Validity;
import lawsweep.road.symmetric.Core;
import lawsweep.road.symmetric.ScalarBox;
import lawsweep.road.symmetric.TheoremRecord;
import lawsweep.road.symmetric.WidthTheorem;
import lawsweep.road.symmetric.WidthVector;

/** A theorem for people at a terminal. */
final class TheoremText {

  /** Boxes that are written out; more are described. */
  private static final int FEW_BOXES = 6;

  private TheoremText() {}

  /** The statement, and what it says of a network if that was asked for; without a line break at its end. */
  static String of(TheoremRecord record, WidthOrder order) {
    List<String> lines = new ArrayList<>(theorem(record.theorem()));
    if (record.network().isPresent()) {
      lines.add("");
      lines.addAll(network(record.network().get(), order));
    }
    return String.join("\n", lines);
  }

  private static List<String> theorem(WidthTheorem theorem) {
    List<String> lines = new ArrayList<>();
    lines.add(line("theorem", "all linear networks of depth " + theorem.depth() + ", widths n_0, ..., n_"
        + theorem.depth() + " >= 1 from output to input"));
    lines.add(line("dim Lie", "R(n*) = sum n*_{i-1} n*_i - sum over hidden layers of n*_i (n*_i + 1)/2"));
    lines.add(line("n*", "n_i <- min(n_i, n_{i-1} + n_{i+1} - 1) in hidden layers until nothing changes,"));
    lines.add(line("", "then 1 in all layers between two consecutive ones of width 1"));
    lines.add(line("laws", "D - R(n*); outside the exceptions the known laws are all there are, inside not"));
    lines.add(line("valid", Validity.OUTSIDE_A_NULL_SET.sentence()));
    lines.addAll(exceptions(theorem));
    lines.add(line("left open", "nothing"));
    lines.addAll(covered(theorem));
    lines.add(line("fingerprint", theorem.fingerprint()));
    return lines;
  }

  private static List<String> exceptions(WidthTheorem theorem) {
    List<ScalarBox> boxes = theorem.exceptions();
    if (boxes.isEmpty()) {
      return List.of(line("exceptions", "none"));
    }
    if (boxes.size() > FEW_BOXES) {
      return List.of(line("exceptions", "n_a = n_b = 1 and n_i >= 2 for a < i < b, for all 0 <= a <= b - 3 <= "
          + (theorem.depth() - 3) + ": " + boxes.size() + " boxes"));
    }
    List<String> lines = new ArrayList<>();
    for (ScalarBox box : boxes) {
      lines.add(line(lines.isEmpty() ? "exceptions" : "", box(box)));
    }
    return lines;
  }

  private static String box(ScalarBox box) {
    return "n_" + box.from() + " = n_" + box.to() + " = 1 and n_i >= 2 for " + box.from() + " < i < " + box.to();
  }

  private static List<String> covered(WidthTheorem theorem) {
    List<String> lines = new ArrayList<>();
    String[] parts = theorem.covered().split(", where ", 2);
    lines.add(line("by computing", parts[0] + (parts.length > 1 ? "," : "")));
    if (parts.length > 1) {
      lines.add(line("", "where " + parts[1]));
      lines.add(line("by theorem", "all other widths (sections 5 to 9 of the proof)"));
    }
    IntSummaryStatistics primes = theorem.cores().stream().mapToInt(Core::prime).summaryStatistics();
    int longest = theorem.cores().stream().mapToInt(Core::bracketLength).max().orElseThrow();
    lines.add(line("sub-networks", theorem.cores().size() + ": the spine with up to two of " + theorem.trees().size()
        + " straight paths; brackets of up to " + longest + " fields,"));
    lines.add(line("", "modulo primes from " + primes.getMin() + " to " + primes.getMax()));
    return lines;
  }

  private static List<String> network(WidthVector network, WidthOrder order) {
    List<String> lines = new ArrayList<>();
    lines.add(line("network", "linear " + widths(network.widths(), order)));
    lines.add(line("parameters", "D = " + network.parameters()));
    lines.add(line("n*", widths(network.reduced(), order)));
    lines.add(line("dim Lie", "R(n*) = " + network.lieDim()));
    lines.add(line("laws", network.laws() + " (" + network.knownLaws() + " known, "
        + (network.laws() - network.knownLaws()) + " beyond them)"));
    lines.add(line("set", network.complete()
        ? "outside all exceptions: the known laws are all there are"
        : "exception: " + String.join("; ", network.boxes().stream().map(TheoremText::box).toList())));
    lines.add(line("proved", network.covered()
        ? "by computing with sub-networks"
        : "by the theorem (sections 5 to 9 of the proof)"));
    return lines;
  }

  /** The statement says that widths go from output to input. */
  private static String widths(List<Integer> widths, WidthOrder order) {
    return order == WidthOrder.OUTPUT_FIRST ? NumberList.text(widths) : order.shown(widths);
  }

  private static String line(String name, String value) {
    return String.format(Locale.ROOT, "%-13s %s", name, value);
  }
}
