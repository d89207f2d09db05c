package lawsweep.sweep.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.ObservableRow;

/** Tells apart results of simulations that differ in any bit. */
final class SimulationFingerprint {

  private SimulationFingerprint() {}

  /**
   * 64 hexadecimal digits: the SHA-256 of the numbers of blown-up replicas, of the first of them and of replica steps, and for
   * each row of time, mean and standard error (their bits, one pattern for all NaN), the number of replicas, and the
   * names of observable and index, each followed by a zero byte. Numbers are big-endian.
   */
  static String of(LangevinResult result) {
    MessageDigest digest = sha256();
    ByteBuffer numbers = ByteBuffer.allocate(4 * Long.BYTES);
    digest.update(numbers.putInt(result.blownUp()).putInt(result.firstBlownUp()).putLong(result.replicaSteps()).flip());
    for (ObservableRow row : result.rows()) {
      numbers.clear();
      digest.update(numbers.putDouble(row.time()).putLong(Double.doubleToLongBits(row.mean()))
          .putLong(Double.doubleToLongBits(row.stderr())).putInt(row.replicas()).flip());
      digest.update((row.observable() + '\0' + row.index() + '\0').getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
