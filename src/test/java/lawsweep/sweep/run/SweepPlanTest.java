package lawsweep.sweep.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import lawsweep.kind.count.FakeCounter;
import lawsweep.law.LawCell;
import lawsweep.sweep.store.Sweeps;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import org.junit.jupiter.api.Test;

class SweepPlanTest {

  /** Cell i takes i hours of one thread and i GiB. */
  private static SweepPlan plan(int cells, long memoryLimit) {
    return plan(cells, memoryLimit, 3600);
  }

  private static SweepPlan plan(int cells, long memoryLimit, double seconds) {
    FakeCounter counter = new FakeCounter() {
      @Override
      public Estimate estimate(LawCell cell) {
        return new Estimate(cell.seed() * seconds * SweepPlan.FLOPS_PER_SECOND, (long) cell.seed() << 30, 1);
      }
    };
    return SweepPlan.of(Sweeps.of("a", cells, new Limits(Double.POSITIVE_INFINITY, memoryLimit, 64)),
        Sweeps.engines(counter), 4);
  }

  @Test
  void sumsUp() {
    SweepPlan plan = plan(10, 100L << 30);
    assertEquals(10, plan.cells());
    assertEquals(45 * 3600, plan.seconds(), 1);
    assertEquals(45 * 900, plan.elapsedSeconds(), 1);
    assertEquals(9L << 30, plan.memoryBytes());
    assertEquals(new MemoryNeed(9L << 30, 1, 9L << 30), plan.memory(), "a cell of hours gets all threads");
    assertEquals(10, plan.chunks(), "no more chunks than cells");
    assertEquals(List.of(Sweeps.cell(9).key(), Sweeps.cell(8).key(), Sweeps.cell(7).key(), Sweeps.cell(6).key(),
        Sweeps.cell(5).key()), plan.largest().stream().map(SweepPlan.Item::key).toList());
    assertEquals(0, plan.skipped());
    assertEquals(1, plan(1, 100L << 30).chunks());
  }

  @Test
  void cellsOverALimitCostNothing() throws IOException {
    SweepPlan plan = plan(10, 3L << 30);
    assertEquals(6, plan.skipped());
    assertEquals(5, plan.firstSkipped().size());
    assertEquals(Sweeps.cell(4).key(), plan.firstSkipped().get(0).key());
    assertTrue(plan.firstSkipped().get(0).reason().contains("4 GiB"), plan.firstSkipped().get(0).reason());
    assertEquals(6 * 3600, plan.seconds(), 1);
    assertEquals(3L << 30, plan.memoryBytes());
    JsonNode json = new ObjectMapper().readTree(plan.toJson());
    assertEquals(6, json.get("skipped").intValue());
    assertEquals(5, json.get("over_limits").size());
    assertEquals(1, json.get("together").intValue());
    assertEquals(3L << 30, json.get("together_bytes").longValue());
    assertEquals(MemoryNeed.RESERVE_BYTES, json.get("reserve_bytes").longValue());
    assertEquals(plan.chunks(), json.get("chunks").intValue());
  }

  @Test
  void smallCellsRunTogether() {
    assertEquals(new MemoryNeed(9L << 30, 4, (9L + 8 + 7 + 6) << 30), plan(10, 100L << 30, 0.1).memory());
  }
}
