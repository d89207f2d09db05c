package lawsweep.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lawsweep.report.drift.DriftPictures;
import lawsweep.report.paint.ChartPainter;
import lawsweep.report.paint.ChartTemplate;
import lawsweep.report.paint.Picture;

/** The pictures of a report as SVG files; those without anything to draw are left out. */
final class ReportPictures {

  private ReportPictures() {}

  /** All pictures of what a page says. */
  private static List<Picture> of(ReportDatabase database, Optional<NetworkCube> cube, JsonNode data)
      throws IOException {
    List<Picture> pictures = new ArrayList<>();
    String title = data.get("title").textValue();
    if (cube.isPresent()) {
      pictures.addAll(NetworkPictures.of(database, cube.get(), data.get("networks"), title));
    }
    if (!data.get("langevin").isNull()) {
      pictures.addAll(SimulationPictures.of(data.get("langevin"), title));
    }
    for (JsonNode drift : data.get("drift").path("networks")) {
      if (pictures.stream().noneMatch(picture -> picture.chart() == ChartTemplate.DRIFT_GROUPS)) {
        pictures.addAll(DriftPictures.of(drift, title));
      }
    }
    pictures.removeIf(Picture::isEmpty);
    return pictures;
  }

  /** Draws and writes the pictures of a page, removes those of an earlier report, and says how many there are. */
  static int write(ReportDatabase database, Optional<NetworkCube> cube, JsonNode data, ReportFiles files)
      throws IOException {
    List<Picture> pictures = of(database, cube, data);
    Set<ChartTemplate> others = EnumSet.allOf(ChartTemplate.class);
    if (!pictures.isEmpty()) {
      try (ChartPainter painter = ChartPainter.open(ChartTemplate.config().get("light"))) {
        for (Picture picture : pictures) {
          files.picture(picture.name(), painter.svg(picture));
          others.remove(picture.chart());
        }
      }
    }
    remove(others, files);
    return pictures.size();
  }

  /** Removes the pictures of an earlier report, which would not be those of this page; says that there are none. */
  static int remove(ReportFiles files) throws IOException {
    remove(EnumSet.allOf(ChartTemplate.class), files);
    return 0;
  }

  private static void remove(Set<ChartTemplate> charts, ReportFiles files) throws IOException {
    for (ChartTemplate chart : charts) {
      files.removePicture(chart.key());
    }
    files.removeEmptyPictures();
  }
}
