package lawsweep.pattern;

import lawsweep.network.Circuit;

/** A walk whose numbers fit in 64 bits. */
final class LongWalk extends LineWalk {

  private final long[] a;
  private final long[] b;
  private long[] theta = {};
  private long one;

  LongWalk(Circuit network) {
    super(network);
    a = new long[zero.length];
    b = new long[zero.length];
  }

  @Override
  void begin(long[] weights) {
    theta = weights;
  }

  @Override
  void line(long[] p, long[] d, long scale) {
    System.arraycopy(p, 0, a, 0, p.length);
    System.arraycopy(d, 0, b, 0, d.length);
    one = scale;
  }

  @Override
  void step(int s) {
    Circuit.Step step = steps[s];
    int from = slots[s];
    int size = count[s];
    int[] columns = active[s];
    for (int j = 0; j < step.rows(); j++) {
      int row = step.weights() + j * step.columns();
      long sumA = step.bias() < 0 ? 0 : theta[step.bias() + j] * one;
      long sumB = 0;
      for (int k = 0; k < size; k++) {
        long weight = theta[row + columns[k]];
        sumA += weight * a[from + columns[k]];
        sumB += weight * b[from + columns[k]];
      }
      if (step.skip()) {
        sumA += a[slots[s - 1] + j];
        sumB += b[slots[s - 1] + j];
      }
      a[slots[s + 1] + j] = sumA;
      b[slots[s + 1] + j] = sumB;
    }
  }

  @Override
  int signA(int slot) {
    return Long.signum(a[slot]);
  }

  @Override
  int signB(int slot) {
    return Long.signum(b[slot]);
  }

  @Override
  double zeroOf(int slot) {
    return -(double) a[slot] / b[slot];
  }

  /** -a/b ≷ -c/d if and only if c b ≷ a d where b and d have the same sign; products of 128 bits. */
  @Override
  int compareExactly(int slot, int other) {
    long left = a[other];
    long right = a[slot];
    int high = Long.compare(Math.multiplyHigh(left, b[slot]), Math.multiplyHigh(right, b[other]));
    int order = high != 0 ? high : Long.compareUnsigned(left * b[slot], right * b[other]);
    return signB(slot) == signB(other) ? order : -order;
  }
}
