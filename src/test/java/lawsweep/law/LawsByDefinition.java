package lawsweep.law;

import java.util.ArrayList;
import java.util.List;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;

/**
 * The conserved functions themselves, evaluated mod p, and their gradients by differences. They are exact:
 * f(θ + e) - f(θ - e) = 2 ∂_e f for the quadratic laws, f(θ + e) - f(θ) = ∂_e f for a product of matrices.
 */
public final class LawsByDefinition {

  private final Architecture architecture;
  private final long p;
  private final long[] theta;
  private final int[] offsets;

  /** The laws at a point with entries 0..p-1. */
  public LawsByDefinition(Architecture architecture, long p, long[] theta) {
    this.architecture = architecture;
    this.p = p;
    this.theta = theta;
    this.offsets = new int[architecture.depth() + 2];
    for (int i = 1; i <= architecture.depth(); i++) {
      offsets[i + 1] = offsets[i] + architecture.width(i - 1) * architecture.width(i);
    }
  }

  private long weight(long[] x, int i, int row, int column) {
    return x[offsets[i] + row * architecture.width(i) + column];
  }

  /** All known laws at a point. */
  private long[] known(long[] x) {
    List<Long> values = new ArrayList<>();
    int bias = offsets[architecture.depth() + 1] + (architecture.bias() == Bias.ALL ? architecture.width(0) : 0);
    for (int i = 1; i < architecture.depth(); i++) {
      for (int j = 0; j < architecture.width(i); j++) {
        int last = architecture.family() == Family.LINEAR ? architecture.width(i) - 1 : j;
        for (int k = j; k <= last; k++) {
          long value = balance(x, i, j, k);
          if (architecture.bias() != Bias.NONE) {
            value -= x[bias + j] * x[bias + j];
          }
          values.add(Math.floorMod(value, p));
        }
      }
      bias += architecture.width(i);
    }
    return values.stream().mapToLong(Long::longValue).toArray();
  }

  /** Entry (j, k) of U_i^T U_i - U_{i+1} U_{i+1}^T. */
  private long balance(long[] x, int i, int j, int k) {
    long value = 0;
    for (int t = 0; t < architecture.width(i - 1); t++) {
      value = (value + weight(x, i, t, j) * weight(x, i, t, k)) % p;
    }
    for (int t = 0; t < architecture.width(i + 1); t++) {
      value = (value - weight(x, i + 1, j, t) * weight(x, i + 1, k, t)) % p;
    }
    return value;
  }

  /** The gradients of all known laws. */
  public long[][] knownGradients() {
    long[][] rows = new long[known(theta).length][theta.length];
    long half = (p + 1) / 2;
    for (int e = 0; e < theta.length; e++) {
      long[] plus = known(moved(e, 1));
      long[] minus = known(moved(e, -1));
      for (int s = 0; s < rows.length; s++) {
        rows[s][e] = Math.floorMod(plus[s] - minus[s], p) * half % p;
      }
    }
    return rows;
  }

  private long[] moved(int e, int step) {
    long[] x = theta.clone();
    x[e] = Math.floorMod(x[e] + step, p);
    return x;
  }

  /** The gradients of the known laws and, for each stretch between layers of width 1, all that is orthogonal to ∇s. */
  public long[][] provenGradients() {
    List<long[]> rows = new ArrayList<>(List.of(knownGradients()));
    for (int a = 0; a < architecture.depth(); a++) {
      for (int b = a + 1; b <= architecture.depth() && architecture.width(a) == 1; b++) {
        if (architecture.width(b) == 1) {
          addOrthogonal(rows, a, b);
          break;
        }
      }
    }
    return rows.toArray(long[][]::new);
  }

  private void addOrthogonal(List<long[]> rows, int a, int b) {
    long[] gradient = new long[theta.length];
    long s = product(theta, a, b);
    int pivot = -1;
    for (int e = offsets[a + 1]; e < offsets[b + 1]; e++) {
      gradient[e] = Math.floorMod(product(moved(e, 1), a, b) - s, p);
      pivot = gradient[e] != 0 ? e : pivot;
    }
    for (int e = offsets[a + 1]; e < offsets[b + 1]; e++) {
      if (e != pivot) {
        long[] row = new long[theta.length];
        row[e] = gradient[pivot];
        row[pivot] = (p - gradient[e]) % p;
        rows.add(row);
      }
    }
  }

  /** The number U_{a+1} ⋯ U_b. */
  private long product(long[] x, int a, int b) {
    long[] row = {1};
    for (int i = a + 1; i <= b; i++) {
      long[] next = new long[architecture.width(i)];
      for (int k = 0; k < next.length; k++) {
        for (int j = 0; j < row.length; j++) {
          next[k] = (next[k] + row[j] * weight(x, i, j, k)) % p;
        }
      }
      row = next;
    }
    return row[0];
  }
}
