package lawsweep.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.export.CountCommand;
import lawsweep.kind.simulation.SimulationCell;
import lawsweep.report.paint.PageScripts;
import lawsweep.report.paint.Picture;
import lawsweep.spec.SpecException;
import lawsweep.support.ShippedSimulations;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Sweep;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import lawsweep.parquet.RowGroupBuilder;

/** The charts of simulations tell the cells of every sweep that ships apart, whatever a reader chooses to see. */
class ShippedChartsTest {

  @TempDir
  static Path temporary;

  private static PageScripts scripts;

  @BeforeAll
  static void open() throws IOException {
    try (InputStream script = ShippedChartsTest.class.getResourceAsStream("every-view.js")) {
      scripts = PageScripts.open(SimulationPictures.SCRIPTS, new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @AfterAll
  static void close() {
    scripts.close();
  }

  static List<Path> sweeps() throws IOException, SpecException {
    return ShippedSimulations.sweeps();
  }

  /** What the page reads where all numbers of the n-th simulation, from 1, are n. */
  private static JsonNode langevin(Sweep sweep) throws IOException {
    try (ReportDatabase database = ReportDatabase.open(temporary)) {
      SimulationTables.create(database);
      try (CellFile cells = CellFile.begin(database);
          SimulationTables simulations = SimulationTables.fill(database)) {
        CellTable rows = new CellTable(new CountCommand("auto"));
        RowGroupBuilder group = CellFile.group();
        int number = 0;
        for (int place = 0; place < sweep.cells().size(); place++) {
          if (sweep.cells().get(place) instanceof SimulationCell simulation) {
            number++;
            CellRecord record = ShippedSimulations.done(simulation, number);
            CellFile.add(rows.row(place, simulation, Optional.of(record), Optional.empty()), group);
            simulations.add(place, record);
          }
        }
        cells.add(group.take(number));
        cells.finish();
      }
      return SimulationData.of(database, sweep);
    }
  }

  /** Single replicas have no distribution: the chart of densities is for ensembles. */
  private static int charts(Sweep sweep) {
    return sweep.cells().stream().flatMap(cell -> SimulationCell.langevin(cell).stream())
        .anyMatch(langevin -> langevin.replicas() > 1) ? 4 : 3;
  }

  /** In each figure of each view no two cells share a place. The caption holds just what all its cells share. */
  @ParameterizedTest
  @MethodSource("sweeps")
  void noFigureMixesSimulations(Path path) throws IOException, SpecException {
    Sweep sweep = ShippedSimulations.read(path);
    JsonNode found = scripts.call("everyView", langevin(sweep));
    List<String> complaints = new ArrayList<>();
    found.get("complaints").forEach(complaint -> complaints.add(complaint.textValue()));
    assertEquals(List.of(), complaints);
    assertTrue(found.get("figures").intValue() > 3, found.toString());
    List<Integer> shown = new ArrayList<>();
    found.get("shown").forEach(panels -> shown.add(panels.intValue()));
    assertTrue(shown.stream().allMatch(panels -> panels <= 1),
        () -> "one figure of each chart is shown first: " + shown);
    assertEquals(charts(sweep), shown.stream().mapToInt(panels -> panels).sum());
  }

  /** The pictures show what the page shows first, and say in their captions what they hold. */
  @ParameterizedTest
  @MethodSource("sweeps")
  void picturesNameWhatTheyHold(Path path) throws IOException, SpecException {
    Sweep sweep = ShippedSimulations.read(path);
    List<Picture> pictures = SimulationPictures.of(scripts, langevin(sweep), sweep.name());
    assertEquals(charts(sweep), pictures.size());
    for (Picture picture : pictures) {
      Picture.Caption caption = picture.caption();
      assertTrue(caption.held().startsWith("Held: dynamics = "), caption.held());
      assertTrue(caption.title().contains(caption.held()) && caption.description().contains(caption.held()));
      assertEquals(caption.held().replace(" ", ""),
          String.join("", caption.lines().subList(1, caption.lines().size())).replace(" ", ""));
      JsonNode title = picture.complete().get("title");
      assertEquals(caption.lines().size(), title.get("subtitle").size());
      assertEquals(caption.heading(), title.get("text").textValue());
      assertFalse(picture.isEmpty());
    }
  }
}
