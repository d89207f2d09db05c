package lawsweep.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lawsweep.env.BuildInfo;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.text.Durations;
import lawsweep.work.Limits;

/** The beginning of a report: headline numbers, notes, and where results come from. */
final class ReportHead {

  private final ReportDatabase database;
  private final ResultDirectory directory;
  private final SweepTables tables;

  ReportHead(ReportDatabase database, ResultDirectory directory, SweepTables tables) {
    this.database = database;
    this.directory = directory;
    this.tables = tables;
  }

  /** The numbers at the top, in order. */
  ArrayNode headline() throws IOException {
    ArrayNode numbers = JsonNodeFactory.instance.arrayNode();
    long counts = cells("kind = 'count'");
    long simulations = cells("kind = 'simulation'");
    add(numbers, "cells", counts + simulations, "");
    add(numbers, "done", cells("outcome IN ('complete', 'extra', 'undecided', 'simulated')"), "");
    if (counts > 0) {
      add(numbers, "complete", cells("outcome = 'complete'"), "the known laws are all");
      long proved = cells("outcome = 'extra' AND error_bound = 0");
      long extra = cells("outcome = 'extra'");
      add(numbers, "extra", extra, extra == 0 ? "" : proved + " proved, " + (extra - proved) + " probable");
      add(numbers, "undecided", cells("outcome = 'undecided'"), "");
    }
    add(numbers, "skipped", cells("outcome = 'skipped'"), "");
    add(numbers, "failed", cells("outcome = 'failed'"), "");
    add(numbers, "left", cells("outcome = 'left'"), "");
    if (simulations > 0) {
      long blownUp = database.number("SELECT count(*) FROM simulations WHERE blown_up > 0");
      add(numbers, "simulated", cells("outcome = 'simulated'"),
          blownUp == 0 ? "" : blownUp + " with replicas that blew up");
    }
    time(numbers);
    return numbers;
  }

  /** Seconds of cells are those of the clock on the wall, summed. */
  private void time(ArrayNode numbers) throws IOException {
    double seconds = database.query("SELECT coalesce(sum(seconds), 0) FROM cells", row -> row.getDouble(1)).get(0);
    boolean hours = seconds >= 3600;
    double rounded = Double.parseDouble(String.format(Locale.ROOT, "%.3g", hours ? seconds / 3600 : seconds));
    numbers.addObject().put("label", hours ? "hours spent" : "seconds spent").put("value", rounded).put("note",
        "sum over cells");
  }

  private long cells(String which) throws IOException {
    return database.number("SELECT count(*) FROM cells WHERE " + which);
  }

  private static void add(ArrayNode numbers, String label, long value, String note) {
    numbers.addObject().put("label", label).put("value", value).put("note", note);
  }

  /** What a reader must know, a line each. */
  ArrayNode notes() {
    ArrayNode notes = JsonNodeFactory.instance.arrayNode();
    if (tables.tally().mixedVersions()) {
      notes.add("Results of several versions of the engine: " + String.join(", ", tables.tally().engines()) + ".");
    }
    tables.warnings().forEach(notes::add);
    return notes;
  }

  /** Where results come from: labels and values, in order. */
  ArrayNode provenance(Instant now) throws IOException {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    Map<String, Object> made = directory.manifest().provenance();
    line(list, "program", new BuildInfo(directory.manifest().version(),
        String.valueOf(made.getOrDefault("commit", "unknown")), String.valueOf(made.get("dirty"))).label());
    line(list, "Java", made.get("java"));
    line(list, "system", made.get("system"));
    line(list, "machine", made.get("host"));
    line(list, "processor", made.get("cpu"));
    line(list, "threads", made.get("threads"));
    line(list, "computed by", String.join(", ", tables.tally().backends()));
    line(list, "method", directory.manifest().method());
    line(list, "sweep seed", directory.sweep().seed());
    line(list, "limits", limits(directory.sweep().limits()));
    line(list, "engines", String.join(", ", tables.tally().engines()));
    if (tables.tally().counts() > 0) {
      line(list, "primes", tables.tally().primes());
      line(list, "error bounds", errorBounds());
    }
    line(list, "directory", directory.path().toAbsolutePath().normalize());
    line(list, "report", now + ", by " + BuildInfo.read().label());
    return list;
  }

  private static void line(ArrayNode list, String label, Object value) {
    if (value != null && !value.toString().isEmpty()) {
      list.addObject().put("label", label).put("value", value.toString());
    }
  }

  private String errorBounds() throws IOException {
    double largest = tables.tally().largestErrorBound();
    return largest == 0
        ? "all 0 (proved)"
        : "at most " + largest + "; 0 (proved) for " + cells("error_bound = 0") + " of "
            + cells("outcome IN ('complete', 'extra')") + " verdicts";
  }

  private static String limits(Limits limits) {
    List<String> words = new ArrayList<>();
    words.add(Double.isInfinite(limits.seconds())
        ? "no limit of time"
        : Durations.brief(limits.seconds()) + " a cell");
    words.add(limits.memoryBytes() / (1 << 20) + " MiB");
    words.add("brackets of up to " + limits.bracketLength() + " fields");
    return String.join(", ", words);
  }
}
