package lawsweep.checkpoint;

import java.io.IOException;

/** Integers of 64 bits as doubles, those beyond 2^53 rounded: they lie where float64 would. */
record WholeNumbers(Numbers bits) implements Numbers {

  @Override
  public long size() {
    return bits.size();
  }

  @Override
  public void read(long first, double[] into, int at, int count) throws IOException {
    bits.read(first, into, at, count);
    for (int i = at; i < at + count; i++) {
      into[i] = Double.doubleToRawLongBits(into[i]);
    }
  }
}
