package lawsweep.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lawsweep.drift.DriftResult;
import lawsweep.drift.GroupResult;
import lawsweep.drift.RunResult;
import lawsweep.drift.Verdict;
import lawsweep.kind.drift.DriftCell;
import lawsweep.kind.drift.DriftOutcome;
import lawsweep.report.drift.DriftData;
import lawsweep.sweep.CellRecord;

/**
 * What the training runs of a sweep conserve, from records alone: those of one network and the same laws together, up
 * to {@value #MOST_RUNS} runs. Verdicts are those of the records.
 */
final class DriftRuns {

  /** The most runs in a page. */
  static final int MOST_RUNS = 200;

  /** The most values of single laws that are kept in memory; runs beyond are shown by their groups. */
  private static final long MOST_VALUES = 4_000_000;

  /** The most cells without an answer in a page. */
  private static final int MOST_OPEN = 100;

  /** Runs that can stand side by side. */
  private record Network(String net, List<String> groups) {}

  private final Map<Network, List<RunResult>> networks = new LinkedHashMap<>();
  private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
  private final List<CellRecord> open = new ArrayList<>();
  private int runs;
  private int shown;
  private long values;

  /** Adds a record, if it is one of runs. */
  void add(CellRecord record) {
    Optional<DriftResult> result = DriftOutcome.result(record);
    if (result.isPresent()) {
      result.get().runs().forEach(run -> add(result.get().net(), run));
    } else if (record.cell() instanceof DriftCell && open.size() < MOST_OPEN) {
      open.add(record);
    }
  }

  private void add(String net, RunResult run) {
    runs++;
    verdicts.merge(run.total().verdict(), 1, Integer::sum);
    if (shown < MOST_RUNS) {
      shown++;
      List<String> groups =
          run.groups().stream().map(group -> group.kind() + " " + group.count() + " " + group.group()).toList();
      networks.computeIfAbsent(new Network(net, groups), each -> new ArrayList<>()).add(light(run));
    }
  }

  /** A run without its single laws, if there are too many of them. */
  private RunResult light(RunResult run) {
    values += run.total().count() * run.course().steps().size();
    if (values <= MOST_VALUES) {
      return run;
    }
    List<GroupResult> groups = run.groups().stream()
        .map(group -> new GroupResult(group.group(), group.kind(), group.count(), group.checkpoints(), group.verdict(),
            group.reason(), group.laws().map(kept -> new GroupResult.Kept(kept.spread(), Optional.empty()))))
        .toList();
    return new RunResult(run.run(), run.course(), run.facts(), run.names(), groups, run.total());
  }

  /** How many runs have a record. */
  int runs() {
    return runs;
  }

  /** Verdicts of runs in words: {@code 3 first-order, 1 broken}. */
  String verdicts() {
    return verdicts.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey().word())
        .collect(Collectors.joining(", "));
  }

  /** What the page reads; null if no cell is about runs. */
  JsonNode toJson() {
    if (runs == 0 && open.isEmpty()) {
      return JsonNodeFactory.instance.nullNode();
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("runs", runs).put("shown", shown);
    ArrayNode list = node.putArray("networks");
    networks.forEach((network, some) -> list.add(DriftData.of(new DriftResult(network.net(), some,
        DriftResult.of(network.net(), some).fit()), networks.size())));
    ArrayNode unanswered = node.putArray("open");
    open.forEach(record -> unanswered.addObject().put("cell", record.key()).put("status", record.status().label())
        .put("reason", record.reason()));
    return node;
  }
}
