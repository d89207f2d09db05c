package lawsweep.work;

import java.io.IOException;
import java.util.Optional;

/** Keeps what a long simulation needs to go on after an interruption: one file per cell, replaced as a whole. */
public interface CheckpointStore {

  /** Keeps nothing. */
  CheckpointStore NONE = new CheckpointStore() {
    @Override
    public Optional<byte[]> load() {
      return Optional.empty();
    }

    @Override
    public void save(byte[] checkpoint) {
      // Nothing is kept: the simulation starts anew.
    }
  };

  /** What it is called in messages; a file says its name. */
  default String place() {
    return "the checkpoint";
  }

  /** What was saved last, if anything usable was. */
  Optional<byte[]> load() throws IOException;

  /** Replaces what was saved. */
  void save(byte[] checkpoint) throws IOException;
}
