package lawsweep.cli.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import lawsweep.checkpoint.Magnitude;
import lawsweep.checkpoint.names.Proposal;
import lawsweep.text.Many;
import lawsweep.text.OneLine;

/** What a checkpoint holds, for people. */
final class InspectionTable {

  private static final int LONGEST_TEXT = 60;
  private static final String NOTHING = "-";

  private final Inspection inspection;
  private final List<String> lines = new ArrayList<>();

  private InspectionTable(Inspection inspection) {
    this.inspection = inspection;
  }

  /** Lines without a line break at the end. */
  static String of(Inspection inspection) {
    InspectionTable table = new InspectionTable(inspection);
    table.head();
    table.tensors();
    table.proposals();
    return String.join("\n", table.lines);
  }

  private void head() {
    add("checkpoint", inspection.path());
    add("step", inspection.step().map(String::valueOf).orElse(NOTHING));
    if (!inspection.metadata().isEmpty()) {
      add("metadata", inspection.metadata().entrySet().stream()
          .map(text -> shown(text.getKey()) + " = " + shown(text.getValue())).collect(Collectors.joining(", ")));
    }
    add("tensors",
        Many.grouped(inspection.tensors().size()) + ", with " + Many.of(inspection.numbers(), "number")
            + (inspection.notFinite() == 0 ? "" : ", " + Many.grouped(inspection.notFinite()) + " of them not finite")
            + (inspection.notUsable() == 0 ? ""
                : "; " + Many.of(inspection.notUsable(), "tensor")
                    + " of types that drift does not read"));
  }

  private void tensors() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("name", "shape", "type", "norm", "not finite"));
    inspection.tensors().forEach(row -> rows.add(cells(row)));
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < rows.getFirst().size(); i++) {
      int column = i;
      widths.add(rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }
    lines.add("");
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        line.append(i < 3 ? padded(row.get(i), widths.get(i)) : right(row.get(i), widths.get(i))).append("  ");
      }
      lines.add(line.toString().stripTrailing());
    }
  }

  private static List<String> cells(Inspection.Row row) {
    String shape = row.tensor().shape().stream().map(String::valueOf).collect(Collectors.joining("x"));
    return List.of(OneLine.of(row.tensor().name()), shape.isEmpty() ? "scalar" : shape, row.tensor().type(),
        row.magnitude().map(InspectionTable::norm).orElse(NOTHING),
        row.magnitude().map(magnitude -> Many.grouped(magnitude.notFinite())).orElse(NOTHING));
  }

  private static String norm(Magnitude magnitude) {
    return String.format(Locale.ROOT, "%.6g", magnitude.norm());
  }

  private void proposals() {
    lines.add("");
    if (inspection.proposals().isEmpty()) {
      add("names", "no map of names fits; write rules in a FILE.yaml (--names)");
    }
    for (Proposal proposal : inspection.proposals()) {
      add("names", proposal.names()
          + (proposal.prefix().isEmpty() ? "" : " (prefix '" + shown(proposal.prefix()) + "' left away)"));
      proposal.net().ifPresent(net -> add("net", net));
      proposal.notes().forEach(note -> add("note", note));
    }
  }

  private void add(String name, String value) {
    lines.add(padded(name, 10) + "   " + OneLine.of(value));
  }

  private static String shown(String text) {
    String line = OneLine.of(text);
    return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "…";
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
