package lawsweep.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page of a report: a template filled with styles, scripts, charts and data. It needs no other file. Pages of other
 * sorts are made of the same parts.
 */
public final class ReportPage {

  /** What tells a page of this program from another file; near its beginning. */
  static final String MARK = "<!-- made by lawsweep report -->";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");
  /** The scripts of the page, {@code page-NAME.js}; in any order. */
  static final List<String> SCRIPTS =
      List.of("chart", "choice", "command", "compare", "controls", "cost", "cube", "density", "dom", "draws",
          "errors", "growth", "held", "jumps", "laws", "legend", "lists", "map", "next", "overview", "pack", "panels",
          "parameters",
          "provenance",
          "selection", "series", "simulations", "slice", "start", "state", "table", "telling", "template", "text",
          "theme",
          "tooltip");

  private ReportPage() {}

  /** The page of a title and data. */
  static String of(String title, JsonNode data) throws IOException {
    ObjectNode charts = JsonNodeFactory.instance.objectNode();
    charts.set("config", ChartTemplate.config());
    for (ChartTemplate chart : ChartTemplate.values()) {
      charts.set(chart.key(), chart.specification());
    }
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("title", text(title));
    parts.put("style", style("page.css"));
    parts.put("vega", script(Resource.vega()));
    parts.put("vega-lite", script(Resource.vegaLite()));
    parts.put("script", script(scripts(SCRIPTS.stream().map(name -> "page-" + name).toList())));
    parts.put("charts", json(charts));
    parts.put("data", json(data));
    return filled(Resource.text("page.html"), MARK, parts);
  }

  /**
   * A page of another sort, with the style of reports.
   *
   * @param template its file
   * @param mark what stands on its second line
   * @param scripts those that it runs, in their order, without {@code .js}
   * @param others what stands in the other places of the template, as HTML
   */
  public static String of(String template, String mark, List<String> scripts, Map<String, String> others)
      throws IOException {
    Map<String, String> parts = new LinkedHashMap<>(others);
    parts.put("style", style("page.css"));
    parts.put("script", script(scripts(scripts)));
    return filled(Resource.text(template), mark, parts);
  }

  /** The text of a style sheet, which does not end its element early. */
  public static String style(String name) throws IOException {
    return Resource.text(name).replace("</style", "<\\/style");
  }

  private static String scripts(List<String> names) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String name : names) {
      all.append(Resource.text(name + ".js")).append('\n');
    }
    return all.toString();
  }

  /** The template with its places filled and the mark on its second line. */
  static String filled(String template, String mark, Map<String, String> parts) {
    Matcher places = PLACE.matcher(template);
    StringBuilder page = new StringBuilder();
    while (places.find()) {
      String part = parts.get(places.group(1));
      if (part == null) {
        throw new IllegalStateException("the template of the page has an unknown place " + places.group());
      }
      places.appendReplacement(page, Matcher.quoteReplacement(part));
    }
    places.appendTail(page);
    page.insert(page.indexOf("\n") + 1, mark + "\n");
    return page.toString();
  }

  /** Text between tags or in an attribute. */
  public static String text(String plain) {
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }

  /** A script that does not end its element early: in strings and patterns of JavaScript, \/ is / and \x3c is &lt;. */
  private static String script(String source) {
    return source.replace("</script", "<\\/script").replace("</SCRIPT", "<\\/SCRIPT").replace("<!--", "\\x3c!--");
  }

  /** JSON without any less-than sign, so that nothing in it can be taken for a tag. */
  static String json(JsonNode node) throws JsonProcessingException {
    return JSON.writeValueAsString(node).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029",
        "\\u2029");
  }
}
