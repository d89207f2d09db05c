package lawsweep.langevin.dyson;

import java.util.Arrays;

/**
 * A Hermitian d × d matrix, real and imaginary parts row-major.
 *
 * @param width d
 * @param real symmetric
 * @param imaginary antisymmetric
 */
record HermitianMatrix(int width, double[] real, double[] imaginary) {

  private static final double HALF_ROOT = Math.sqrt(0.5);

  /** Zero. */
  HermitianMatrix(int width) {
    this(width, new double[width * width], new double[width * width]);
  }

  /** Makes it zero. */
  void clear() {
    Arrays.fill(real, 0);
    Arrays.fill(imaginary, 0);
  }

  /**
   * Adds Hermitian noise. Entries are independent, with variance diagonal² on the
   * diagonal and E|H_ij|² = offDiagonal² above it.
   *
   * @param normals d² independent standard normal numbers
   */
  void addNoise(double[] normals, double diagonal, double offDiagonal) {
    double part = offDiagonal * HALF_ROOT;
    int next = 0;
    for (int i = 0; i < width; i++) {
      real[i * width + i] = Math.fma(diagonal, normals[next++], real[i * width + i]);
      for (int j = i + 1; j < width; j++) {
        double a = part * normals[next++];
        double b = part * normals[next++];
        real[i * width + j] += a;
        real[j * width + i] += a;
        imaginary[i * width + j] += b;
        imaginary[j * width + i] -= b;
      }
    }
  }
}
