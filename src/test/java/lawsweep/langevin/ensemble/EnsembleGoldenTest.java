package lawsweep.langevin.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import lawsweep.cuda.Lane;
import lawsweep.cuda.PtxGpu;
import lawsweep.gpu.ensemble.DeviceFlocks;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.ObservableRow;
import lawsweep.langevin.cell.Rules;
import lawsweep.langevin.cell.TimeGrid;
import lawsweep.work.CheckpointStore;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/**
 * Bits of small simulations, the same on every machine and for every width of vectors. They change with the order of
 * operations in kernels and statistics: then {@link LangevinSimulator#ENGINE} does too, once it was published.
 */
class EnsembleGoldenTest {

  @Test
  void upstairs() throws IOException, NoSuchAlgorithmException {
    check("6f1e30d821265febbc95c293b0c337a9eb48b390401e934206597b63bf92b08a",
        LangevinCells.upstairs(3, 3).energy(LangevinCells.fit(3, false, 1)).noise(4, 0.5));
  }

  @Test
  void downstairs() throws IOException, NoSuchAlgorithmException {
    check("d3744760c33c95498462c16aedbabe85bd7debf5cc8332a5efe6bb22106c4500",
        LangevinCells.downstairs(2, 4).energy(LangevinCells.fit(4, true, 2)));
  }

  @Test
  void deep() throws IOException, NoSuchAlgorithmException {
    check("c17c4f7a8e7423164db5975401ffa6bca5a60afddabc14ff4454145aaf3b59fc",
        LangevinCells.upstairs(12, 2));
  }

  private static void check(String golden, LangevinCells cells) throws IOException, NoSuchAlgorithmException {
    LangevinCell cell = cells.replicas(20).cell();
    LangevinResult first = new LangevinSimulator().again(cell, Rules.FIRST, Team.alone(), Stop.NEVER);
    assertEquals(golden, digest(first));
    LangevinResult second = new LangevinSimulator().simulate(cell, Double.POSITIVE_INFINITY, Team.alone(), Stop.NEVER,
        CheckpointStore.NONE);
    double[] before = Rules.FIRST.printed(cell, TimeGrid.of(cell));
    double[] times = {0, 0.1, 0.2, 0.3, 0.4};
    assertArrayEquals(times, Rules.SECOND.printed(cell, TimeGrid.of(cell)), 0);
    List<ObservableRow> renamed = second.rows().stream().map(row -> new ObservableRow(
        before[Arrays.binarySearch(times, row.time())], row.observable(), row.index(), row.mean(), row.stderr(),
        row.replicas())).toList();
    assertEquals(first.rows(), renamed, "the rules of now give the same but for the times of records");
    if (DeviceFlocks.suitsShape(cell)) {
      assertEquals(second, onGpu(cell), "PTX text gives the same");
    }
  }

  private static LangevinResult onGpu(LangevinCell cell) throws IOException {
    try (PtxGpu gpu = PtxGpu.withMemory(1L << 30); Lane lane = gpu.lane()) {
      return new LangevinSimulator().simulate(cell, Double.POSITIVE_INFINITY, Team.alone(), Stop.NEVER,
          CheckpointStore.NONE, new DeviceFlocks(lane, gpu.facts()));
    }
  }

  private static String digest(LangevinResult result) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (ObservableRow row : result.rows()) {
      digest.update((row.observable() + " " + row.index() + " ").getBytes(StandardCharsets.UTF_8));
      digest.update(ByteBuffer.allocate(28).putLong(Double.doubleToLongBits(row.time()))
          .putLong(Double.doubleToLongBits(row.mean())).putLong(Double.doubleToLongBits(row.stderr()))
          .putInt(row.replicas()).array());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
