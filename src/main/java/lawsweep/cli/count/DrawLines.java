package lawsweep.cli.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;
import lawsweep.export.CountCommand;
import lawsweep.law.DataChoice;
import lawsweep.pattern.Inputs;
import lawsweep.road.data.DataCertificate;
import lawsweep.road.data.DrawTally;
import lawsweep.road.data.Histogram;

/** What the draws of a data cell gave, for people: names and values of lines. */
final class DrawLines {

  /** A line of a table. */
  record Line(String name, String value) {}

  private DrawLines() {}

  /** All lines; {@code command} makes the command that counts a witness again. */
  static List<Line> of(DataCertificate certificate, CountCommand command) {
    DataChoice choice = certificate.cell().data().orElseThrow();
    DrawTally tally = certificate.tally();
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("weights", choice.first() == 0 ? many(choice.draws(), "draw") : "draw " + choice.first()));
    lines.add(new Line("inputs", choice.inputs().map(DrawLines::inputs).orElse("all there are")));
    lines.add(new Line("dim W_0", histogram(tally.ranks())));
    long total = tally.ranks().total();
    lines.add(new Line("at phi", String.format(Locale.ROOT, "dim W_0 = %d in %.4g %% of the draws", certificate.phi(),
        total == 0 ? 0 : 100.0 * tally.atPhi() / total)));
    lines.add(new Line("dim Lie", histogram(tally.lies())));
    if (tally.patterns() > 0) {
      lines.add(new Line("dead neurons", histogram(tally.deadNeurons())));
      lines.add(new Line("patterns", tally.patterns() + " in all, " + String.format(Locale.ROOT, "%.4g for a draw",
          tally.patterns() / (double) Math.max(1, total))));
    }
    if (tally.sampled() > 0) {
      lines.add(new Line("sampled", many(tally.sampled(), "draw") + " short of phi where patterns may be missing"));
    }
    if (choice.draws() > 1) {
      lines.add(new Line("witnesses", "dim W_0 = " + witnesses(tally.rankWitnesses())));
      lines.add(new Line("", "dim Lie = " + witnesses(tally.lieWitnesses())));
      lines.add(new Line("one of them", command.witness(certificate.cell(), "K")));
    }
    return lines;
  }

  private static String witnesses(SortedMap<Integer, List<Integer>> witnesses) {
    return witnesses.entrySet().stream().map(entry -> entry.getKey() + ": draw " + entry.getValue().getFirst())
        .collect(Collectors.joining(", "));
  }

  private static String inputs(Inputs inputs) {
    return many(inputs.samples(), "row") + " of a file (SHA-256 " + inputs.sha256().substring(0, 8) + "…)";
  }

  private static String histogram(Histogram histogram) {
    String counts = histogram.counts().entrySet().stream()
        .map(entry -> entry.getKey() + " (" + many(entry.getValue(), "draw") + ")").collect(Collectors.joining(", "));
    return histogram.undecided() == 0
        ? counts
        : counts + (counts.isEmpty() ? "" : ", ") + "undecided (" + many(histogram.undecided(), "draw") + ")";
  }

  private static String many(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
