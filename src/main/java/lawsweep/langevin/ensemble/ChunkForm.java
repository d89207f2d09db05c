package lawsweep.langevin.ensemble;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What is written of a chunk that runs begins with one of these words, or with the number of a replica: as version
 * 0.1.0 wrote all of them.
 */
final class ChunkForm {

  /** A pack broke off inside a step. */
  static final int BROKEN_OFF = -2;
  /** The chunk was left in step: all its replicas had done the same steps. Perhaps its packs went on one by one. */
  static final int IN_STEP = -3;

  /** What is looked at of a chunk in step: three numbers, a replica and whether it was started. */
  private static final int HEAD = 4 * Integer.BYTES + 1;

  private ChunkForm() {}

  /** The word at the beginning, if it is one. */
  static Optional<Integer> word(byte[] written) {
    return written.length < Integer.BYTES ? Optional.empty()
        : Optional.of(ByteBuffer.wrap(written).getInt()).filter(word -> word < 0);
  }

  /** Where a chunk is that was left in step and did not go on since; empty for all others. */
  static Optional<Place> inStep(byte[] written, int firstReplica) {
    ByteBuffer in = ByteBuffer.wrap(written);
    if (written.length < HEAD || in.getInt() != IN_STEP) {
      return Optional.empty();
    }
    Place place = new Place(in.getInt(), in.getInt());
    boolean untouched = in.getInt() == firstReplica && in.get() == 0;
    return untouched ? Optional.of(place) : Optional.empty();
  }

  /** Reads past the beginning of a chunk that {@link #inStep} knows. */
  static void skipInStep(DataInput in) throws IOException {
    in.readInt();
    Place.read(in);
    in.readInt();
    in.readBoolean();
    Place.read(in);
  }

  /** Begins a chunk that is in step. What follows: its table, and {@link LaterPacks#write all its packs}. */
  static void beginInStep(Place place, int firstReplica, DataOutput out) throws IOException {
    out.writeInt(IN_STEP);
    place.write(out);
    out.writeInt(firstReplica);
    out.writeBoolean(false);
    Place.START.write(out);
  }
}
