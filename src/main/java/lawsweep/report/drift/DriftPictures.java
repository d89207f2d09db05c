package lawsweep.report.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import lawsweep.report.paint.ChartTemplate;
import lawsweep.report.paint.PageScripts;
import lawsweep.report.paint.Picture;

/** The pictures of drift: what the charts of the page show first, as the page's own scripts choose it. */
public final class DriftPictures {

  /** The charts. */
  static final Set<ChartTemplate> CHARTS =
      EnumSet.range(ChartTemplate.DRIFT_GROUPS, ChartTemplate.DRIFT_LAWS);

  /** The scripts of the part of a page that is about drift, in any order. */
  public static final List<String> SECTION = List.of("drift/model", "drift/course", "drift/fit", "drift/heat",
      "drift/spread", "drift/single", "drift/tables", "drift/words", "drift/section");

  /** The scripts that choose what is drawn, in the order in which they are run. */
  private static final List<String> CHOOSING = List.of("page-text", "page-template", "drift/model", "drift/course",
      "drift/fit", "drift/heat", "drift/spread", "drift/single", "drift/pictures");

  private DriftPictures() {}

  /**
   * The pictures of what a page says of one network.
   *
   * @param drift as {@link DriftData} has it
   * @param title what they belong to
   */
  public static List<Picture> of(JsonNode drift, String title) throws IOException {
    ObjectNode templates = JsonNodeFactory.instance.objectNode();
    for (ChartTemplate chart : CHARTS) {
      templates.set(chart.key(), chart.specification());
    }
    templates.set("config", ChartTemplate.config());
    List<Picture> pictures = new ArrayList<>();
    try (PageScripts choosing = PageScripts.open(CHOOSING)) {
      for (JsonNode picture : choosing.call("driftPictures", drift, templates)) {
        pictures.add(new Picture(ChartTemplate.of(picture.get("chart").textValue()),
            new Picture.Caption(picture.get("heading").textValue(), title, picture.get("text").textValue(),
                picture.get("held").textValue()),
            picture.get("specification")));
      }
    }
    return pictures;
  }
}
