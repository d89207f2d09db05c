package lawsweep.kind.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import lawsweep.spec.SpecException;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Records;
import org.junit.jupiter.api.Test;

/** The object {@code langevin} of a record as version 0.1.0 writes it: of every dynamics, scheme, energy and start. */
class SimulationObjectsTest {

  private static String resource(String name) throws IOException {
    try (InputStream file = SimulationObjectsTest.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<Cell> cells() throws IOException, SpecException {
    List<Cell> cells = new ArrayList<>();
    for (String entry : resource("/lawsweep/langevin/cell/cell-texts.txt").lines().toList()) {
      if (!entry.startsWith(" ")) {
        String yaml = "name: a\nseed: 9\nlangevin: [{" + entry + "}]\n";
        cells.addAll(FakeKinds.read("a.yaml", yaml.getBytes(StandardCharsets.UTF_8), _ -> new byte[0]).cells());
      }
    }
    return cells;
  }

  @Test
  void objectsOfTheFirstVersion() throws IOException, SpecException {
    StringBuilder objects = new StringBuilder();
    for (Cell cell : cells()) {
      CellRecord record =
          CellRecord.failed(cell, ((SimulationCell) cell).langevin().scheme().label(), "fake", 1, "no");
      assertEquals(record, Records.read(Records.write(record), 0));
      objects
          .append(
              SimulationForm.ALL.of(SimulationCell.langevin(record).equation()).text(SimulationCell.langevin(record)))
          .append('\n');
    }
    assertEquals(resource("simulation-objects.txt"), objects.toString());
  }
}
