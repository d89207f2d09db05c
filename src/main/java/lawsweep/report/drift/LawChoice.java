package lawsweep.report.drift;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import lawsweep.drift.GroupResult;
import lawsweep.drift.LawTable;
import lawsweep.drift.RunResult;

/** The single laws that a page tells: of each group those that drifted most, as many as there is room for. */
final class LawChoice {

  /** The most values of single laws at checkpoints in a page. */
  static final int MOST_VALUES = 16_000;

  /** The most laws of one group. */
  static final int MOST_OF_GROUP = 64;

  private final int ofGroup;

  LawChoice(List<RunResult> runs, int pages) {
    long each = runs.stream().mapToLong(run -> (long) run.groups().size() * run.course().steps().size()).sum();
    ofGroup = Math.toIntExact(Math.min(MOST_OF_GROUP, MOST_VALUES / pages / Math.max(1, each)));
  }

  /** For each group of a run its laws as objects, in the order of the group. */
  ArrayNode of(RunResult run, List<Integer> places) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (GroupResult group : run.groups()) {
      ArrayNode laws = list.addArray();
      group.laws().flatMap(GroupResult.Kept::table).ifPresent(table -> add(laws, table, places));
    }
    return list;
  }

  private void add(ArrayNode laws, LawTable table, List<Integer> places) {
    int last = table.values().size() - 1;
    IntStream.range(0, table.count()).boxed()
        .sorted(Comparator.comparingDouble(law -> -Math.abs(table.drift(last, law)))).limit(ofGroup).sorted()
        .forEach(law -> {
          ObjectNode node = laws.addObject().put("law", table.names().law(law));
          node.put("drift", table.drift(last, law));
          node.set("rel", DriftData.number(OptionalDouble.of(table.rel(last, law))));
          ArrayNode values = node.putArray("values");
          places.forEach(place -> values.add(table.value(place, law)));
        });
  }
}
