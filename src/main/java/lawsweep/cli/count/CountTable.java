package lawsweep.cli.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.cli.option.WidthOrder;
import lawsweep.export.CountCommand;
import lawsweep.json.NumberList;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.CountOutcome;
import lawsweep.kind.count.Roads;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Loss;
import lawsweep.law.NetLine;
import lawsweep.law.SettingColumns;
import lawsweep.law.Validity;
import lawsweep.law.Verdict;
import lawsweep.law.setting.Setting;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.road.data.DataCertificate;
import lawsweep.road.generators.Survivors;
import lawsweep.sweep.CellRecord;
import lawsweep.text.Durations;
import lawsweep.text.Many;

/** One record for people. */
final class CountTable {

  private final CountCommand command;
  private final WidthOrder order;
  private final int width;

  /**
   * A way to print records.
   *
   * @param command makes the command that counts a cell again
   * @param order how widths are printed
   * @param width the columns that lists are broken to fit
   */
  CountTable(CountCommand command, WidthOrder order, int width) {
    this.command = command;
    this.order = order;
    this.width = width;
  }

  /** What became of a cell, in a word. */
  static String outcome(CellRecord record) {
    return CountOutcome.count(record).map(count -> count.verdict().label()).orElse(record.status().label());
  }

  /** A small table, without a line break at its end. */
  String of(CellRecord record, Optional<String> inputs) {
    List<String> lines = new ArrayList<>();
    CountCell.law(record.cell()).ifPresent(cell -> {
      cell.subject().architecture().ifPresent(network -> lines.add(
          line("architecture",
              architecture(network) + (cell.loss() == Loss.MSE ? "" : ", loss: " + cell.loss().label()))));
      cell.line().ifPresent(net -> lines.addAll(ListLines.of("network", net.text(), width)));
      cell.line().flatMap(NetLine::lawsOf).ifPresent(names -> lines.addAll(ListLines.of("laws of", names, width)));
      cell.weights().ifPresent(weights -> lines.addAll(ListLines.of("weights", WeightsLines.file(weights), width)));
      lines.add(line("parameters", "D = " + parameters(record, cell)));
      cell.setting().ifPresent(setting -> lines.addAll(setting(setting, cell)));
    });
    Optional<LawCount> count = CountOutcome.count(record);
    if (count.isPresent()) {
      lines.addAll(answer(count.get(), inputs));
    } else {
      lines.add(line(record.status().label(), record.reason()));
    }
    lines.add(line("time", Durations.shown(record.seconds()) + " on " + record.backend()));
    return String.join("\n", lines);
  }

  private List<String> setting(Setting setting, LawCell cell) {
    List<String> lines = new ArrayList<>(ListLines.of("setting", setting.shown(), width));
    if (setting.phases() > 1) {
      lines.add(line("phase space", "phase_dim = " + setting.phases() + "D = " + SettingColumns.phaseDim(cell)));
    }
    return lines;
  }

  private List<String> answer(LawCount count, Optional<String> inputs) {
    if (!count.counted()) {
      return named(count);
    }
    boolean bound = count.verdict() == Verdict.UNDECIDED;
    String atLeast = bound ? "at least " : "";
    String atMost = bound ? "at most " : "";
    List<String> lines = new ArrayList<>();
    if (!count.levelDims().isEmpty()) {
      lines.add(line("dim W_k", NumberList.text(count.levelDims())));
    }
    if (count.certificate() instanceof DataCertificate data) {
      DrawLines.of(data, command, inputs)
          .forEach(each -> lines.addAll(ListLines.of(each.name(), each.value(), width)));
    } else if (count.certificate().cell().weights().isPresent()) {
      lines.addAll(WeightsLines.dimensions(count));
    } else {
      lines.add(line(count.certificate().cell().setting().map(Setting::phases).orElse(1) > 1 ? "dim I" : "dim Lie",
          atLeast + count.lieDim()));
    }
    lines.add(line("laws", atMost + count.laws() + " (" + count.knownLaws() + " known, " + atMost + count.extraLaws()
        + " beyond them)" + (count.certificate() instanceof DataCertificate data ? best(data) : "")));
    count.certificate().timeLaws().ifPresent(time -> lines.add(line("time laws",
        (time == 0 ? "none" : time) + " of them " + (time <= 1 ? "depends" : "depend") + " on t, in every basis")));
    lines.add(line("verdict", count.verdict().label() + ": " + meaning(count)));
    Validity.of(count).ifPresent(valid -> lines.add(line("valid", valid.sentence())));
    lines.add(line("because", Roads.PLAIN.because(count)));
    return lines;
  }

  /** Grouped where they are many: real models have billions. */
  private static String parameters(CellRecord record, LawCell cell) {
    return CountOutcome.count(record).filter(count -> !count.counted()).map(count -> Many.grouped(cell.parameters()))
        .orElseGet(() -> Long.toString(cell.parameters()));
  }

  /** Known laws alone, never without how many of them survive. */
  private List<String> named(LawCount count) {
    List<String> lines = new ArrayList<>();
    lines
        .add(line("known laws", Many.grouped(count.knownLaws()) + " of the gradient flow with eps = 0 and no dropout"));
    lines.add(line("verdict", count.verdict().label() + ": " + meaning(count)));
    lines.add(line("because", Roads.PLAIN.because(count)));
    String name = "survive";
    for (String left : Survivors.lines(count)) {
      lines.add(line(name, left));
      name = "";
    }
    return lines;
  }

  private String architecture(Architecture a) {
    String bias = a.bias() == Bias.NONE ? "" : ", biases: " + a.bias().label();
    return a.family().label() + " " + order.shown(a.widths()) + bias;
  }

  private static String meaning(LawCount count) {
    return switch (count.verdict()) {
      case COMPLETE -> where(count) + (count.laws() == 0 ? "there are no laws" : "the known laws are all there are");
      case COMPLETE_IF_INDEPENDENT -> (count.laws() == 0 ? "there are no laws" : "the known laws are all there are")
          + ", if values that were chosen freely are independent";
      case EXTRA -> count.extraLaws() == 1
          ? "there is one law beyond the known ones"
          : "there are " + count.extraLaws() + " laws beyond the known ones";
      case UNDECIDED -> count.reason();
      case AT_THESE_WEIGHTS -> WeightsLines.meaning(count);
    };
  }

  private static String best(DataCertificate data) {
    return data.tally().lies().total() == 1 ? " at this draw" : " at the draws with the largest dim Lie";
  }

  /** At which weights the known laws are all: at drawn ones only those that have φ's value. */
  private static String where(LawCount count) {
    if (!(count.certificate() instanceof DataCertificate data)) {
      return "";
    }
    long draws = data.tally().lies().total();
    return draws == 1
        ? "at this draw "
        : "phi's value in " + data.at(data.tally().lies()) + " of " + draws + " draws: at these ";
  }

  private static String line(String name, String value) {
    return ListLines.line(name, value);
  }
}
