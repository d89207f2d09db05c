package lawsweep.langevin.ensemble;

import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import lawsweep.langevin.cell.Pack;

/** The packs of a chunk that was left in step, from some pack on: how far they are, and what they saved. */
final class LaterPacks {

  private final Place place;
  private final byte[] saved;
  private final ByteArrayInputStream left;

  /**
   * Packs at a place.
   *
   * @param saved what {@link Pack#save} wrote of each, in their order
   */
  LaterPacks(Place place, byte[] saved) {
    this.place = place;
    this.saved = saved;
    this.left = new ByteArrayInputStream(saved);
  }

  /** How far all of them are. */
  Place place() {
    return place;
  }

  /** Brings the next of them, which was started, to where it was. */
  void restoreNext(Pack pack) throws IOException {
    pack.restore(new DataInputStream(left));
  }

  /** Writes what the packs that are left saved. */
  void write(DataOutput out) throws IOException {
    out.writeInt(left.available());
    out.write(saved, saved.length - left.available(), left.available());
  }

  /** Reads what {@link #write} wrote. */
  static LaterPacks read(Place place, DataInput in) throws IOException {
    byte[] saved = new byte[in.readInt()];
    in.readFully(saved);
    return new LaterPacks(place, saved);
  }
}
