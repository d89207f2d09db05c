package lawsweep.road.theorem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import lawsweep.road.theorem.StatementRecord.OfLine;

/** A statement, and what it says of a network if that was asked for, for people: without a line break at its end. */
public final class StatementText {

  private final List<String> lines = new ArrayList<>();

  private StatementText() {}

  /** For a terminal. */
  public static String plain(StatementRecord record) {
    StatementText text = new StatementText();
    Wording wording = record.statement().wording();
    text.plain("theorem", List.of(wording.title()));
    text.plain("networks", wording.lines());
    text.plain("supposed", wording.hypotheses());
    text.plain("claim", wording.claim());
    text.plain("status", List.of(wording.status()));
    text.plain("proof", List.of(wording.proofPath()));
    text.plain("first", List.of(wording.credit()));
    record.network().ifPresent(network -> {
      text.lines.add("");
      facts(network).forEach((name, value) -> text.plain(name, List.of(value)));
    });
    return String.join("\n", text.lines);
  }

  private void plain(String name, List<String> values) {
    String before = name;
    for (String value : values) {
      lines.add(String.format(Locale.ROOT, "%-13s %s", before, value));
      before = "";
    }
  }

  /** As a page of Markdown. */
  public static String markdown(StatementRecord record) {
    StatementText text = new StatementText();
    Wording wording = record.statement().wording();
    text.lines.add("# Theorem on " + wording.title() + "\n");
    text.section("Networks", wording.lines());
    text.section("Supposed", wording.hypotheses());
    text.section("Claim", wording.claim());
    text.lines.add("## Status\n\n" + wording.status() + ". The proof is `" + wording.proofPath() + "`.\n");
    text.lines.add("Who proved it first: " + wording.credit() + ".\n");
    record.network().ifPresent(text::table);
    text.lines.add("## How to check it\n\n    lawsweep theorem --of " + record.statement().label()
        + record.network().map(network -> " --net '" + network.line().text() + "'").orElse("")
        + " --format json --out theorem.json\n    lawsweep verify theorem.json");
    return String.join("\n", text.lines);
  }

  private void section(String name, List<String> values) {
    lines.add("## " + name + "\n");
    values.forEach(value -> lines.add("    " + value));
    lines.add("");
  }

  private void table(OfLine network) {
    lines.add("## The network\n\n| | |\n| --- | --- |");
    facts(network).forEach((name, value) -> lines.add("| " + name + " | " + value.replace("|", "\\|") + " |"));
    lines.add("");
  }

  private static Map<String, String> facts(OfLine network) {
    Instance instance = network.instance();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("network", network.line().text());
    facts.put("parameters", "D = " + instance.parameters());
    facts.put("checked", String.join("; ", instance.checked()));
    facts.put("dim Lie", String.valueOf(instance.lieDim()));
    facts.put("laws", instance.laws() + " (" + instance.knownLaws() + " known, "
        + (instance.laws() - instance.knownLaws()) + " beyond them)");
    facts.put("formula", instance.formula());
    facts.put("known by kind", instance.kinds().entrySet().stream()
        .map(kind -> kind.getKey().word() + " " + kind.getValue()).collect(Collectors.joining(", ")));
    facts.put("others", instance.others().entrySet().stream().map(kind -> kind.getKey() + " " + kind.getValue())
        .collect(Collectors.joining(", ")));
    facts.put("verdict", instance.complete() ? "complete: the known laws are all there are"
        : "extra: there are laws beyond the known ones");
    facts.values().removeIf(String::isEmpty);
    return facts;
  }
}
