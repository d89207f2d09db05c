package lawsweep.dense;

import java.util.Arrays;

/**
 * Products of small square matrices that lie somewhere in larger arrays, row-major, for loops that must not allocate.
 * The result is written to a given place, which overlaps no argument. Entries are sums of d terms in index order, with
 * one rounding each (fma), as in {@link Products}.
 */
public final class PlacedProducts {

  private final int d;

  /** Products of d × d matrices. */
  public PlacedProducts(int d) {
    this.d = d;
  }

  /** C = A B, for the matrices that start at the given places. */
  public void multiply(double[] a, int atA, double[] b, int atB, double[] c, int atC) {
    Arrays.fill(c, atC, atC + d * d, 0);
    for (int i = 0; i < d; i++) {
      for (int k = 0; k < d; k++) {
        addRow(a[atA + i * d + k], b, atB + k * d, c, atC + i * d);
      }
    }
  }

  /** C = Aᵀ B. */
  public void multiplyTransposedLeft(double[] a, int atA, double[] b, int atB, double[] c, int atC) {
    Arrays.fill(c, atC, atC + d * d, 0);
    for (int k = 0; k < d; k++) {
      for (int i = 0; i < d; i++) {
        addRow(a[atA + k * d + i], b, atB + k * d, c, atC + i * d);
      }
    }
  }

  private void addRow(double factor, double[] b, int atB, double[] c, int atC) {
    for (int j = 0; j < d; j++) {
      c[atC + j] = Math.fma(factor, b[atB + j], c[atC + j]);
    }
  }

  /** C = A Bᵀ. */
  public void multiplyTransposedRight(double[] a, int atA, double[] b, int atB, double[] c, int atC) {
    for (int i = 0; i < d; i++) {
      int j = 0;
      for (; j + 4 <= d; j += 4) {
        fourDots(a, atA + i * d, b, atB + j * d, c, atC + i * d + j);
      }
      for (; j < d; j++) {
        double sum = 0;
        for (int k = 0; k < d; k++) {
          sum = Math.fma(a[atA + i * d + k], b[atB + j * d + k], sum);
        }
        c[atC + i * d + j] = sum;
      }
    }
  }

  /** Row A times four rows of B: four sums at a time, since each waits for its own last term. */
  private void fourDots(double[] a, int atA, double[] b, int atB, double[] c, int atC) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    for (int k = 0; k < d; k++) {
      double x = a[atA + k];
      s0 = Math.fma(x, b[atB + k], s0);
      s1 = Math.fma(x, b[atB + d + k], s1);
      s2 = Math.fma(x, b[atB + 2 * d + k], s2);
      s3 = Math.fma(x, b[atB + 3 * d + k], s3);
    }
    c[atC] = s0;
    c[atC + 1] = s1;
    c[atC + 2] = s2;
    c[atC + 3] = s3;
  }
}
