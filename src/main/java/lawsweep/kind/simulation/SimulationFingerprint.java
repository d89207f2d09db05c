package lawsweep.kind.simulation;

import java.nio.ByteBuffer;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.ObservableRow;
import lawsweep.text.Sha256;

/** Tells apart results of simulations that differ in any bit. */
final class SimulationFingerprint {

  private SimulationFingerprint() {}

  /**
   * 64 hexadecimal digits: the SHA-256 of the numbers of blown-up replicas, of the first of them and of replica steps,
   * and for each row of time, mean and standard error (their bits, one pattern for all NaN), the number of replicas,
   * and the names of observable and index, each followed by a zero byte. Numbers are big-endian.
   */
  static String of(LangevinResult result) {
    Sha256 hash = new Sha256();
    ByteBuffer numbers = ByteBuffer.allocate(4 * Long.BYTES);
    hash.add(numbers.putInt(result.blownUp()).putInt(result.firstBlownUp()).putLong(result.replicaSteps()).flip());
    for (ObservableRow row : result.rows()) {
      numbers.clear();
      hash.add(numbers.putDouble(row.time()).putLong(Double.doubleToLongBits(row.mean()))
          .putLong(Double.doubleToLongBits(row.stderr())).putInt(row.replicas()).flip());
      hash.add(row.observable() + '\0' + row.index() + '\0');
    }
    return hash.hex();
  }
}
