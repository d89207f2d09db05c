package lawsweep.cli.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lawsweep.checkpoint.run.Fact;
import lawsweep.checkpoint.run.RunFacts;
import lawsweep.checkpoint.run.Schedule;
import lawsweep.drift.CheckpointDrift;
import lawsweep.drift.DriftResult;
import lawsweep.drift.Fit;
import lawsweep.drift.GroupResult;
import lawsweep.drift.RunResult;
import lawsweep.report.drift.DriftSentence;
import lawsweep.text.Many;

/** What runs conserve, for people: a block of lines for each run, with a line for each group of laws. */
final class DriftText {

  /** So many names of tensors that belong to nothing are listed. */
  private static final int MOST_NAMES = 8;

  private final DriftResult result;

  DriftText(DriftResult result) {
    this.result = result;
  }

  /** All lines. */
  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(DriftSentence.of(result.runs(), result.runs().stream().map(RunResult::run).toList()));
    lines.add("");
    lines.add("network    " + result.net());
    for (RunResult run : result.runs()) {
      lines.add("");
      lines.addAll(head(run));
      lines.addAll(table(run));
    }
    result.fit().ifPresent(fit -> {
      lines.add("");
      lines.addAll(fit(fit));
    });
    return String.join("\n", lines);
  }

  private static List<String> head(RunResult run) {
    List<String> lines = new ArrayList<>();
    List<Long> steps = run.course().steps();
    lines.add("run        " + run.run() + ", " + steps.size() + " checkpoints, steps " + steps.getFirst() + " to "
        + steps.getLast() + run.course().times().map(times -> ", T = " + digits(times.getLast())).orElse("")
        + ", " + run.course().types().stream().distinct().collect(Collectors.joining(" then ")));
    facts(run.facts()).ifPresent(facts -> lines.add("known      " + facts));
    lines.add("names      " + run.names().map()
        + (run.names().prefix().isEmpty() ? "" : " (prefix '" + run.names().prefix() + "' left away)"));
    unmapped(run.names().unmapped()).ifPresent(names -> lines.add("not mapped " + names));
    return lines;
  }

  /** What is known of a run, by who says so. */
  private static Optional<String> facts(RunFacts facts) {
    Map<String, List<String>> told = new TreeMap<>();
    facts.optimizer().ifPresent(fact -> note(told, fact, fact.value().label()));
    facts.lr().ifPresent(fact -> note(told, fact, "lr " + rates(fact.value())));
    facts.momentum().ifPresent(fact -> note(told, fact, "momentum " + digits(fact.value())));
    facts.weightDecay().ifPresent(fact -> note(told, fact, "weight decay " + digits(fact.value())));
    return told.isEmpty() ? Optional.empty()
        : Optional.of(told.entrySet().stream()
            .map(source -> String.join(", ", source.getValue()) + " (" + source.getKey() + ")")
            .collect(Collectors.joining("; ")));
  }

  private static void note(Map<String, List<String>> told, Fact<?> fact, String text) {
    told.computeIfAbsent(fact.source(), _ -> new ArrayList<>()).add(text);
  }

  private static String rates(Schedule rates) {
    return rates.isConstant() ? digits(rates.at(0))
        : "from " + digits(rates.rates().getFirst().lr()) + " to " + digits(rates.rates().getLast().lr()) + " in "
            + rates.rates().size() + " stages";
  }

  private static Optional<String> unmapped(List<String> names) {
    return names.isEmpty() ? Optional.empty()
        : Optional.of(names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
            + (names.size() > MOST_NAMES ? " and " + Many.grouped(names.size() - MOST_NAMES) + " more" : ""));
  }

  /** A line for all laws and for each group, and why they are judged so: for groups where it is not as for all. */
  private static List<String> table(RunResult run) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("kind", "laws", "rel", "floor", "index", "verdict", "group"));
    rows.add(row(run.total()));
    run.groups().forEach(group -> rows.add(row(group)));
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>(rows.stream().map(row -> line(row, widths)).toList());
    lines.add("because    " + run.total().reason());
    run.groups().stream().filter(group -> group.verdict() != run.total().verdict())
        .forEach(group -> lines.add("           " + group.group() + ": " + group.reason()));
    return lines;
  }

  private static List<String> row(GroupResult laws) {
    CheckpointDrift last = laws.last();
    return List.of(laws.kind(), Many.grouped(laws.count()), digits(last.rel()), digits(last.floor()),
        digits(last.index()), laws.verdict().word(), laws.group());
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length - 1; i++) {
      line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
    }
    return line.append(row.getLast()).toString();
  }

  private static List<String> fit(Fit fit) {
    List<String> lines = new ArrayList<>();
    lines.add("slope      " + digits(fit.slope())
        + fit.slopeSe().stream().mapToObj(error -> " ± " + digits(error)).findFirst().orElse("")
        + " of log rel on log lr at T = " + digits(fit.time()));
    for (int i = 0; i < fit.runs().size(); i++) {
      lines.add("           lr " + digits(fit.taus().get(i)) + "  rel " + digits(fit.rel().get(i)) + "  "
          + fit.runs().get(i));
    }
    return lines;
  }

  private static String digits(OptionalDouble value) {
    return value.isPresent() ? digits(value.getAsDouble()) : "-";
  }

  private static String digits(double value) {
    String text = String.format(Locale.ROOT, "%.3g", value);
    return text.contains(".") && !text.contains("e") ? text.replaceFirst("\\.?0+$", "") : text;
  }
}
