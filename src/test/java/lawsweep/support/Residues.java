package lawsweep.support;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.Random;
import lawsweep.kernel.Kernels;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;

/** Matrices of residues to test with, surrounded by values that show when something outside is touched. */
public final class Residues {

  private Residues() {}

  /** A canonical residue in -(p-1)/2..(p-1)/2. */
  public static double canonical(PrimeField field, Random random) {
    int half = (field.p() - 1) / 2;
    return random.nextInt(-half, half + 1);
  }

  /** A residue as large as one may be. */
  public static double extreme(PrimeField field, Random random) {
    return random.nextBoolean() ? field.bound() : -field.bound();
  }

  /** A matrix at a random offset, with random space between its rows; NaN all around. */
  public static Matrix matrix(PrimeField field, Random random, int rows, int columns, boolean extreme) {
    int ld = columns + random.nextInt(5);
    int offset = random.nextInt(9);
    double[] data = new double[offset + rows * ld + columns + random.nextInt(9)];
    Arrays.fill(data, Double.NaN);
    Matrix m = new Matrix(data, offset, rows, columns, ld);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        data[m.index(i, j)] = extreme ? extreme(field, random) : canonical(field, random);
      }
    }
    return m;
  }

  /** The same with room for whole batches of lanes in each row, zero behind the last column. */
  public static Matrix padded(PrimeField field, Random random, int rows, int columns, boolean extreme) {
    int lanes = Kernels.LANES;
    int ld = ((columns + lanes - 1) / lanes + random.nextInt(2)) * lanes;
    int offset = random.nextInt(9);
    double[] data = new double[offset + rows * ld + random.nextInt(9)];
    Arrays.fill(data, Double.NaN);
    Arrays.fill(data, offset, offset + rows * ld, 0);
    Matrix m = new Matrix(data, offset, rows, columns, ld);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        data[m.index(i, j)] = extreme ? extreme(field, random) : canonical(field, random);
      }
    }
    return m;
  }

  /** A view of the same shape on a copy of the data. */
  public static Matrix copy(Matrix m) {
    return new Matrix(m.data().clone(), m.offset(), m.rows(), m.columns(), m.ld());
  }

  /** The entries as numbers 0..p-1. */
  public static long[][] longs(PrimeField field, Matrix m) {
    long[][] a = new long[m.rows()][m.columns()];
    for (int i = 0; i < m.rows(); i++) {
      for (int j = 0; j < m.columns(); j++) {
        a[i][j] = Math.floorMod((long) m.get(i, j), (long) field.p());
      }
    }
    return a;
  }

  /** Numbers 0..p-1 as a dense matrix of balanced residues. */
  public static Matrix matrix(PrimeField field, long[][] a, int columns) {
    Matrix m = Matrix.zero(a.length, columns);
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < columns; j++) {
        m.data()[m.index(i, j)] = a[i][j] > field.p() / 2 ? a[i][j] - field.p() : a[i][j];
      }
    }
    return m;
  }

  /**
   * Fails unless two arrays hold the same residues: equal mod p, within the bound, zero only as 0, and NaN in the same
   * places.
   */
  public static void assertSame(PrimeField field, double[] expected, double[] actual, String message) {
    if (expected.length != actual.length) {
      fail(message + ": lengths " + expected.length + " and " + actual.length);
    }
    for (int i = 0; i < expected.length; i++) {
      if (!same(field, expected[i], actual[i])) {
        fail(Seeds.note(message + ", " + field + ": expected " + expected[i] + " at " + i + ", got " + actual[i]));
      }
    }
  }

  private static boolean same(PrimeField field, double expected, double actual) {
    if (Double.isNaN(expected) || Double.isNaN(actual)) {
      return Double.isNaN(expected) && Double.isNaN(actual);
    }
    long difference = (long) expected - (long) actual;
    return actual == Math.rint(actual) && Math.abs(actual) <= field.bound() && difference % field.p() == 0;
  }
}
