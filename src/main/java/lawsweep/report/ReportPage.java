package lawsweep.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lawsweep.report.drift.DriftPictures;
import lawsweep.report.paint.ChartTemplate;
import lawsweep.report.paint.PageParts;

/** The page of a report: a template filled with styles, scripts, charts and data. It needs no other file. */
final class ReportPage {

  /** What tells a page of this program from another file; near its beginning. */
  static final String MARK = "<!-- made by lawsweep report -->";

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
    Map<String, String> parts = new LinkedHashMap<>(PageParts.charts(List.of(ChartTemplate.values())));
    parts.put("title", PageParts.text(title));
    parts.put("data", PageParts.json(data));
    Stream<String> own = SCRIPTS.stream().map(name -> "page-" + name);
    return PageParts.page("page.html", MARK, Stream.concat(own, DriftPictures.SECTION.stream()).toList(), parts);
  }
}
