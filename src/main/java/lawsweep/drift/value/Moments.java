package lawsweep.drift.value;

import java.util.Arrays;

/**
 * Sums of many numbers z, each with the sum of z². Sums of z are kept in two parts, the second of which collects the
 * rounding errors of the first (Knuth): their sum is off by a unit of rounding, however many numbers were added.
 */
final class Moments {

  /** Numbers of a run that are added without regard to rounding, by four sums. */
  private static final int PIECE = 128;

  private final double[] high;
  private final double[] low;
  private final double[] squares;

  /** Sums of nothing. */
  Moments(int size) {
    high = new double[size];
    low = new double[size];
    squares = new double[size];
  }

  /** Sums of z as one has them, with what are sums of squares elsewhere. */
  Moments(Moments sums, Moments squares) {
    high = sums.high.clone();
    low = sums.low.clone();
    this.squares = new double[sums.size()];
    Arrays.setAll(this.squares, squares::sum);
  }

  /** How many sums. */
  int size() {
    return high.length;
  }

  /** The sum of z. */
  double sum(int i) {
    return high[i] + low[i];
  }

  /** The sum of z². */
  double squares(int i) {
    return squares[i];
  }

  /** Sums of nothing again, the first ones. */
  void clear(int size) {
    Arrays.fill(high, 0, size, 0);
    Arrays.fill(low, 0, size, 0);
    Arrays.fill(squares, 0, size, 0);
  }

  /** Adds a number, or a sum of numbers that was rounded. */
  void add(int i, double z) {
    double sum = high[i] + z;
    double added = sum - high[i];
    low[i] += (high[i] - (sum - added)) + (z - added);
    high[i] = sum;
  }

  /** Adds numbers, or sums of numbers that were rounded, to the sums from {@code i} on, one to each. */
  void addRow(int i, double[] z, int at, int count) {
    for (int j = 0; j < count; j++) {
      double before = high[i + j];
      double sum = before + z[at + j];
      double added = sum - before;
      low[i + j] += (before - (sum - added)) + (z[at + j] - added);
      high[i + j] = sum;
    }
  }

  /** Adds a sum of squares. */
  void addSquares(int i, double sum) {
    squares[i] += sum;
  }

  /** Adds sums of squares to those from {@code i} on, one to each. */
  void addSquaresRow(int i, double[] sums, int at, int count) {
    for (int j = 0; j < count; j++) {
      squares[i + j] += sums[at + j];
    }
  }

  /** Adds other sums to those from {@code i} on. */
  void add(int i, Moments other, int from, int count) {
    for (int j = 0; j < count; j++) {
      add(i + j, other.high[from + j]);
      low[i + j] += other.low[from + j];
      squares[i + j] += other.squares[from + j];
    }
  }

  /** Adds numbers z to the sums from {@code i} on, one to each. */
  void addEach(int i, double[] z, int at, int count) {
    for (int j = 0; j < count; j++) {
      double x = z[at + j];
      double before = high[i + j];
      double sum = before + x;
      double added = sum - before;
      low[i + j] += (before - (sum - added)) + (x - added);
      high[i + j] = sum;
      squares[i + j] = Math.fma(x, x, squares[i + j]);
    }
  }

  /** Adds four rows, {@code stride} apart, to the sums from {@code i} on. */
  void addFour(int i, double[] z, int at, int stride, int count) {
    for (int j = 0; j < count; j++) {
      int k = at + j;
      double a = z[k];
      double b = z[k + stride];
      double c = z[k + 2 * stride];
      double d = z[k + 3 * stride];
      double x = (a + b) + (c + d);
      double before = high[i + j];
      double sum = before + x;
      double added = sum - before;
      low[i + j] += (before - (sum - added)) + (x - added);
      high[i + j] = sum;
      squares[i + j] += Math.fma(a, a, b * b) + Math.fma(c, c, d * d);
    }
  }

  /** Adds all of a run to one sum. */
  void addRun(int i, double[] z, int at, int count) {
    int end = at + count;
    for (int piece = at; piece < end; piece += PIECE) {
      addPiece(i, z, piece, Math.min(PIECE, end - piece));
    }
  }

  /** Four interleaved sums of at most 32 numbers, added in order. */
  private void addPiece(int i, double[] z, int at, int count) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double q0 = 0;
    double q1 = 0;
    double q2 = 0;
    double q3 = 0;
    int end = at + count;
    int k = at;
    for (; k + 4 <= end; k += 4) {
      s0 += z[k];
      s1 += z[k + 1];
      s2 += z[k + 2];
      s3 += z[k + 3];
      q0 = Math.fma(z[k], z[k], q0);
      q1 = Math.fma(z[k + 1], z[k + 1], q1);
      q2 = Math.fma(z[k + 2], z[k + 2], q2);
      q3 = Math.fma(z[k + 3], z[k + 3], q3);
    }
    for (; k < end; k++) {
      s0 += z[k];
      q0 = Math.fma(z[k], z[k], q0);
    }
    add(i, (s0 + s1) + (s2 + s3));
    squares[i] += (q0 + q1) + (q2 + q3);
  }
}
