package lawsweep.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lawsweep.kind.simulation.IdentifyingColumns;
import lawsweep.kind.simulation.SimulationCell;
import lawsweep.kind.simulation.SimulationKind;
import lawsweep.spec.SpecException;
import lawsweep.support.ShippedSimulations;
import lawsweep.sweep.Cell;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.Table;
import lawsweep.sweep.TableColumn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The columns of the tables of simulations tell the cells of every sweep that ships apart, their keys aside. */
class ShippedTablesTest {

  static List<Path> sweeps() throws IOException, SpecException {
    return ShippedSimulations.sweeps();
  }

  @ParameterizedTest
  @MethodSource("sweeps")
  void noTwoCellsShareATuple(Path path) throws IOException, SpecException {
    Sweep sweep = ShippedSimulations.read(path);
    IdentifyingColumns identity = IdentifyingColumns.of(sweep);
    for (Table table : new SimulationKind().tables()) {
      List<List<Object>> rows = new ArrayList<>();
      Table.Rows made = table.of(sweep);
      for (Cell cell : sweep.cells()) {
        if (cell instanceof SimulationCell simulation) {
          rows.addAll(made.of(ShippedSimulations.done(simulation, 1)));
        }
      }
      assertEquals(List.of("sweep", "sweep_seed", "cell"),
          identity.columns().subList(0, 3).stream().map(TableColumn::key).toList());
      Map<List<Object>, Object> cells = new HashMap<>();
      for (List<Object> row : rows) {
        List<Object> tuple = new ArrayList<>(row.subList(0, identity.columns().size()));
        Object cell = tuple.remove(2);
        Object other = cells.put(tuple, cell);
        assertTrue(other == null || other.equals(cell),
            () -> table.name() + ": " + cell + " and " + other + " are " + tuple);
      }
      assertFalse(rows.isEmpty(), table.name());
      assertEquals(sweep.cells().stream().filter(SimulationCell.class::isInstance).count(), cells.size());
    }
  }
}
