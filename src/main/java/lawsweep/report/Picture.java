package lawsweep.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.Map;

/**
 * A chart with its texts and data.
 *
 * @param chart the template
 * @param texts what its places {@code @NAME@} say; nothing for those that are not here
 * @param datasets its rows by the names of datasets
 */
record Picture(ChartTemplate chart, Map<String, String> texts, Map<String, ArrayNode> datasets) {

  /** Copies the maps. */
  Picture {
    texts = Map.copyOf(texts);
    datasets = Map.copyOf(datasets);
  }

  /** The name of its file, without the ending. */
  String name() {
    return chart.key();
  }

  /** True if there is nothing to draw. */
  boolean isEmpty() {
    return datasets.get("rows").isEmpty();
  }

  /** The complete specification. */
  ObjectNode specification() throws IOException {
    ObjectNode filled = (ObjectNode) filled(chart.specification());
    ObjectNode data = filled.putObject("datasets");
    datasets.forEach(data::set);
    return filled;
  }

  private JsonNode filled(JsonNode node) {
    if (node.isTextual()) {
      String text = node.textValue();
      return text.length() > 2 && text.startsWith("@") && text.endsWith("@")
          ? TextNode.valueOf(texts.getOrDefault(text.substring(1, text.length() - 1), ""))
          : node;
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(child -> array.add(filled(child)));
      return array;
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(field -> object.set(field.getKey(), filled(field.getValue())));
      return object;
    }
    return node;
  }
}
