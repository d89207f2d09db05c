package lawsweep.langevin.pack;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Arrays of doubles in checkpoints: all bits, no length. */
public final class Doubles {

  private Doubles() {}

  /** Writes all elements. */
  public static void write(double[] values, DataOutput out) throws IOException {
    for (double v : values) {
      out.writeDouble(v);
    }
  }

  /** Fills an array of the same length. */
  public static void read(DataInput in, double[] values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
  }
}
