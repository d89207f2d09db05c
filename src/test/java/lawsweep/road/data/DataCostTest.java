package lawsweep.road.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import lawsweep.law.LawCell;
import lawsweep.lie.ModularFields;
import lawsweep.network.Architecture;
import lawsweep.network.Circuit;
import lawsweep.network.Family;
import lawsweep.residue.PrimeField;
import lawsweep.support.Architectures;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/** What the estimate says of memory, against what a draw modulo one prime allocates. */
class DataCostTest {

  private static long allocated(LawCell cell, boolean tested) {
    Circuit network = cell.loss().circuit(cell.architecture());
    FreeColumns columns = new FreeColumns(network);
    PrimeField field = new PrimeField(8388593);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    ModularDraw draw =
        new ModularDraw(network, columns, field, Draws.VECTOR, DrawStreams.of(cell).fields(), tested);
    long after = threads.getCurrentThreadAllocatedBytes();
    assertTrue(!draw.full());
    return after - before;
  }

  /** Many rows a pattern, few, and more than are absorbed at a time. */
  @Test
  void testsAreInTheEstimateOfMemory() {
    allocated(Draws.cell(Draws.relu(3, 4, 3), 1, 1), true); // Classes are loaded.
    for (Architecture a : List.of(Draws.relu(30, 10, 30), Draws.relu(3, 2, 251), Draws.relu(2, 60, 60, 2),
        Draws.relu(8, 12, 12, 8))) {
      LawCell cell = Draws.cell(a, 1, 1);
      assertTrue(TestedFields.pay(cell));
      double estimate = DataCost.estimate(cell).memoryBytes();
      double used = allocated(cell, true);
      assertTrue(used < estimate, () -> a + ": " + used + " of " + estimate);
      assertTrue(2 * used > estimate, () -> a + ": " + used + " of " + estimate);
    }
  }

  @Test
  void rowsAreThoseOfAPattern() {
    Random random = Seeds.random("rows", 0);
    for (int i = 0; i < 50; i++) {
      LawCell cell = Draws.cell(Architectures.random(random, Family.RELU, 4, 5), 1, 1);
      Circuit network = cell.loss().circuit(cell.architecture());
      ModularFields fields = new ModularFields(network, new PrimeField(8388593));
      assertEquals(fields.directions() * (long) fields.basis(), TestedFields.rows(cell));
      assertEquals(network.layout().size(), cell.architecture().parameters());
    }
  }
}
