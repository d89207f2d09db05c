package lawsweep.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lawsweep.kind.simulation.IdentifyingColumns;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Parameter;

/**
 * What the charts call the parameters of simulations, in axes, legends, filters and captions; and the
 * parameters of a simulation by their keys. Which parameters there are, and their order, says
 * {@link Parameter}; after them comes the repeat.
 */
final class ParameterNames {

  private static final String REPEAT = "repeat";

  /** What a parameter is called, and the symbol that stands before its value; empty where the name stands there. */
  private record Name(String label, String symbol) {}

  /** Names of parameters whose keys are not the words that a reader wants. */
  private static final Map<String, Name> NAMES = Map.ofEntries(
      Map.entry("depth", new Name("depth N", "N")),
      Map.entry("width", new Name("width d", "d")),
      Map.entry("rank", new Name("rank r", "r")),
      Map.entry("beta", new Name("β", "β")),
      Map.entry("kappa", new Name("κ", "κ")),
      Map.entry("energy", new Name("energy E", "E")),
      Map.entry("step", new Name("step h", "h")),
      Map.entry("time", new Name("time T", "T")),
      Map.entry("weight_decay", new Name("weight decay c", "c")));

  /** Which equation is simulated, and how. Charts mix these only where axis, colour or panel tells them apart. */
  private static final Set<String> APART = Set.of("dynamics", "scheme", "side");

  private ParameterNames() {}

  /** The parameters: {@code key, label, symbol}, whether they are numbers, and whether charts keep them apart. */
  static ArrayNode toJson(List<Parameter<?>> parameters) {
    ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
    for (Parameter<?> parameter : parameters) {
      add(nodes, parameter.key(), parameter.type() != Parameter.Type.TEXT);
    }
    add(nodes, REPEAT, true);
    return nodes;
  }

  private static void add(ArrayNode nodes, String key, boolean number) {
    Name name = NAMES.getOrDefault(key, new Name(key.replace('_', ' '), ""));
    nodes.addObject().put("key", key).put("label", name.label).put("symbol", name.symbol).put("number", number)
        .put("apart", APART.contains(key));
  }

  /** The values of a simulation by key: texts, numbers, {@code inf} for infinite depth, null for what means nothing. */
  static ObjectNode values(List<Parameter<?>> parameters, LangevinCell cell) {
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    for (Parameter<?> parameter : parameters) {
      ArrayNode value = JsonNodeFactory.instance.arrayNode();
      JsonValue.add(value, IdentifyingColumns.value(parameter, cell));
      values.set(parameter.key(), value.get(0));
    }
    return values.put(REPEAT, cell.seed());
  }
}
