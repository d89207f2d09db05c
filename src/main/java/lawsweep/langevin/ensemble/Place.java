package lawsweep.langevin.ensemble;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How far replicas are.
 *
 * @param interval the number of the interval between two records
 * @param step how many of its steps are done
 */
record Place(int interval, int step) {

  /** The start was recorded, and no step done. */
  static final Place START = new Place(0, 0);
  /** Not even the start was recorded. */
  static final Place NOT_BEGUN = new Place(-1, 0);

  void write(DataOutput out) throws IOException {
    out.writeInt(interval);
    out.writeInt(step);
  }

  static Place read(DataInput in) throws IOException {
    int interval = in.readInt();
    return new Place(interval, in.readInt());
  }
}
