package lawsweep.report.paint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Templates of pages and what fills them: styles, scripts, charts and data. Such a page needs no other file. */
public final class PageParts {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

  private PageParts() {}

  /**
   * A page with the style of reports.
   *
   * @param template its file
   * @param mark what stands on its second line
   * @param scripts those that it runs, in their order, without {@code .js}
   * @param others what stands in the other places of the template, as HTML
   */
  public static String page(String template, String mark, List<String> scripts, Map<String, String> others)
      throws IOException {
    Map<String, String> parts = new LinkedHashMap<>(others);
    parts.put("style", style("page.css"));
    parts.put("script", script(scripts(scripts)));
    return filled(Resource.text(template), mark, parts);
  }

  /**
   * What fills the places {@code vega}, {@code vega-lite} and {@code charts} of a page that draws charts.
   *
   * @param charts those that it draws
   */
  public static Map<String, String> charts(Collection<ChartTemplate> charts) throws IOException {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.set("config", ChartTemplate.config());
    for (ChartTemplate chart : charts) {
      all.set(chart.key(), chart.specification());
    }
    return Map.of("vega", script(Resource.vega()), "vega-lite", script(Resource.vegaLite()), "charts", json(all));
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
  public static String filled(String template, String mark, Map<String, String> parts) {
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
  public static String json(JsonNode node) throws JsonProcessingException {
    return JSON.writeValueAsString(node).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029",
        "\\u2029");
  }
}
