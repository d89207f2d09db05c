package lawsweep.sweep.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import lawsweep.kernel.ScalarKernels;
import lawsweep.kind.count.CountKind;
import lawsweep.kind.count.RoadChoice;
import lawsweep.kind.simulation.SimulationKind;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.RecordForm;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.store.Sweeps;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

class DiskRoomTest {

  private static final Path DIRECTORY = Path.of("results", "a");

  @Test
  void tooLittleRoomIsOneLine() {
    assertEquals(Optional.empty(), DiskRoom.warning(DIRECTORY, 1e6, 2_000_000));
    assertEquals(Optional.empty(), DiskRoom.warning(DIRECTORY, 1e6, 0), "unknown");
    assertEquals("about 2 GiB of results are expected, but the disk of results/a has 1 MiB free; a run that fills"
        + " the disk ends, keeps what is finished, and goes on once there is room",
        DiskRoom.warning(DIRECTORY, 2.0 * (1 << 30), 1 << 20).orElseThrow());
  }

  @Test
  void manyCellsAreEstimatedFromSome() {
    Sweep sweep = Sweeps.of("a", 50_001);
    Workload workload = Workload.of(sweep, FakeKinds.FAKE);
    double bytes = DiskRoom.bytes(workload, workload.largestFirst(), 4);
    assertEquals(50_001 * 1000.0 * 1.25, bytes, 1e-3, "with a quarter for indexes");
    assertEquals(Optional.empty(), DiskRoom.warning(DIRECTORY, workload, new int[0], 4));
  }

  /** Within a factor of three of what records really take. */
  @Test
  void theEstimateIsNearTheRecords() throws Exception {
    Kinds kinds = FakeKinds.of(new CountKind(new ScalarKernels(), RoadChoice.AUTO), new SimulationKind());
    Sweep sweep = FakeKinds.read("a", """
        name: a
        networks: [{family: linear, depth: 2..4, each: 2..3}, {family: relu, widths: [[1, 3, 3, 2], [1, 4, 2]], fields: data, draws: 50}]
        langevin:
          - {dynamics: upstairs, depth: 2, width: [2, 6], energy: {kind: quadratic}, step: 0.1, time: 10, record_every: 0.2, replicas: [1, 30]}
          - {dynamics: gradient-flow, depth: 2, width: 2, energy: {kind: quadratic}, time: 1}
          - {dynamics: dyson, width: 4, step: 0.1, time: 5, record_every: 0.5, replicas: 40}
        """.getBytes(StandardCharsets.UTF_8));
    CellAttempt attempt = new CellAttempt(kinds, sweep.limits(), "vector-512");
    RecordForm form = kinds.records(0);
    for (Cell cell : sweep.cells()) {
      CellRecord record = attempt.alone(cell, Team.alone());
      double ratio = kinds.of(cell).recordBytes(cell) / (double) form.bytes(record).length;
      assertTrue(ratio > 1 / 3.0 && ratio < 3, cell.key() + ": " + ratio);
    }
  }
}
