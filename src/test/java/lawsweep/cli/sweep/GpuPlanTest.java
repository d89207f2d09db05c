package lawsweep.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import lawsweep.kind.simulation.SimulationGpu;
import lawsweep.kind.simulation.SimulationKind;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.spec.SpecException;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.SpecReader;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.DeviceLanes;
import lawsweep.work.DeviceShare;
import org.junit.jupiter.api.Test;

/** What a plan tells of a GPU. */
class GpuPlanTest {

  private static GpuPlan plan(long heapBytes) throws SpecException {
    String spec = """
        name: ensembles
        langevin:
          - {dynamics: upstairs, depth: 2, width: 2, time: 1, step: 0.1, replicas: 8, seeds: 6}
        """;
    SimulationGpu gpu = new SimulationGpu() {
      @Override
      public Optional<DeviceShare> share(LangevinCell cell) {
        return Optional.of(new DeviceShare(1, 2, heapBytes));
      }
    };
    Kinds kinds = Kinds.of(List.of(new SimulationKind(gpu)));
    Sweep sweep = new SpecReader(kinds).read("ensembles.yaml", spec.getBytes(StandardCharsets.UTF_8));
    return GpuPlan.of(sweep, kinds, new DeviceLanes("cuda-9.0", 4, 1, false, () -> fail("opened")));
  }

  @Test
  void theHeapOfFourCellsIsTold() throws SpecException {
    String line = plan(1 << 30).line();
    assertTrue(line.startsWith("gpu       6 cells on cuda-9.0 in about 12s, instead of "), line);
    assertEquals("; 4 GiB of memory beside it", line.substring(line.lastIndexOf(';')));
    assertEquals(4L << 30, plan(1 << 30).heapBytes());
  }

  @Test
  void ofCellsThatTakeNoneNothingIsSaid() throws SpecException {
    assertEquals(-1, plan(0).line().indexOf("beside"));
  }
}
