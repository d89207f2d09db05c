package lawsweep.report.paint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A chart with its texts and data.
 *
 * @param chart the template
 * @param caption what it says of itself
 * @param specification of Vega-Lite, with its data; {@code @title@} and {@code @subtitle@} are places of the caption
 */
public record Picture(ChartTemplate chart, Caption caption, JsonNode specification) {

  /** The most letters of a line below the title. */
  private static final int LINE = 64;

  /**
   * What a picture says of itself.
   *
   * @param heading what is drawn
   * @param sweep the name of the sweep
   * @param text what is seen, in sentences; may be empty
   * @param held what all of it has in common, in sentences; empty if there is nothing
   */
  public record Caption(String heading, String sweep, String text, String held) {

    /** The name of the picture, in one line. */
    public String title() {
      return joined(" – ", heading, sweep, held);
    }

    /** All that it says. */
    public String description() {
      return joined(" ", heading + ", sweep " + sweep + ".", text, held);
    }

    /** What stands below the heading: the sweep, and what is held. */
    public List<String> lines() {
      List<String> lines = new ArrayList<>(List.of(sweep));
      lines.addAll(wrapped(held));
      return lines;
    }

    private static String joined(String between, String... parts) {
      return String.join(between, List.of(parts).stream().filter(part -> !part.isEmpty()).toList());
    }
  }

  /**
   * A picture of data.
   *
   * @param texts what the places {@code @NAME@} of the template say, texts or lists of them; nothing for those that are
   *     not here
   * @param datasets its rows by the names of datasets
   */
  public static Picture of(ChartTemplate chart, Caption caption, Map<String, JsonNode> texts,
      Map<String, ArrayNode> datasets) throws IOException {
    Map<String, JsonNode> places = new HashMap<>(texts);
    places.put("title", TextNode.valueOf("@title@"));
    places.put("subtitle", TextNode.valueOf("@subtitle@"));
    ObjectNode filled = (ObjectNode) filled(chart.specification(), places);
    ObjectNode data = filled.putObject("datasets");
    datasets.forEach(data::set);
    return new Picture(chart, caption, filled);
  }

  /** The name of its file, without the ending. */
  public String name() {
    return chart.key();
  }

  /** True if there is nothing to draw. */
  public boolean isEmpty() {
    return specification.get("datasets").get("rows").isEmpty();
  }

  /** The complete specification. */
  public ObjectNode complete() {
    ArrayNode lines = JsonNodeFactory.instance.arrayNode();
    caption.lines().forEach(lines::add);
    ObjectNode complete = specification.deepCopy();
    complete.set("title", filled(specification.get("title"),
        Map.of("title", TextNode.valueOf(caption.heading), "subtitle", lines)));
    return complete;
  }

  private static JsonNode filled(JsonNode node, Map<String, JsonNode> places) {
    if (node.isTextual()) {
      String text = node.textValue();
      return text.length() > 2 && text.startsWith("@") && text.endsWith("@")
          ? places.getOrDefault(text.substring(1, text.length() - 1), TextNode.valueOf(""))
          : node;
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(child -> array.add(filled(child, places)));
      return array;
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(field -> object.set(field.getKey(), filled(field.getValue(), places)));
      return object;
    }
    return node;
  }

  /** Lines of a text, broken after semicolons, else at blanks; what is longer than a line is broken anywhere. */
  static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > LINE) {
      int pause = rest.lastIndexOf("; ", LINE - 1) + 1;
      int blank = pause > 0 ? pause : rest.lastIndexOf(' ', LINE);
      int end = blank > 0 ? blank : LINE;
      lines.add(rest.substring(0, end));
      rest = rest.substring(blank > 0 ? end + 1 : end);
    }
    if (!rest.isEmpty()) {
      lines.add(rest);
    }
    return lines;
  }
}
