package lawsweep.report.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * A column of numbers in few characters: a plain list, or, where that has fewer entries, an object {@code runs} with a
 * list of a value and how often it stands one after the other, the next value, and so on. What is missing is null.
 */
public final class PackedNumbers {

  private final ArrayNode plain = JsonNodeFactory.instance.arrayNode();
  private final ArrayNode runs = JsonNodeFactory.instance.arrayNode();
  private JsonNode last;
  private int times;

  /** Adds a whole number, or null. */
  public void add(Long value) {
    add(value == null ? JsonNodeFactory.instance.nullNode() : JsonNodeFactory.instance.numberNode(value));
  }

  /** Adds a real number. */
  public void add(double value) {
    add(JsonNodeFactory.instance.numberNode(value));
  }

  private void add(JsonNode value) {
    plain.add(value);
    if (last != null && !last.equals(value)) {
      runs.add(last).add(times);
      times = 0;
    }
    last = value;
    times++;
  }

  /** The column; to be asked for once. */
  public JsonNode toJson() {
    if (last != null) {
      runs.add(last).add(times);
    }
    return runs.size() < plain.size() ? JsonNodeFactory.instance.objectNode().set("runs", runs) : plain;
  }
}
