package lawsweep.road.sign;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import lawsweep.law.Loss;
import lawsweep.network.Architecture;
import lawsweep.network.Family;

/**
 * Sign vectors of gradients of φ at random integer weights, from the definition and in exact arithmetic. With cross
 * entropy the columns of z at the outputs sum to 0, and with one class z is 0 altogether.
 */
final class SignVectors {

  private static final int LARGEST_WEIGHT = 100;
  private static final int LARGEST_COTANGENT = 1_000_000;

  private final SplittableRandom random;
  private final List<Integer> widths;
  private final Loss loss;
  /** products[b][i] is U_i of product b, i from 1. */
  private final long[][][][] products;

  SignVectors(Architecture a, long seed) {
    this(a, Loss.MSE, seed);
  }

  SignVectors(Architecture a, Loss loss, long seed) {
    this.loss = loss;
    random = new SplittableRandom(seed);
    widths = a.widths();
    products = new long[a.family() == Family.ATTENTION ? 2 : 1][widths.size()][][];
    for (long[][][] factors : products) {
      for (int i = 1; i < factors.length; i++) {
        factors[i] = matrix(widths.get(i - 1), widths.get(i), LARGEST_WEIGHT);
      }
    }
  }

  /** U_i of a product. */
  long[][] weights(int product, int i) {
    return products[product][i];
  }

  /** The signs of ∂φ(θ)ᵀz for a random z: for U_1, row by row, then U_2 and so on, product after product. */
  int[] next() {
    int[] all = new int[0];
    for (int product = 0; product < products.length; product++) {
      boolean outputs = product == products.length - 1;
      long[][] z = matrix(widths.getFirst(), widths.getLast(), LARGEST_COTANGENT);
      if (loss == Loss.CE && (outputs || widths.getFirst() == 1)) {
        balance(z);
      }
      all = joined(all, signs(products[product], z));
    }
    return all;
  }

  /** The gradient by U_i of ⟨z, U_1⋯U_q⟩ is (U_1⋯U_{i-1})ᵀ z (U_{i+1}⋯U_q)ᵀ. */
  private static int[] signs(long[][][] factors, long[][] z) {
    int[] all = new int[0];
    for (int i = 1; i < factors.length; i++) {
      long[][] gradient = z;
      for (int before = 1; before < i; before++) {
        gradient = product(transposed(factors[before]), gradient);
      }
      for (int behind = factors.length - 1; behind > i; behind--) {
        gradient = product(gradient, transposed(factors[behind]));
      }
      for (long[] row : gradient) {
        int[] signs = new int[row.length];
        for (int k = 0; k < row.length; k++) {
          signs[k] = Long.signum(row[k]);
        }
        all = joined(all, signs);
      }
    }
    return all;
  }

  private static void balance(long[][] z) {
    for (int k = 0; k < z[0].length; k++) {
      long sum = 0;
      for (int o = 1; o < z.length; o++) {
        sum += z[o][k];
      }
      z[0][k] = -sum;
    }
  }

  private long[][] matrix(int rows, int columns, int largest) {
    long[][] matrix = new long[rows][columns];
    for (long[] row : matrix) {
      for (int k = 0; k < columns; k++) {
        row[k] = random.nextBoolean() ? random.nextInt(1, largest + 1) : -random.nextInt(1, largest + 1);
      }
    }
    return matrix;
  }

  private static long[][] product(long[][] a, long[][] b) {
    long[][] c = new long[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        for (int k = 0; k < b.length; k++) {
          c[i][j] = Math.addExact(c[i][j], Math.multiplyExact(a[i][k], b[k][j]));
        }
      }
    }
    return c;
  }

  private static long[][] transposed(long[][] a) {
    long[][] t = new long[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < t.length; j++) {
        t[j][i] = a[i][j];
      }
    }
    return t;
  }

  private static int[] joined(int[] a, int[] b) {
    int[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
