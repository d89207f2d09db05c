package lawsweep.exact;

import java.util.Random;

/** Sparse matrices on whose columns pivots jump about. */
final class SparseShapes {

  private SparseShapes() {}

  /** One of several kinds, chosen by {@code number}. */
  static long[][] matrix(long p, Random random, int number, int n) {
    int m = random.nextInt(1, 2 * n + 2);
    long[][] a = new long[m][n];
    for (int i = 0; i < m; i++) {
      switch (number % 5) {
        case 0 -> a[i][Math.floorMod(-1 - i, n)] = random.nextLong(1, p);
        case 1 -> {
          for (int j = Math.floorMod(-1 - i, n); j < n; j += 1 + random.nextInt(3)) {
            a[i][j] = random.nextLong(p);
          }
        }
        case 2 -> {
          for (int t = random.nextInt(4); t > 0; t--) {
            a[i][random.nextInt(n)] = random.nextLong(p);
          }
        }
        case 3 -> {
          a[i][i * 7 % n] = 1;
          a[i][(i * 7 + 3) % n] = p - 1;
        }
        default -> {
          for (int t = 0; t < 3; t++) {
            a[i][n - 1 - random.nextInt(1 + n / 3)] = random.nextLong(2) * random.nextLong(p);
          }
          if (i % 10 == 9) {
            a[i][random.nextInt(n)] = 1;
          }
        }
      }
    }
    return a;
  }
}
