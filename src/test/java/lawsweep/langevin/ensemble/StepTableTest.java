package lawsweep.langevin.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.cell.Rules;
import lawsweep.langevin.cell.TimeGrid;
import lawsweep.langevin.flock.Flock;
import lawsweep.langevin.flock.PackFlock;
import lawsweep.langevin.statistics.EnsembleTable;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One table of many replicas in step has the bits, and the bytes, of a table of packs. */
class StepTableTest {

  private static final LangevinCell CELL =
      LangevinCells.downstairs(2, 2).noise(2, 1).clock(20, 0.5, 0.1).replicas(200).cell();
  private static final LangevinCell LOST =
      LangevinCells.downstairs(3, 2).noise(0.01, 1).gaussian(3).clock(2, 0.1, 0.1).replicas(200).cell();

  private static byte[] bytes(EnsembleTable table) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    table.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  /** Without the places of open replicas, which keep what was last in them. */
  private static byte[] closed(EnsembleTable table) throws IOException {
    byte[] all = bytes(table);
    return Arrays.copyOfRange(all, Pack.LANES * (Long.BYTES + Integer.BYTES), all.length);
  }

  private static void record(int number, PackFlock flock, int first, int count, EnsembleTable table) {
    flock.fetch();
    Flock.Eye eye = flock.eye();
    ReplicaView view = new ReplicaView(2);
    for (int replica = first; replica < first + count; replica++) {
      eye.view(replica, view);
      table.add(number, replica, view);
    }
  }

  private static EnsembleTable inStep(LangevinCell cell, int first, int count, boolean interrupted) throws IOException {
    TimeGrid grid = TimeGrid.of(cell);
    EnsembleTable table = EnsembleTable.inStep(cell, grid.times(), Rules.SECOND, first, count);
    PackFlock flock = new PackFlock(cell, count);
    flock.start(first, count, Team.alone());
    record(0, flock, first, count, table);
    for (int i = 0; i < grid.intervals().size(); i++) {
      Interval interval = grid.intervals().get(i);
      flock.advance(interval, 0, interval.steps());
      if (interrupted && i % 7 == 3) {
        EnsembleTable again = EnsembleTable.inStep(cell, grid.times(), Rules.SECOND, first, count);
        again.read(new DataInputStream(new ByteArrayInputStream(bytes(table))));
        table = again;
      }
      record(i + 1, flock, first, count, table);
    }
    table.finishStep();
    return table;
  }

  /** Below 64 correlations are estimated: all are, none is, some are. */
  @ParameterizedTest
  @CsvSource({"0, 60", "0, 96", "64, 40", "40, 61"})
  void tablesAreThoseOfPacks(int first, int count) throws IOException {
    for (LangevinCell cell : new LangevinCell[] {CELL, LOST}) {
      EnsembleTable packs = new Chunk(cell, TimeGrid.of(cell), first, first + count).run(chunk -> {});
      EnsembleTable inStep = inStep(cell, first, count, count == 61);
      assertEquals(packs.rows(), inStep.rows());
      assertEquals(packs.firstBlownUp(), inStep.firstBlownUp());
      assertEquals(cell.equals(LOST), packs.blownUp() > 0, "blown up");
      assertArrayEquals(closed(packs), closed(inStep), "as checkpoints have them");
    }
  }

  @Test
  void whatIsComparedIsThere() {
    EnsembleTable packs = new Chunk(CELL, TimeGrid.of(CELL), 0, 60).run(chunk -> {});
    for (String name : new String[] {"sigma_correlation_time", "rank_jump_time", "sigma_quantile", "sigma_density"}) {
      assertTrue(packs.rows().stream().anyMatch(row -> row.observable().equals(name)), name);
    }
  }
}
