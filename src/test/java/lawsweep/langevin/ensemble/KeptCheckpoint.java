package lawsweep.langevin.ensemble;

import java.util.Optional;
import lawsweep.work.CheckpointStore;

/** A checkpoint in memory. */
final class KeptCheckpoint implements CheckpointStore {

  byte[] bytes;
  int saved;

  @Override
  public Optional<byte[]> load() {
    return Optional.ofNullable(bytes);
  }

  @Override
  public synchronized void save(byte[] checkpoint) {
    bytes = checkpoint.clone();
    saved++;
  }
}
