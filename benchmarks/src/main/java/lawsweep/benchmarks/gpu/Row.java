package lawsweep.benchmarks.gpu;

import java.util.List;
import java.util.Optional;

/**
 * A row of the table.
 *
 * @param what was looked at
 * @param measured what came out
 * @param target what should, empty if nothing special
 * @param verdict what that means
 */
record Row(String what, String measured, String target, Verdict verdict) {

  /** Begins a line of a step's output that is a row. */
  private static final String MARK = "row\t";

  /** One line each. */
  Row {
    what = oneLine(what);
    measured = oneLine(measured);
    target = oneLine(target);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** A fact, with nothing to judge. */
  static Row fact(String what, String measured) {
    return new Row(what, measured, "", Verdict.FACT);
  }

  /** Something that went wrong. */
  static Row failed(String what, String reason) {
    return new Row(what, reason, "", Verdict.FAILED);
  }

  /** Something that cannot be done here. */
  static Row leftOut(String what, String reason) {
    return new Row(what, reason, "", Verdict.LEFT_OUT);
  }

  /** Something that is right or not. */
  static Row check(String what, String measured, boolean right) {
    return new Row(what, measured, "", right ? Verdict.OK : Verdict.FAILED);
  }

  /** The row as a line between processes. */
  String line() {
    return MARK + String.join("\t", what, measured, target, verdict.name());
  }

  /** The row of a line; empty if the line is none. */
  static Optional<Row> of(String line) {
    if (!line.startsWith(MARK)) {
      return Optional.empty();
    }
    List<String> cells = List.of(line.substring(MARK.length()).split("\t", -1));
    return Optional.of(new Row(cells.get(0), cells.get(1), cells.get(2), Verdict.valueOf(cells.get(3))));
  }

  /** The row in a table of Markdown. */
  String markdown() {
    return "| " + String.join(" | ", what.replace("|", "\\|"), measured.replace("|", "\\|"), target, verdict.shown())
        + " |";
  }

  /** The row for a terminal. */
  String plain() {
    String judged = verdict == Verdict.FACT ? "" : "  [" + verdict.shown().replace("*", "") + "]";
    return (what.isEmpty() ? "" : what + ": ") + measured + (target.isEmpty() ? "" : "  (" + target + ")") + judged;
  }
}
