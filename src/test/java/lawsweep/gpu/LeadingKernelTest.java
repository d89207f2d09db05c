package lawsweep.gpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lawsweep.cuda.Buffer;
import lawsweep.gpu.DeviceOrder.Verdict;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.support.NaiveElimination;
import lawsweep.support.Primes;
import lawsweep.support.Residues;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The kernel that decides a few rows at once, by its definition. */
@Tag("gpu")
class LeadingKernelTest {

  private static final int[] ROWS = {1, 2, 3, 8, 31, 32};
  private static final int[] COLUMNS = {32, 33, 64, 255, 256, 257, 300, 520};

  @Test
  void verdictsPivotsAndInverses() {
    Map<Verdict, Integer> seen = new EnumMap<>(Verdict.class);
    try (LaneForTest device = new LaneForTest()) {
      for (int number = 0; number < 150; number++) {
        device.clear();
        Case c = new Case(number);
        seen.merge(c.check(device), 1, Integer::sum);
      }
    }
    for (Verdict verdict : Verdict.values()) {
      assertEquals(true, seen.getOrDefault(verdict, 0) >= 10, () -> seen.toString());
    }
  }

  /** Rows with pivots of others at the first positions, in some order of columns. */
  private static final class Case {

    private final String note;
    private final PrimeField field;
    private final Matrix rows;
    private final int[] columnAt;
    private final int position;

    Case(int number) {
      this.note = Seeds.note("case " + number);
      Random random = Seeds.random("leading", number);
      this.field = Primes.random(random);
      int columns = COLUMNS[random.nextInt(COLUMNS.length)];
      int count = Math.min(ROWS[number % ROWS.length], columns);
      this.position = number % 3 == 0 ? 0 : random.nextInt(columns - count + 1);
      this.rows = Residues.matrix(field, random, count, columns, number % 5 == 0);
      this.columnAt = new int[columns];
      Arrays.setAll(columnAt, j -> j);
      for (int swaps = number % 4 == 0 ? 0 : random.nextInt(1, 12); swaps > 0; swaps--) {
        swap(columnAt, random.nextInt(columns), random.nextInt(columns));
      }
      disturb(random, number);
    }

    private static void swap(int[] x, int a, int b) {
      int value = x[a];
      x[a] = x[b];
      x[b] = value;
    }

    /** Zero columns, zeros of the first row, rows that are equal, rows of nothing. */
    private void disturb(Random random, int number) {
      int n = rows.columns();
      double[] x = rows.data();
      switch (number % 7) {
        case 1, 2 -> {
          for (int t = random.nextInt(n); t > 0; t--) {
            int j = random.nextInt(n);
            for (int i = 0; i < rows.rows(); i++) {
              x[rows.index(i, j)] = 0;
            }
          }
        }
        case 3 -> x[rows.index(0, random.nextInt(n))] = 0;
        case 4 -> System.arraycopy(x, rows.index(0, 0), x, rows.index(rows.rows() - 1, 0), n);
        case 5 -> {
          for (int i = random.nextInt(3) == 0 ? 1 : 0; i < rows.rows(); i++) {
            Arrays.fill(x, rows.index(i, 0), rows.index(i, 0) + n, 0);
          }
        }
        default -> {}
      }
    }

    /** The columns that may become pivots, from the left. */
    private List<Integer> openColumns() {
      List<Integer> open = new ArrayList<>();
      for (int j = position; j < rows.columns(); j++) {
        open.add(columnAt[j]);
      }
      open.sort(null);
      return open;
    }

    private double at(int row, int column) {
      return rows.get(row, positionOf()[column]);
    }

    private int[] positionOf() {
      int[] positionOf = new int[columnAt.length];
      for (int j = 0; j < columnAt.length; j++) {
        positionOf[columnAt[j]] = j;
      }
      return positionOf;
    }

    /** By the definition; the pivots that it leaves are those of the naive elimination. */
    private Verdict expected(List<Integer> pivots) {
      boolean anything = false;
      boolean between = false;
      for (int column : openColumns()) {
        boolean first = at(0, column) != 0;
        boolean other = false;
        for (int i = 1; i < rows.rows(); i++) {
          other |= at(i, column) != 0;
        }
        anything |= first || other;
        if (pivots.size() < rows.rows()) {
          between |= !first && other;
          if (first) {
            pivots.add(column);
          }
        }
      }
      if (!anything) {
        return Verdict.ZERO;
      }
      if (between || pivots.size() < rows.rows() || !leadingMinorsAreRegular(pivots)) {
        return Verdict.REFUSED;
      }
      return Verdict.DONE;
    }

    /** Pivots down the diagonal of the square block: row after row gets its pivot in its own column. */
    private boolean leadingMinorsAreRegular(List<Integer> pivots) {
      NaiveElimination naive = new NaiveElimination(field.p());
      for (int i = 0; i < rows.rows(); i++) {
        long[] row = new long[rows.rows()];
        for (int t = 0; t < row.length; t++) {
          row[t] = field.canonical(at(i, pivots.get(t)));
        }
        naive.add(row);
      }
      int[] identity = new int[rows.rows()];
      Arrays.setAll(identity, t -> t);
      return Arrays.equals(identity, naive.pivots());
    }

    Verdict check(LaneForTest device) {
      EliminationKernels kernels = device.kernels(field);
      int n = rows.columns();
      DeviceOrder order = new DeviceOrder(device.lane(), kernels, n);
      device.lane().upload(columnAt, 0, n, order.columnAt(), 0);
      device.lane().upload(positionOf(), 0, n, order.positionOf(), 0);
      Buffer inverse = device.put(new double[rows.rows() * rows.rows()]);
      Verdict verdict = order.decide(device.put(rows), position, inverse);
      List<Integer> pivots = new ArrayList<>();
      Verdict expected = expected(pivots);
      if (expected == Verdict.DONE) {
        int[] from = exchange(pivots);
        boolean moved = false;
        for (int t = 0; t < from.length; t++) {
          moved |= from[t] != position + t;
        }
        expected = moved ? Verdict.MOVED : Verdict.DONE;
        int[] said = device.integers(order.verdict());
        assertArrayEquals(from, Arrays.copyOfRange(said, 2, 2 + from.length), note);
        checkInverse(device.doubles(inverse), pivots);
      }
      assertEquals(expected, verdict, note);
      assertArrayEquals(columnAt, device.integers(order.columnAt()), note);
      assertArrayEquals(positionOf(), device.integers(order.positionOf()), note);
      return verdict;
    }

    private double[][] square = {};

    /** Brings the pivots to the first positions, one after the other. */
    private int[] exchange(List<Integer> pivots) {
      square = new double[rows.rows()][rows.rows()];
      for (int i = 0; i < square.length; i++) {
        for (int t = 0; t < square.length; t++) {
          square[i][t] = at(i, pivots.get(t));
        }
      }
      int[] from = new int[pivots.size()];
      for (int t = 0; t < from.length; t++) {
        from[t] = positionOf()[pivots.get(t)];
        swap(columnAt, position + t, from[t]);
      }
      return from;
    }

    private void checkInverse(double[] inverse, List<Integer> pivots) {
      int n = pivots.size();
      double[] product = new double[n * n];
      double[] identity = new double[n * n];
      for (int i = 0; i < n; i++) {
        identity[i * n + i] = 1;
        for (int j = 0; j < n; j++) {
          for (int t = 0; t < n; t++) {
            product[i * n + j] = field.reduce(product[i * n + j] + inverse[i * n + t] * square[t][j]);
          }
        }
      }
      Residues.assertSame(field, identity, product, note);
      Residues.assertSame(field, inverse, Arrays.stream(inverse).map(field::reduce).toArray(), note);
    }
  }
}
