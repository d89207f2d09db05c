package lawsweep.exact;

import java.util.Random;

/** Matrices mod p of known rank. */
final class KnownRank {

  private KnownRank() {}

  /**
   * A diagonal of r nonzero entries at random rows and columns, mixed by random row and column operations.
   *
   * @param operations how many of each
   */
  static long[][] matrix(long p, Random random, int m, int n, int r, int operations) {
    long[][] a = new long[m][n];
    int[] rows = permutation(random, m);
    int[] columns = permutation(random, n);
    for (int t = 0; t < r; t++) {
      a[rows[t]][columns[t]] = random.nextLong(1, p);
    }
    for (int t = 0; t < operations; t++) {
      if (m > 1) {
        int to = random.nextInt(m);
        addRow(p, a, random.nextLong(p), (to + random.nextInt(1, m)) % m, to);
      }
      if (n > 1) {
        int to = random.nextInt(n);
        addColumn(p, a, random.nextLong(p), (to + random.nextInt(1, n)) % n, to);
      }
    }
    return a;
  }

  private static void addRow(long p, long[][] a, long factor, int from, int to) {
    for (int j = 0; j < a[to].length; j++) {
      a[to][j] = (a[to][j] + factor * a[from][j]) % p;
    }
  }

  private static void addColumn(long p, long[][] a, long factor, int from, int to) {
    for (long[] row : a) {
      row[to] = (row[to] + factor * row[from]) % p;
    }
  }

  private static int[] permutation(Random random, int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** A product of random m × r and r × n factors: rank r unless a factor is unlucky. */
  static long[][] product(long p, Random random, int m, int n, int r) {
    long[][] right = new long[r][n];
    for (long[] row : right) {
      for (int j = 0; j < n; j++) {
        row[j] = random.nextLong(p);
      }
    }
    long[][] a = new long[m][n];
    for (long[] row : a) {
      for (int t = 0; t < r; t++) {
        long factor = random.nextLong(p);
        for (int j = 0; j < n; j++) {
          row[j] = (row[j] + factor * right[t][j]) % p;
        }
      }
    }
    return a;
  }
}
