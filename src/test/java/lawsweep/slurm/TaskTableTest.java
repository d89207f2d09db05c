package lawsweep.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.Random;
import lawsweep.kind.simulation.SimulationGpu;
import lawsweep.kind.simulation.SimulationKind;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.SweepPlan;
import lawsweep.sweep.run.Workload;
import lawsweep.sweep.store.OpenCells;
import lawsweep.sweep.store.Shard;
import lawsweep.work.DeviceShare;
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

  /** Up to four cells are on a GPU at once, each with replicas in the heap; a task with fewer has no more of it. */
  @Test
  void heapBesideAGpuIsAskedFor() {
    Sweep sweep = SmallSweep.read("""
        name: ensembles
        langevin:
          - {dynamics: upstairs, depth: 2, width: 2, time: 1, step: 0.1, replicas: 8, seeds: 6}
        """);
    SimulationGpu gpu = new SimulationGpu() {
      @Override
      public Optional<DeviceShare> share(LangevinCell cell) {
        return Optional.of(new DeviceShare(1, 1, 1 << 30));
      }
    };
    Workload beside = Workload.of(sweep, FakeKinds.of(SmallSweep.COUNTS, new SimulationKind(gpu)));
    for (int tasks : new int[] {1, 2, 6}) {
      long processor = TaskTable.of(sweep, SmallSweep.workload(sweep), tasks, 1).memoryBytes();
      long lanes = Math.min(4, 6 / tasks);
      assertEquals(processor + (lanes << 30), TaskTable.of(sweep, beside, tasks, 1).memoryBytes(), tasks + " tasks");
    }
  }
}
