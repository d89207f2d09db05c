package lawsweep.kind.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.toy.Relaxation;
import lawsweep.langevin.toy.ToyEquations;
import lawsweep.spec.SpecException;
import lawsweep.spec.YamlDocument;
import org.junit.jupiter.api.Test;

/** An equation that the program does not have is asked for in a spec: its own parameter is a key and an axis. */
class ToyEntryTest {

  private static List<LangevinCell> cells(String entry) throws SpecException {
    return SimulationGrid.of(List.of(SimulationReader.read(YamlDocument.parse("my.yaml", entry).orElseThrow(),
        _ -> new byte[0], ToyEquations.ALL)), 5);
  }

  @Test
  void itsOwnParameterIsTheFastestAxisButForRepeats() throws SpecException {
    List<LangevinCell> cells =
        cells("{dynamics: relaxation, width: 2, time: 1, step: 0.1, beta: [1, 2], friction: [0.5, 1], seeds: 2}");
    assertEquals(List.of(0.5, 0.5, 1.0, 1.0, 0.5, 0.5, 1.0, 1.0),
        cells.stream().map(Relaxation.FRICTION::in).toList());
    assertEquals(List.of(1.0, 1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 2.0), cells.stream().map(LangevinCell::beta).toList());
    assertEquals(List.of(0, 1, 0, 1, 0, 1, 0, 1), cells.stream().map(LangevinCell::seed).toList());
    assertEquals(8, cells.stream().map(LangevinCell::key).distinct().count());
  }

  @Test
  void whatMeansNothingIsRefused() {
    String step = ", width: 2, time: 1, step: 0.1";
    assertEquals("my.yaml:1: 'kappa' is not used by relaxation; remove it",
        message("{dynamics: relaxation, kappa: 1" + step + "}"));
    assertEquals("my.yaml:1: 'friction' is not used by upstairs; remove it",
        message("{dynamics: upstairs, depth: 2, friction: 1" + step + "}"));
    assertEquals("my.yaml:1: 'friction' is 0; expected a positive number",
        message("{dynamics: relaxation, friction: 0" + step + "}"));
    assertTrue(message("{dynamics: relaxations" + step + "}").contains("did you mean 'relaxation'?"));
    assertTrue(message("{dynamics: relaxation, frictions: 2" + step + "}").contains("did you mean 'friction'?"));
  }

  private static String message(String entry) {
    return assertThrows(SpecException.class, () -> cells(entry)).getMessage();
  }
}
