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
import lawsweep.spec.SpecException;
import lawsweep.support.ShippedSimulations;
import lawsweep.sweep.grid.Cell;
import lawsweep.sweep.grid.Sweep;
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
    for (ResultTable table : ResultTable.WORDS.all()) {
      if (table.simulations().isEmpty()) {
        continue;
      }
      List<List<Object>> rows = new ArrayList<>();
      try (RecordRows records = new SimulationRows(new Kept(rows), identity, table.simulations().get())) {
        for (Cell cell : sweep.cells()) {
          if (cell instanceof Cell.Simulation simulation) {
            records.add(ShippedSimulations.done(simulation, 1));
          }
        }
      }
      assertEquals(List.of("sweep", "sweep_seed", "cell"),
          identity.columns().subList(0, 3).stream().map(TableColumn::key).toList());
      Map<List<Object>, Object> cells = new HashMap<>();
      for (List<Object> row : rows) {
        List<Object> tuple = new ArrayList<>(row.subList(0, identity.columns().size()));
        Object cell = tuple.remove(2);
        Object other = cells.put(tuple, cell);
        assertTrue(other == null || other.equals(cell), () -> table + ": " + cell + " and " + other + " are " + tuple);
      }
      assertFalse(rows.isEmpty(), table.label());
      assertEquals(sweep.cells().stream().filter(Cell.Simulation.class::isInstance).count(), cells.size());
    }
  }

  /** A table in memory. */
  private record Kept(List<List<Object>> rows) implements RowTable {

    @Override
    public void add(List<?> row) {
      rows.add(new ArrayList<>(row));
    }

    @Override
    public void finish() {}

    @Override
    public void close() {}
  }
}
