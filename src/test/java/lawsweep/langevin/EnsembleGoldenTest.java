package lawsweep.langevin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import lawsweep.kernel.Stop;
import lawsweep.kernel.Team;
import org.junit.jupiter.api.Test;

/** Bits of small simulations, the same on every machine and for every width of vectors. */
class EnsembleGoldenTest {

  @Test
  void upstairs() throws IOException, NoSuchAlgorithmException {
    check("8d2358b00af9a724fb310a49d5a8c80c2a75348de80e891ea85cf0fd04845cc7",
        ChainCells.upstairs(3, 3).energy(ChainCells.fit(3, false, 1)).noise(4, 0.5));
  }

  @Test
  void downstairs() throws IOException, NoSuchAlgorithmException {
    check("ad18fe8c3de58fec9c3f4dcc97d05f3ad2aa10b8f0f57046104f2dfb9c71c0e5",
        ChainCells.downstairs(4, 2).energy(ChainCells.fit(4, true, 2)));
  }

  @Test
  void deep() throws IOException, NoSuchAlgorithmException {
    check("78d58d1372ff421ecee24d16bb6fc5ee92c2f5a2e0354a476497500a68ca8cc6",
        ChainCells.upstairs(2, 12));
  }

  private static void check(String golden, ChainCells cells) throws IOException, NoSuchAlgorithmException {
    LangevinResult result = new LangevinSimulator().simulate(cells.replicas(20).cell(), Double.POSITIVE_INFINITY,
        Team.alone(), Stop.NEVER, CheckpointStore.NONE);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (ObservableRow row : result.rows()) {
      digest.update((row.observable() + " " + row.index() + " ").getBytes(StandardCharsets.UTF_8));
      digest.update(ByteBuffer.allocate(28).putLong(Double.doubleToLongBits(row.time()))
          .putLong(Double.doubleToLongBits(row.mean())).putLong(Double.doubleToLongBits(row.stderr()))
          .putInt(row.replicas()).array());
    }
    assertEquals(golden, HexFormat.of().formatHex(digest.digest()));
  }
}
