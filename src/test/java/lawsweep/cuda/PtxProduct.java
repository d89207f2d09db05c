package lawsweep.cuda;

import java.util.Arrays;

/**
 * C := beta C + alpha A B in the memory of {@link PtxLane}, in plain loops. It refuses what the product of a GPU's
 * library, which adds in an order of its own, might get wrong: numbers that are no integers, sums that may go beyond
 * 2^53, results that overlap a factor.
 */
final class PtxProduct {

  private static final double MOST = 0x1p53;

  private final PtxMemory memory;
  private final Block a;
  private final Block b;
  private final Block c;

  PtxProduct(PtxMemory memory, Block a, Block b, Block c) {
    this.memory = memory;
    this.a = a;
    this.b = b;
    this.c = c;
  }

  void run(double alpha, double beta) {
    if (a.rows() != c.rows() || a.columns() != b.rows() || b.columns() != c.columns()) {
      throw new PtxFault("product of " + shape(a) + " and " + shape(b) + " into " + shape(c));
    }
    if (overlap(c, a) || overlap(c, b)) {
      throw new PtxFault("product into a matrix that shares memory with a factor");
    }
    double[] right = read(b, "B");
    double most = largest(right);
    double[] left = new double[a.columns()];
    double[] sums = new double[c.columns()];
    for (int i = 0; i < c.rows(); i++) {
      read(a, i, left, 0, "A");
      Arrays.fill(sums, 0);
      if (beta != 0) {
        read(c, i, sums, 0, "C");
        scale(sums, beta);
      }
      scale(left, alpha);
      check(i, left, right, sums, most);
      add(left, right, sums);
      write(i, sums);
    }
  }

  private static String shape(Block m) {
    return m.rows() + " × " + m.columns();
  }

  private static void scale(double[] numbers, double by) {
    for (int j = 0; j < numbers.length; j++) {
      numbers[j] = numbers[j] * by;
    }
  }

  private static double largest(double[] numbers) {
    double largest = 0;
    for (double x : numbers) {
      largest = Math.max(largest, Math.abs(x));
    }
    return largest;
  }

  private double[] read(Block m, String name) {
    double[] numbers = new double[Math.multiplyExact(m.rows(), m.columns())];
    for (int i = 0; i < m.rows(); i++) {
      read(m, i, numbers, i * m.columns(), name);
    }
    return numbers;
  }

  private void read(Block m, int row, double[] to, int offset, String name) {
    if (m.columns() == 0) {
      return;
    }
    int at = index(m, row, name);
    for (int j = 0; j < m.columns(); j++) {
      long bits = PtxBytes.get(memory.bytes(), at + j * 8, 8);
      double x = Double.longBitsToDouble(bits);
      if (Math.rint(x) != x || Math.abs(x) > MOST) {
        throw new PtxFault("product: entry (" + row + ", " + j + ") of " + name + " (" + shape(m) + ") is "
            + (bits == PtxMemory.UNWRITTEN ? "a number that nobody wrote" : x + ", no integer up to 2^53"));
      }
      to[offset + j] = x;
    }
  }

  private int index(Block m, int row, String name) {
    if (m.ld() < m.columns()) {
      throw new PtxFault("product: rows of " + name + " (" + shape(m) + ") begin " + m.ld() + " numbers apart");
    }
    return memory.index(m.at(row, 0), m.columns() * 8L, 8,
        "product, row " + row + " of " + name + " (" + shape(m) + ")");
  }

  private void write(int row, double[] sums) {
    if (sums.length > 0) {
      int at = index(c, row, "C");
      for (int j = 0; j < sums.length; j++) {
        PtxBytes.put(memory.bytes(), at + j * 8, 8, Double.doubleToRawLongBits(sums[j]));
      }
    }
  }

  /** No sum of this row, in whatever order it is added, may be above 2^53. */
  private void check(int row, double[] left, double[] right, double[] before, double most) {
    double sum = 0;
    for (double x : left) {
      sum += Math.abs(x);
    }
    if (sum * most + largest(before) <= MOST) {
      return;
    }
    double[] sums = new double[before.length];
    for (int j = 0; j < sums.length; j++) {
      sums[j] = Math.abs(before[j]);
      for (int k = 0; k < left.length; k++) {
        sums[j] += Math.abs(left[k] * right[k * sums.length + j]);
      }
      if (sums[j] > MOST) {
        throw new PtxFault("product: the " + left.length + " terms of entry (" + row + ", " + j + ") of " + shape(c)
            + " may add up to " + sums[j] + ", more than 2^53");
      }
    }
  }

  private static void add(double[] left, double[] right, double[] sums) {
    int n = sums.length;
    for (int k = 0; k < left.length; k++) {
      double x = left[k];
      if (x != 0) {
        int row = k * n;
        for (int j = 0; j < n; j++) {
          sums[j] += x * right[row + j];
        }
      }
    }
  }

  /** Whether any row of one shares a byte with any row of the other. */
  private static boolean overlap(Block x, Block y) {
    if (x.rows() == 0 || x.columns() == 0 || y.rows() == 0 || y.columns() == 0) {
      return false;
    }
    long step = y.ld() * 8;
    for (int i = 0; i < x.rows(); i++) {
      long from = x.at(i, 0) - y.address();
      long to = from + x.columns() * 8L;
      // rows r of y with r step < to and r step + width > from
      long first = Math.max(0, Math.floorDiv(from - y.columns() * 8L, step) + 1);
      long last = Math.min(y.rows() - 1L, Math.ceilDiv(to, step) - 1);
      if (first <= last) {
        return true;
      }
    }
    return false;
  }
}
