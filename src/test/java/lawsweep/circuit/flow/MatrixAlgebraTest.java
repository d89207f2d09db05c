package lawsweep.circuit.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import lawsweep.circuit.Circuit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Momentum in linear networks of two layers moves phase space by matrices: brackets are commutators, and the ideal is
 * closed under them explicitly, in integers mod a prime of its own.
 */
class MatrixAlgebraTest {

  private static final long P = 1_000_003;

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"1,2,1 | 6", "2,2,2 | 15", "1,1,2 | 6", "2,3,1 | 15", "1,5,1 | 6"})
  void theIdealOfCommutators(String text, int expected) {
    List<Integer> widths = Spans.widths(text);
    Circuit circuit = Spans.linear(widths);
    int dimension = 2 * circuit.columns();
    for (int damping = 0; damping < 2; damping++) {
      assertEquals(expected, byCommutators(widths, damping));
      PhaseSpan span = Spans.span(circuit, PhaseMotion.momentum(circuit.columns(), damping), 1);
      assertEquals(expected, Spans.stalled(span, dimension, 3));
    }
  }

  /** The rank of the ideal at a point. */
  private static int byCommutators(List<Integer> widths, int damping) {
    int out = widths.get(0);
    int hidden = widths.get(1);
    int in = widths.get(2);
    int d = hidden * (out + in);
    List<long[][]> generators = new ArrayList<>();
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        long[][] m = new long[2 * d][2 * d];
        for (int k = 0; k < hidden; k++) {
          // L = U_ok V_ki: its gradient moves velocities.
          int u = o * hidden + k;
          int v = out * hidden + k * in + i;
          m[d + u][v] = 1;
          m[d + v][u] = 1;
        }
        generators.add(m);
      }
    }
    long[][] drift = new long[2 * d][2 * d];
    for (int e = 0; e < d; e++) {
      drift[e][d + e] = 1;
      drift[d + e][d + e] = P - damping;
    }
    List<long[][]> ideal = new ArrayList<>();
    List<long[]> independent = new ArrayList<>();
    for (long[][] m : generators) {
      keep(m, ideal, independent);
    }
    generators.add(drift);
    for (int next = 0; next < ideal.size(); next++) {
      for (long[][] generator : generators) {
        keep(commutator(generator, ideal.get(next)), ideal, independent);
      }
    }
    return rankAtPoint(ideal, 2 * d);
  }

  private static int rankAtPoint(List<long[][]> ideal, int dimension) {
    List<long[]> rows = new ArrayList<>();
    for (long[][] m : ideal) {
      long[] value = new long[dimension];
      for (int a = 0; a < dimension; a++) {
        for (int b = 0; b < dimension; b++) {
          value[a] = (value[a] + m[a][b] * (1 + 7919L * b * b * b % 991)) % P;
        }
      }
      reduce(value, rows);
    }
    return rows.size();
  }

  private static void keep(long[][] m, List<long[][]> ideal, List<long[]> independent) {
    int n = m.length;
    long[] flat = new long[n * n];
    for (int a = 0; a < n; a++) {
      System.arraycopy(m[a], 0, flat, a * n, n);
    }
    if (reduce(flat, independent)) {
      ideal.add(m);
    }
  }

  /** Adds what is left of a row after elimination; false if nothing is. */
  private static boolean reduce(long[] row, List<long[]> rows) {
    for (long[] other : rows) {
      int pivot = pivot(other);
      long factor = row[pivot];
      for (int j = pivot; factor != 0 && j < row.length; j++) {
        row[j] = Math.floorMod(row[j] - factor * other[j], P);
      }
    }
    int pivot = pivot(row);
    if (pivot == row.length) {
      return false;
    }
    long inverse = power(row[pivot], P - 2);
    for (int j = pivot; j < row.length; j++) {
      row[j] = row[j] * inverse % P;
    }
    rows.add(row);
    return true;
  }

  private static int pivot(long[] row) {
    int at = 0;
    while (at < row.length && row[at] == 0) {
      at++;
    }
    return at;
  }

  private static long power(long base, long exponent) {
    long result = 1;
    long square = base;
    for (long e = exponent; e > 0; e >>= 1) {
      result = (e & 1) == 1 ? result * square % P : result;
      square = square * square % P;
    }
    return result;
  }

  private static long[][] commutator(long[][] x, long[][] y) {
    int n = x.length;
    long[][] out = new long[n][n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        for (int c = 0; c < n; c++) {
          out[a][c] = Math.floorMod(out[a][c] + x[a][b] * y[b][c] - y[a][b] * x[b][c], P);
        }
      }
    }
    return out;
  }
}
