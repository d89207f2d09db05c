package lawsweep.cli.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import lawsweep.export.CountCommand;
import lawsweep.kind.count.CountOutcome;
import lawsweep.law.DataChoice;
import lawsweep.law.LawCount;
import lawsweep.road.data.DataCertificate;
import lawsweep.road.data.DrawTally;
import lawsweep.road.data.Histogram;
import lawsweep.road.draws.DrawnInputs;
import lawsweep.sweep.CellRecord;

/** What the draws of a data cell gave, for people: names and values of lines. */
final class DrawLines {

  /** A line of a table. */
  record Line(String name, String value) {}

  private DrawLines() {}

  /**
   * All lines.
   *
   * @param command makes the command that counts a witness again
   * @param given what the inputs of a file are
   */
  static List<Line> of(DataCertificate certificate, CountCommand command, Optional<String> given) {
    DataChoice choice = certificate.cell().data().orElseThrow();
    DrawTally tally = certificate.tally();
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("weights", choice.first() == 0 ? many(choice.draws(), "draw") : "draw " + choice.first()));
    lines.add(new Line("inputs", given.orElseGet(() -> inputs(certificate))));
    lines.add(new Line("dim W_0", histogram(tally.ranks())));
    lines.add(new Line("at phi", "dim W_0 = " + atPhi(certificate, tally.ranks()) + ", dim Lie = "
        + atPhi(certificate, tally.lies())));
    lines.add(new Line("dim Lie", histogram(tally.lies())));
    if (tally.patterns() > 0) {
      lines.add(new Line("dead neurons", histogram(tally.deadNeurons())));
      lines.add(new Line("patterns", tally.patterns() + " in all, " + String.format(Locale.ROOT, "%.4g for a draw",
          tally.patterns() / (double) Math.max(1, tally.ranks().total()))));
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

  /** True if the dimensions of all draws are known: then what draws have is the answer, and nothing fell short. */
  static boolean told(CellRecord record) {
    return CountOutcome.count(record).map(LawCount::certificate)
        .map(certificate -> certificate instanceof DataCertificate data && data.tally().told()).orElse(false);
  }

  private static String witnesses(SortedMap<Integer, List<Integer>> witnesses) {
    return witnesses.entrySet().stream().map(entry -> entry.getKey() + ": draw " + entry.getValue().getFirst())
        .collect(Collectors.joining(", "));
  }

  /** {@code 12 in 255 of 1000 draws (25.50 %)}. */
  private static String atPhi(DataCertificate certificate, Histogram histogram) {
    long at = certificate.at(histogram);
    return certificate.phi() + " in " + (at == 0 ? "none" : at) + " of " + many(histogram.total(), "draw")
        + (at == 0 ? "" : String.format(Locale.ROOT, " (%.4g %%)", 100.0 * at / histogram.total()));
  }

  private static String inputs(DataCertificate certificate) {
    Optional<DrawnInputs> drawn = DrawnInputs.of(certificate.cell());
    return drawn.map(DrawLines::inputs)
        .orElse(
            certificate.tally().sampled() == 0 ? "all there are" : "all there are, as far as random lines meet them");
  }

  private static String inputs(DrawnInputs drawn) {
    return drawn.first() + " to " + drawn.most() + " drawn for each draw of the weights: normal, times "
        + DrawnInputs.scales() + " in turn";
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
