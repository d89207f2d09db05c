package lawsweep.checkpoint;

import java.io.IOException;
import java.util.List;

/**
 * A sum of squares that neither overflows nor underflows: sum · 4^exponent.
 *
 * @param notFinite how many numbers are not finite and left out
 */
record SquareSum(double sum, int exponent, long notFinite) {

  private static final int ROW = 1 << 11;
  private static final int READ = 1 << 13;

  /** Below it squares of doubles may have lost bits. */
  private static final double SMALL = 0x1p-700;

  private static final SquareSum ZERO = new SquareSum(0, 0, 0);

  /** Of some numbers. */
  static SquareSum of(Numbers numbers, long first, int count) throws IOException {
    boolean narrow = numbers instanceof RawNumbers raw && raw.type() != NumberType.F64;
    double sum = narrow ? ofFloats((RawNumbers) numbers, first, count) : ofDoubles(numbers, first, count);
    boolean safe = Double.isFinite(sum) && (narrow || sum >= SMALL);
    return safe ? new SquareSum(sum, 0, 0) : careful(numbers, first, count);
  }

  /** Of several together. */
  static SquareSum of(List<SquareSum> sums) {
    int exponent = sums.stream().filter(sum -> sum.sum() > 0).mapToInt(SquareSum::exponent).max().orElse(0);
    double total = 0;
    long notFinite = 0;
    for (SquareSum sum : sums) {
      total += Math.scalb(sum.sum(), 2 * (sum.exponent() - exponent));
      notFinite += sum.notFinite();
    }
    return sums.isEmpty() ? ZERO : new SquareSum(total, exponent, notFinite);
  }

  Magnitude magnitude() {
    return new Magnitude(Math.scalb(Math.sqrt(sum), exponent), notFinite);
  }

  private static double ofFloats(RawNumbers numbers, long first, int count) throws IOException {
    double[] sums = new double[ROW];
    try (Window window = numbers.window(first, count)) {
      for (int done = 0; done < count;) {
        int now = Math.min(count - done, Block.numbers(numbers.type()));
        float[] floats = numbers.floats(window, done, now);
        for (int at = 0; at < now; at += ROW) {
          addSquares(floats, at, Math.min(ROW, now - at), sums);
        }
        done += now;
      }
    }
    return sum(sums);
  }

  private static void addSquares(float[] floats, int at, int count, double[] sums) {
    for (int i = 0; i < count; i++) {
      double number = floats[at + i];
      sums[i] += number * number;
    }
  }

  private static double ofDoubles(Numbers numbers, long first, int count) throws IOException {
    double[] sums = new double[ROW];
    double[] piece = new double[READ];
    for (int done = 0; done < count;) {
      int now = Math.min(count - done, READ);
      numbers.read(first + done, piece, 0, now);
      for (int at = 0; at < now; at += ROW) {
        addSquares(piece, at, Math.min(ROW, now - at), sums);
      }
      done += now;
    }
    return sum(sums);
  }

  private static void addSquares(double[] doubles, int at, int count, double[] sums) {
    for (int i = 0; i < count; i++) {
      sums[i] += doubles[at + i] * doubles[at + i];
    }
  }

  private static double sum(double[] sums) {
    double sum = 0;
    for (double one : sums) {
      sum += one;
    }
    return sum;
  }

  /** The same for numbers that are too large or too small to be squared, or not finite. */
  private static SquareSum careful(Numbers numbers, long first, int count) throws IOException {
    double[] piece = new double[READ];
    double largest = 0;
    long notFinite = 0;
    for (int done = 0; done < count; done += READ) {
      int now = Math.min(READ, count - done);
      numbers.read(first + done, piece, 0, now);
      for (int i = 0; i < now; i++) {
        boolean finite = Double.isFinite(piece[i]);
        largest = finite ? Math.max(largest, Math.abs(piece[i])) : largest;
        notFinite += finite ? 0 : 1;
      }
    }
    int exponent = largest == 0 ? 0 : Math.getExponent(largest);
    return new SquareSum(scaled(numbers, first, count, exponent), exponent, notFinite);
  }

  /** The sum of squares of what is finite, each divided by 2^exponent before. */
  private static double scaled(Numbers numbers, long first, int count, int exponent) throws IOException {
    double[] piece = new double[READ];
    double sum = 0;
    for (int done = 0; done < count; done += READ) {
      int now = Math.min(READ, count - done);
      numbers.read(first + done, piece, 0, now);
      for (int i = 0; i < now; i++) {
        double number = Double.isFinite(piece[i]) ? Math.scalb(piece[i], -exponent) : 0;
        sum += number * number;
      }
    }
    return sum;
  }
}
