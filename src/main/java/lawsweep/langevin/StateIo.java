package lawsweep.langevin;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Numbers of a replica's state in checkpoints, bit for bit. */
final class StateIo {

  private StateIo() {}

  /** Writes all numbers of an array. */
  static void write(double[] x, DataOutput out) throws IOException {
    for (double value : x) {
      out.writeDouble(value);
    }
  }

  /** Reads as many numbers as the array has. */
  static void read(double[] x, DataInput in) throws IOException {
    for (int i = 0; i < x.length; i++) {
      x[i] = in.readDouble();
    }
  }
}
