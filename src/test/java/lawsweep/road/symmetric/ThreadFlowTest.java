package lawsweep.road.symmetric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import lawsweep.support.NaiveElimination;
import lawsweep.support.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lemma 5 of the proof, modulo a prime: what can be seen of a solution of (2) at layer 0 has as many dimensions as the
 * words that end there. The modules are arbitrary: u and u* have nothing to do with each other.
 */
class ThreadFlowTest {

  private static final long P = 8_388_593;

  @ParameterizedTest
  @ValueSource(
      strings = {"1,1,1", "1,3,1", "1,2,2,1", "1,3,3,2", "1,2,1,2,1", "1,3,2,3,1", "1,2,3,3,2,1", "1,1,2,1,2,1,1"})
  void seesAllWords(String dimensions) {
    int[] m = Arrays.stream(dimensions.split(",")).mapToInt(Integer::parseInt).toArray();
    for (int repeat = 0; repeat < 20; repeat++) {
      Random random = Seeds.random("thread flow " + dimensions, repeat);
      Module module = Module.random(m, random, repeat % 2 == 1);
      assertEquals(module.words(), module.seen(random), () -> Seeds.note(dimensions));
    }
  }

  /** Spaces of dimensions m_0, …, m_q; down[i] is u_i, m_{i-1} × m_i, and up[i] is u*_i, m_i × m_{i-1}. */
  private record Module(int[] m, long[][][] down, long[][][] up) {

    static Module random(int[] m, Random random, boolean sparse) {
      long[][][] down = new long[m.length][][];
      long[][][] up = new long[m.length][][];
      for (int i = 1; i < m.length; i++) {
        down[i] = matrix(m[i - 1], m[i], random, sparse);
        up[i] = matrix(m[i], m[i - 1], random, sparse);
      }
      return new Module(m, down, up);
    }

    private static long[][] matrix(int rows, int columns, Random random, boolean sparse) {
      long[][] matrix = new long[rows][columns];
      for (long[] row : matrix) {
        for (int j = 0; j < columns; j++) {
          row[j] = sparse && random.nextBoolean() ? 0 : random.nextLong(P);
        }
      }
      return matrix;
    }

    int depth() {
      return m.length - 1;
    }

    /**
     * The dimension of the span of the words that end at the first vector of layer 0 and pass no end, over all layers.
     */
    int words() {
      NaiveElimination[] span = new NaiveElimination[m.length];
      for (int i = 0; i < m.length; i++) {
        span[i] = new NaiveElimination(P);
      }
      return 1 + grow(span, 1, down[1][0]);
    }

    private int grow(NaiveElimination[] span, int layer, long[] covector) {
      if (layer == 0 || layer == depth() || !span[layer].add(covector)) {
        return 0;
      }
      return 1 + grow(span, layer - 1, times(covector, up[layer]))
          + grow(span, layer + 1, times(covector, down[layer + 1]));
    }

    /** How many dimensions of initial values can be told apart by the first entry of δ_0 as a function of τ. */
    int seen(Random random) {
      int total = 0;
      for (int i = 0; i < depth(); i++) {
        total += m[i];
      }
      long[] squares = new long[m.length];
      for (int i = 1; i < m.length; i++) {
        squares[i] = random.nextLong(1, P);
      }
      long[][] rows = new long[total][];
      int next = 0;
      for (int layer = 0; layer < depth(); layer++) {
        for (int k = 0; k < m[layer]; k++) {
          rows[next++] = new Series(this, squares, layer, k).observed(total + 2);
        }
      }
      return NaiveElimination.rank(P, rows);
    }
  }

  /**
   * The power series of one solution. With δ_i = d_i / (t_1 ⋯ t_i) system (2) has rational coefficients: ḋ_i = s_i -
   * n_i + d_i Σ_{k≤i} 1/T_k with T_i n_{i-1} = u_i n_i + d_{i-1} and s_i = u*_i s_{i-1} - d_i / T_i.
   */
  private static final class Series {

    private final Module module;
    private final long[] squares;
    private final long[] inverses;
    private final long[][] d;
    private final long[][] n;
    private final long[][][] quotients;

    Series(Module module, long[] squares, int layer, int entry) {
      this.module = module;
      this.squares = squares;
      int q = module.depth();
      inverses = new long[q + 1];
      d = new long[q + 1][];
      n = new long[q + 1][];
      quotients = new long[q + 1][q + 1][];
      for (int i = 0; i <= q; i++) {
        inverses[i] = i == 0 ? 0 : inverse(squares[i]);
        d[i] = new long[module.m[i]];
        n[i] = new long[module.m[i]];
        for (int k = 0; k <= q; k++) {
          quotients[i][k] = new long[module.m[i]];
        }
      }
      d[layer][entry] = 1;
    }

    long[] observed(int orders) {
      long[] seen = new long[orders];
      for (int order = 0; order < orders; order++) {
        seen[order] = d[0][0];
        advance(order);
      }
      return seen;
    }

    /** From the coefficients of one order to those of the next. */
    private void advance(int order) {
      int q = module.depth();
      for (int i = q; i >= 1; i--) {
        long[] sum = add(i == q ? new long[module.m[i - 1]] : apply(module.down[i], n[i]), d[i - 1], 1);
        divide(n[i - 1], sum, i);
      }
      long[] s = new long[module.m[0]];
      long[][] derivative = new long[q + 1][];
      for (int i = 0; i <= q; i++) {
        for (int k = 1; k <= i; k++) {
          divide(quotients[i][k], d[i], k);
        }
        if (i > 0) {
          s = add(apply(module.up[i], s), quotients[i][i], P - 1);
        }
        derivative[i] = add(s, i == q ? new long[module.m[q]] : n[i], P - 1);
        for (int k = 1; k <= i; k++) {
          derivative[i] = add(derivative[i], quotients[i][k], 1);
        }
      }
      long factor = inverse(order + 1);
      for (int i = 0; i <= q; i++) {
        for (int k = 0; k < d[i].length; k++) {
          d[i][k] = derivative[i][k] * factor % P;
        }
      }
    }

    /** Replaces a coefficient of x / T_i by the next one, from the next one of x: T_i = T_i(0) + 2τ. */
    private void divide(long[] quotient, long[] x, int i) {
      for (int k = 0; k < x.length; k++) {
        quotient[k] = Math.floorMod(x[k] - 2 * quotient[k], P) * inverses[i] % P;
      }
      assertEquals(1, squares[i] * inverses[i] % P);
    }
  }

  private static long[] times(long[] covector, long[][] matrix) {
    long[] product = new long[matrix[0].length];
    for (int i = 0; i < covector.length; i++) {
      product = add(product, matrix[i], covector[i]);
    }
    return product;
  }

  private static long[] apply(long[][] matrix, long[] vector) {
    long[] product = new long[matrix.length];
    for (int i = 0; i < product.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        product[i] = (product[i] + matrix[i][j] * vector[j]) % P;
      }
    }
    return product;
  }

  private static long[] add(long[] x, long[] y, long factor) {
    long[] sum = new long[x.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (x[i] + factor * y[i]) % P;
    }
    return sum;
  }

  private static long inverse(long x) {
    long result = 1;
    long power = x % P;
    for (long e = P - 2; e > 0; e >>= 1) {
      result = (e & 1) == 1 ? result * power % P : result;
      power = power * power % P;
    }
    return result;
  }
}
