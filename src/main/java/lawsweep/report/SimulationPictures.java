package lawsweep.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import lawsweep.report.paint.ChartTemplate;
import lawsweep.report.paint.PageScripts;
import lawsweep.report.paint.Picture;

/** The pictures of simulations: what the charts of the page show first, as the page's own scripts choose it. */
final class SimulationPictures {

  private static final EnumSet<ChartTemplate> CHARTS = EnumSet.of(ChartTemplate.SERIES, ChartTemplate.DENSITY,
      ChartTemplate.JUMPS, ChartTemplate.COMPARE);

  /** The scripts that choose what is drawn, in the order in which they are run. */
  static final List<String> SCRIPTS = List.of("page-text", "page-parameters", "page-telling", "page-slice",
      "page-template", "page-series", "page-compare", "page-density", "page-jumps", "pictures/simulations");

  private SimulationPictures() {}

  /**
   * The pictures of what the page says of simulations.
   *
   * @param title the name of the sweep
   */
  static List<Picture> of(JsonNode langevin, String title) throws IOException {
    try (PageScripts scripts = PageScripts.open(SCRIPTS)) {
      return of(scripts, langevin, title);
    }
  }

  static List<Picture> of(PageScripts scripts, JsonNode langevin, String title) throws IOException {
    ObjectNode templates = JsonNodeFactory.instance.objectNode();
    for (ChartTemplate chart : CHARTS) {
      templates.set(chart.key(), chart.specification());
    }
    List<Picture> pictures = new ArrayList<>();
    for (JsonNode picture : scripts.call("simulationPictures", langevin, templates)) {
      pictures.add(new Picture(ChartTemplate.of(picture.get("chart").textValue()),
          new Picture.Caption(picture.get("heading").textValue(), title, picture.get("text").textValue(),
              picture.get("held").textValue()),
          picture.get("specification")));
    }
    return pictures;
  }
}
