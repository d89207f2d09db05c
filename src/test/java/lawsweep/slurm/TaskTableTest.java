package lawsweep.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.SweepPlan;
import lawsweep.sweep.run.Workload;
import lawsweep.sweep.store.OpenCells;
import lawsweep.sweep.store.Shard;
import org.junit.jupiter.api.Test;

class TaskTableTest {

  @Test
  void everyCellIsInExactlyOneTaskAndItIsTheTasksShard() {
    Random random = new Random(7);
    for (int round = 0; round < 60; round++) {
      Sweep sweep = SmallSweep.of(1 + random.nextInt(4));
      Workload workload = SmallSweep.workload(sweep);
      int cells = sweep.cells().size();
      int tasks = 1 + random.nextInt(cells);
      TaskTable table = TaskTable.of(sweep, workload, tasks, 1 + random.nextInt(8));
      BitSet seen = new BitSet();
      for (Task task : table.tasks()) {
        int[] shard = workload.cells(new Shard(task.index() + 1, tasks));
        assertEquals(shard.length, task.cells());
        assertTrue(shard.length > 0);
        assertEquals(sweep.cells().get(shard[0]).key(), task.costliest());
        assertEquals(workload.cost(shard) / SweepPlan.FLOPS_PER_SECOND, task.seconds(), 1e-12 * task.seconds());
        for (int cell : shard) {
          assertFalse(seen.get(cell));
          seen.set(cell);
          BitSet missing = new BitSet();
          missing.set(cell);
          BitSet open = table.open(random.nextBoolean()
              ? new OpenCells(missing, new BitSet())
              : new OpenCells(new BitSet(), missing));
          assertEquals("{" + task.index() + "}", open.toString());
        }
      }
      assertEquals(cells, seen.cardinality());
      assertEquals(tasks, table.open(OpenCells.all(cells)).cardinality());
      assertEquals(tasks, TaskCsv.size(table.csv()));
    }
  }

  @Test
  void theFirstTaskHasTheCostliestCell() {
    Sweep sweep = SmallSweep.of(4);
    Workload workload = SmallSweep.workload(sweep);
    String costliest = sweep.cells().get(workload.largestFirst()[0]).key();
    assertEquals(costliest, TaskTable.of(sweep, workload, 7, 2).tasks().get(0).costliest());
  }

  @Test
  void thereAreAsManyTasksAsTheWorkNeeds() {
    Sweep sweep = SmallSweep.of(4);
    Workload workload = SmallSweep.workload(sweep);
    double seconds = workload.cost(workload.largestFirst()) / SweepPlan.FLOPS_PER_SECOND;
    assertEquals(1, TaskTable.wanted(workload, 30, 4));
    assertEquals(256, TaskTable.wanted(workload, 1e-12, 1));
    assertEquals(10, TaskTable.wanted(workload, seconds / 60 / 9.5, 1));
    assertEquals(5, TaskTable.wanted(workload, seconds / 60 / 9.5, 2));
  }

  @Test
  void theElapsedTimeIsSharedByThreads() {
    Sweep sweep = SmallSweep.of(3);
    Workload workload = SmallSweep.workload(sweep);
    TaskTable one = TaskTable.of(sweep, workload, 2, 1);
    TaskTable four = TaskTable.of(sweep, workload, 2, 4);
    assertEquals(one.longestSeconds() / 4, four.longestSeconds(), 1e-9 * one.longestSeconds());
    long most = Arrays.stream(workload.largestFirst()).mapToLong(c -> workload.estimate(c).orElseThrow().memoryBytes())
        .max().orElseThrow();
    assertEquals(most, one.memoryBytes());
  }
}
