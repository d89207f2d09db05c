package lawsweep.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lawsweep.env.BuildInfo;
import lawsweep.kind.simulation.SimulationFindings;
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

  /** The numbers at the top, what was asked first; none that is 0. */
  ArrayNode headline() throws IOException {
    ArrayNode numbers = JsonNodeFactory.instance.arrayNode();
    networks(numbers);
    simulations(numbers);
    add(numbers, "runs followed", tables.drift().runs(), tables.drift().runs() == 0 ? "" : tables.drift().verdicts());
    add(numbers, "failed", cells("outcome = 'failed'"), "cells");
    add(numbers, "skipped", cells("outcome = 'skipped'"), "cells");
    add(numbers, "left", cells("outcome = 'left'"), "cells");
    add(numbers, "cells", cells("true"), "in all");
    time(numbers);
    return numbers;
  }

  /** Networks, not seeds. */
  private void networks(ArrayNode numbers) throws IOException {
    long surprises = networksWith("surprise > 0");
    long extra = networksWith("outcome = 'extra'");
    String why = surprises == 0 ? "of a theorem" : surprises + " of no theorem";
    add(numbers, "extra", extra, surprises == 0 && extra > 1 ? "all " + why : why);
    add(numbers, "complete", networksWith("outcome = 'complete'"), "the known laws are all");
    add(numbers, "complete if independent", networksWith("outcome = 'complete-if-independent'"),
        "the known laws are all, if values chosen freely are independent");
    add(numbers, "always", networksWith("outcome = 'always'"), "φ's value in all draws");
    add(numbers, "sometimes", networksWith("outcome = 'sometimes'"), "φ's value in some draws");
    add(numbers, "never", networksWith("outcome = 'never'"), "φ's value in no draw");
    long undecided = networksWith("outcome = 'undecided'");
    long named = cells("place IN (SELECT told FROM networks) AND survives IS NOT NULL");
    add(numbers, "undecided", undecided, named == 0 ? ""
        : (named == undecided ? "" : named + " ") + "too large to count: known laws by kind");
  }

  private void simulations(ArrayNode numbers) throws IOException {
    SimulationFindings found = tables.tally().simulationFindings();
    add(numbers, "within two errors", found.within(), "of " + found.means() + " means with a closed form");
    add(numbers, "simulated", cells("outcome = 'simulated'"),
        found.blownUp() == 0 ? "" : found.blownUp() + " with replicas that blew up");
  }

  /** What simulations say of their closed forms: {@code means}, how many are {@code within} two errors, the worst. */
  ObjectNode closedForms() {
    SimulationFindings found = tables.tally().simulationFindings();
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("means", found.means()).put("within", found.within());
    node.set("worst", found.worst().map(worst -> JsonNodeFactory.instance.objectNode().put("cell", worst.key())
        .put("observable", worst.component().isEmpty()
            ? worst.observable()
            : worst.observable() + " " + worst.component())
        .put("z", Double.isFinite(worst.z()) ? worst.z() : Double.MAX_VALUE)).orElse(null));
    return node;
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

  private long networksWith(String what) throws IOException {
    return database.number("SELECT count(*) FROM networks WHERE " + what);
  }

  private static void add(ArrayNode numbers, String label, long value, String note) {
    if (value == 0) {
      return;
    }
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
    if (made.get("gpu") instanceof Map<?, ?> gpu) {
      line(list, "GPU", gpu.get("name") + ", " + gpu.get("software"));
    }
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
            + cells("error_bound IS NOT NULL AND outcome <> 'undecided'") + " verdicts";
  }

  private static String limits(Limits limits) {
    List<String> words = new ArrayList<>();
    words.add(Double.isInfinite(limits.seconds())
        ? "no limit of time"
        : Durations.brief(limits.seconds()) + " a cell");
    words.add(limits.memoryBytes() / (1 << 20) + " MiB");
    words.add("brackets of up to " + limits.bracketLength() + " fields");
    if (!limits.allLevels()) {
      words.add("dimensions of levels up to brackets of " + limits.levels());
    }
    return String.join(", ", words);
  }
}
