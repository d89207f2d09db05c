package lawsweep.langevin.toy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import lawsweep.langevin.cell.CellRules;
import lawsweep.langevin.cell.CellValues;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.ObservableRow;
import lawsweep.langevin.cell.Parameter;
import lawsweep.langevin.cell.Parameters;
import lawsweep.langevin.cell.Violation;
import lawsweep.langevin.ensemble.LangevinSimulator;
import lawsweep.work.CheckpointStore;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/**
 * An equation that the program does not have is checked, simulated and observed. {@code ToyEntryTest} asks for it in a
 * spec.
 */
class RelaxationTest {

  private static CellValues values() {
    return new CellValues().put(Parameters.DYNAMICS, new Relaxation()).put(Parameters.WIDTH, 2)
        .put(Parameters.TIME, 40.0).put(Parameters.STEP, 0.25).put(Parameters.RECORD_EVERY, 1.0)
        .put(Parameters.REPLICAS, 400).put(Parameters.BETA, 4.0).put(Relaxation.FRICTION, 2.0);
  }

  private static LangevinCell cell() {
    return values().cell(3, 0);
  }

  @Test
  void whatMeansNothingToItHasItsPlaceAndItsOwnParameterIsOneOfTheList() {
    assertEquals(List.of("dynamics", "scheme", "width", "beta", "initial", "step", "time", "record_every", "replicas",
        "friction"), new Relaxation().parameters().stream().map(Parameter::key).toList());
    assertEquals("friction", ToyEquations.ALL.parameters().getLast().key());
    assertEquals(Optional.of(new Relaxation()), ToyEquations.ALL.words().find("relaxation"));
    assertEquals(2.0, Relaxation.FRICTION.value().apply(cell()));
    assertEquals(1, cell().depth());
    assertEquals(1.0, cell().kappa());
  }

  @Test
  void itsParameterTellsCellsApart() {
    LangevinCell other = values().put(Relaxation.FRICTION, 2.5).cell(3, 0);
    assertTrue(cell().key().startsWith("relaxation_exact_1x2_"), cell()::key);
    assertTrue(!cell().key().equals(other.key()) && !cell().equals(other));
    assertEquals(values().put(Relaxation.FRICTION, 1.0).cell(3, 0).key(),
        values().put(Relaxation.FRICTION, 1.0).cell(4, 0).key());
  }

  @Test
  void itIsChecked() {
    assertEquals(Optional.empty(), CellRules.check(cell()));
    assertEquals(Optional.of(new Violation("friction", "'friction' is -1", "expected a positive number")),
        CellRules.check(values().put(Relaxation.FRICTION, -1.0).cell(3, 0)));
    assertEquals("step", CellRules.check(values().put(Relaxation.FRICTION, 5.0).cell(3, 0)).orElseThrow().key());
  }

  @Test
  void itIsSimulatedAndObserved() throws IOException {
    LangevinResult result = new LangevinSimulator().simulate(cell(), Double.POSITIVE_INFINITY, Team.alone(), Stop.NEVER,
        CheckpointStore.NONE);
    ObservableRow radius = result.rows().stream().filter(row -> row.observable().equals("radius_squared_average"))
        .findFirst().orElseThrow();
    assertEquals(0.5, radius.mean(), 5 * radius.stderr());
    assertEquals(400 * 160L, result.replicaSteps());
    assertTrue(new LangevinSimulator().flops(cell()) > 400 * 160 * 80.0);
  }
}
