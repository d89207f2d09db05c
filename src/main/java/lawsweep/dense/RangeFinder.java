package lawsweep.dense;

import lawsweep.random.Normals;

/**
 * An orthonormal basis of (nearly) all that the rows of a matrix span, from random combinations of them in growing
 * blocks (Halko, Martinsson, Tropp, Finding structure with randomness, 2011, Algorithm 4.2). A block of Gaussian
 * combinations is made orthogonal to the basis twice, and what is left joins it.
 *
 * <p>What is left also measures the rest E of the matrix, which the basis does not span. For Gaussian ω the mean
 * square length of ωᵀE is |E|². The mean over {@value #FIRST_BLOCK} combinations or more is below |E|²/100 with a
 * probability under 10^-12. So the search ends when they are that far below the noise.
 *
 * <p>The basis gives up where it outgrows half of the matrix: then nothing is saved.
 */
final class RangeFinder {

  private static final int FIRST_BLOCK = 16;
  private static final double SURELY = 0.1;

  private final double[] a;
  private final int rows;
  private final int columns;
  private final Normals normals;
  private final double[] basis;
  private final int most;
  private int size;

  RangeFinder(double[] a, int rows, int columns, Normals normals) {
    this.a = a;
    this.rows = rows;
    this.columns = columns;
    this.normals = normals;
    this.most = Math.min(rows, columns) / 2;
    this.basis = new double[most * columns];
  }

  /** Finds a basis such that what is left of the matrix is below the noise; false if it would be too large. */
  boolean find(double noise) {
    int block = FIRST_BLOCK;
    for (int probe = 0;; probe += block, block = Math.min(2 * block, 256)) {
      double[] sketch = sketch(probe, block);
      double squares = 0;
      for (int i = 0; i < block; i++) {
        project(sketch, i);
        project(sketch, i);
        squares += RowLoops.dot(sketch, i * columns, sketch, i * columns, columns);
      }
      if (Math.sqrt(squares / block) <= SURELY * noise) {
        return true;
      }
      if (size + block > most) {
        return false;
      }
      for (int i = 0; i < block; i++) {
        join(sketch, i);
      }
    }
  }

  /** A Qᵀ, rows × {@link #size}. */
  double[] coordinates() {
    double[] b = new double[rows * size];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < size; j++) {
        b[i * size + j] = RowLoops.dot(a, i * columns, basis, j * columns, columns);
      }
    }
    return b;
  }

  /** The dimension of the basis. */
  int size() {
    return size;
  }

  private double[] sketch(int probe, int block) {
    double[] sketch = new double[block * columns];
    double[] omega = new double[rows];
    for (int i = 0; i < block; i++) {
      normals.fill(probe + i, 0, rows, omega, 0);
      for (int k = 0; k < rows; k++) {
        RowLoops.add(omega[k], a, k * columns, sketch, i * columns, columns);
      }
    }
    return sketch;
  }

  private void project(double[] x, int row) {
    for (int j = 0; j < size; j++) {
      double f = RowLoops.dot(x, row * columns, basis, j * columns, columns);
      RowLoops.add(-f, basis, j * columns, x, row * columns, columns);
    }
  }

  /** Adds the direction of a row, orthogonal to the basis though little may be left of it. */
  private void join(double[] x, int row) {
    for (int again = 0; again < 3; again++) {
      project(x, row);
      double norm = RowLoops.norm(x, row * columns, columns);
      if (norm < Double.MIN_NORMAL) {
        return;
      }
      RowLoops.scale(1 / norm, x, row * columns, columns);
    }
    System.arraycopy(x, row * columns, basis, size * columns, columns);
    size++;
  }
}
