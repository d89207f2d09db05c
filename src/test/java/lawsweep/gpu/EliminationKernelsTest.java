package lawsweep.gpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import lawsweep.cuda.Block;
import lawsweep.cuda.Buffer;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.support.Primes;
import lawsweep.support.Residues;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Each kernel of {@code native/elimination.cu} against what it is to compute, in longs, over shapes around every
 * boundary. Matrices have NaN around them, which must be left alone.
 */
@Tag("gpu")
class EliminationKernelsTest {

  /** Around the rows that a thread has in flight. */
  private static final int[] ROWS = {1, 3, 4, 5, 9};
  /** Around the threads of a warp and of a block. */
  private static final int[] COLUMNS = {1, 31, 32, 33, 255, 256, 257};

  private static LaneForTest device;

  @BeforeAll
  static void open() {
    device = new LaneForTest();
  }

  @AfterAll
  static void close() {
    device.close();
  }

  @BeforeEach
  void clear() {
    device.clear();
  }

  /** Expects that a kernel turns a matrix into another, and touches nothing around it. */
  private static void check(PrimeField field, Matrix before, long[][] expected, Consumer<Block> kernel,
      String message) {
    Block block = device.put(before);
    kernel.accept(block);
    Matrix after = device.all(block, before);
    double[] all = before.data().clone();
    for (int i = 0; i < before.rows(); i++) {
      for (int j = 0; j < before.columns(); j++) {
        all[before.index(i, j)] = expected[i][j] > field.p() / 2 ? expected[i][j] - field.p() : expected[i][j];
      }
    }
    Residues.assertSame(field, all, after.data(), message);
    device.clear();
  }

  private static String shape(int... shape) {
    return Arrays.toString(shape);
  }

  @Test
  void integersBecomeResidues() {
    for (PrimeField field : new PrimeField[] {Primes.smallest(), Primes.largest()}) {
      long most = (1L << 53) - 2L * field.p();
      for (int rows : ROWS) {
        for (int columns : COLUMNS) {
          Random random = Seeds.random("reduce", 1000L * rows + columns);
          Matrix m = Residues.matrix(field, random, rows, columns, false);
          long[][] expected = new long[rows][columns];
          for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
              long x = switch (random.nextInt(6)) {
                case 0 -> most;
                case 1 -> -most;
                case 2 -> most / field.p() * field.p();
                case 3 -> 0;
                case 4 -> (2 * random.nextLong(most / field.p() / 2) + 1) * field.p() / 2;
                default -> random.nextLong(-most, most);
              };
              m.data()[m.index(i, j)] = x;
              expected[i][j] = Math.floorMod(x, (long) field.p());
            }
          }
          check(field, m, expected, device.kernels(field)::reduce, shape(rows, columns));
        }
      }
    }
  }

  @Test
  void columnsAreGathered() {
    PrimeField field = Primes.largest();
    for (int rows : ROWS) {
      for (int columns : COLUMNS) {
        Random random = Seeds.random("gather", 1000L * rows + columns);
        Matrix in = Residues.matrix(field, random, rows, columns, false);
        int[] columnAt = permutation(random, columns);
        long[][] from = Residues.longs(field, in);
        long[][] expected = new long[rows][columns];
        for (int i = 0; i < rows; i++) {
          for (int j = 0; j < columns; j++) {
            expected[i][j] = from[i][columnAt[j]];
          }
        }
        check(field, Residues.matrix(field, random, rows, columns, true), expected,
            out -> device.kernels(field).gather(device.put(in), device.put(columnAt), out), shape(rows, columns));
      }
    }
  }

  private static int[] permutation(Random random, int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  @Test
  void rowsAreKeptWithTheIdentity() {
    PrimeField field = Primes.largest();
    for (int rows : ROWS) {
      for (int columns : COLUMNS) {
        Random random = Seeds.random("keep", 1000L * rows + columns);
        Matrix in = Residues.matrix(field, random, rows, columns, false);
        int own = Math.min(columns, rows + random.nextInt(3));
        long[][] expected = Residues.longs(field, in);
        for (int i = 0; i < rows; i++) {
          for (int j = 0; j < own; j++) {
            expected[i][j] = i == j ? 1 : 0;
          }
        }
        check(field, Residues.matrix(field, random, rows, columns, true), expected,
            out -> device.kernels(field).keep(device.put(in), out, own), shape(rows, columns, own));
      }
    }
  }

  @Test
  void rowsMoveUpOverEachOther() {
    PrimeField field = Primes.largest();
    for (int up : new int[] {1, 2, 7}) {
      for (int columns : COLUMNS) {
        Random random = Seeds.random("move", 10L * up + columns);
        int rows = 5;
        Matrix m = Residues.matrix(field, random, up + rows, columns, false);
        long[][] expected = Residues.longs(field, m);
        for (int i = 0; i < rows; i++) {
          expected[i] = expected[i + up].clone();
        }
        check(field, m, expected, x -> device.kernels(field).moveUp(x.view(up, 0, rows, columns), up),
            shape(up, columns));
      }
    }
  }

  /** C - A B, C + A B and A B, with the largest residues there are. */
  @Test
  void fewRowsAreCombined() {
    int[][] shapes = {{1, 1, 1}, {2, 3, 63}, {31, 32, 64}, {32, 31, 65}, {33, 32, 129}, {65, 5, 64}};
    for (PrimeField field : new PrimeField[] {Primes.smallest(), Primes.largest()}) {
      for (int[] s : shapes) {
        for (int sign : new int[] {-1, 1}) {
          Random random = Seeds.random("combine", s[0] + sign);
          Matrix a = Residues.matrix(field, random, s[0], s[1], true);
          Matrix b = Residues.matrix(field, random, s[1], s[2], random.nextBoolean());
          Matrix c = Residues.matrix(field, random, s[0], s[2], true);
          int beta = random.nextInt(2);
          long[][] expected = combine(field, sign, a, b, beta, c);
          check(field, c, expected,
              out -> device.kernels(field).combine(sign, device.put(a), device.put(b), beta, out), shape(s));
        }
      }
    }
  }

  @Test
  void rowsAreMultipliedInPlace() {
    PrimeField field = Primes.largest();
    for (int n : new int[] {1, 2, 31, 32}) {
      Random random = Seeds.random("in place", n);
      Matrix a = Residues.matrix(field, random, n, n, true);
      Matrix rows = Residues.matrix(field, random, n, 130, true);
      check(field, rows, combine(field, 1, a, rows, 0, rows),
          x -> device.kernels(field).combine(1, device.put(a), x, 0, x), shape(n));
    }
  }

  private static long[][] combine(PrimeField field, int alpha, Matrix a, Matrix b, int beta, Matrix c) {
    long p = field.p();
    long[][] x = Residues.longs(field, a);
    long[][] y = Residues.longs(field, b);
    long[][] out = Residues.longs(field, c);
    for (int i = 0; i < c.rows(); i++) {
      for (int j = 0; j < c.columns(); j++) {
        long sum = 0;
        for (int t = 0; t < a.columns(); t++) {
          sum = (sum + x[i][t] * y[t][j]) % p;
        }
        out[i][j] = Math.floorMod(beta * out[i][j] + alpha * sum, p);
      }
    }
    return out;
  }

  /** In a slab and in a basis of three groups, one pair after the other: pairs may meet. */
  @Test
  void columnsAreExchangedEverywhere() {
    PrimeField field = Primes.largest();
    for (int rank : new int[] {0, 1, 4, 5, 9}) {
      Random random = Seeds.random("exchange", rank);
      int columns = 40;
      int position = 9;
      Matrix slab = Residues.matrix(field, random, 7, columns, false);
      int[] from = {position, 20, 12, 39, 20, position + 5};
      Basis basis = new Basis(field, random, columns, 4, 3);
      long[][] expected = Residues.longs(field, slab);
      exchange(expected, 0, position, from);
      int[] verdict = new int[DeviceOrder.FROM + from.length];
      System.arraycopy(from, 0, verdict, DeviceOrder.FROM, from.length);
      check(field, slab, expected, x -> {
        DevicePanels.Rows rows = basis.put(rank);
        device.kernels(field).exchange(x, rows, position, device.put(verdict), from.length);
        basis.check(rank, position, from);
      }, "rank " + rank);
    }
  }

  private static void exchange(long[][] rows, int start, int position, int[] from) {
    for (long[] row : rows) {
      for (int t = 0; t < from.length; t++) {
        long value = row[position + t - start];
        row[position + t - start] = row[from[t] - start];
        row[from[t] - start] = value;
      }
    }
  }

  /** A few groups of basis rows, each from the position of its first pivot on. */
  private static final class Basis {

    private final PrimeField field;
    private final int height;
    private final Matrix[] groups;
    private final Block[] blocks;

    Basis(PrimeField field, Random random, int columns, int height, int count) {
      this.field = field;
      this.height = height;
      this.groups = new Matrix[count];
      this.blocks = new Block[count];
      Arrays.setAll(groups, g -> Residues.matrix(field, random, height, columns - g * height, false));
    }

    DevicePanels.Rows put(int rank) {
      long[] table = new long[2 * groups.length];
      for (int g = 0; g < groups.length; g++) {
        blocks[g] = device.put(groups[g]);
        table[2 * g] = blocks[g].address() - (long) g * height * Double.BYTES;
        table[2 * g + 1] = blocks[g].ld();
      }
      Buffer buffer = device.lane().allocate((long) table.length * Long.BYTES);
      device.lane().upload(table, 0, table.length, buffer, 0);
      return new DevicePanels.Rows(buffer, height, rank);
    }

    void check(int rank, int position, int[] from) {
      for (int g = 0; g < groups.length; g++) {
        int rows = Math.clamp(rank - (long) g * height, 0, height);
        long[][] expected = Residues.longs(field, groups[g]);
        exchange(Arrays.copyOf(expected, rows), g * height, position, from);
        Matrix after = device.all(blocks[g], groups[g]);
        assertArrayEquals(expected, Residues.longs(field, after), "group " + g + ", rank " + rank);
      }
    }
  }

  /** Rows of 504 lots of products at the bound, and more columns than a block of threads takes in a few rounds. */
  @Test
  void reducedRowsTimesAVector() {
    for (PrimeField field : new PrimeField[] {Primes.smallest(), Primes.largest()}) {
      for (int columns : new int[] {0, 1, 255, 257, 1023, 1025, 4100}) {
        Random random = Seeds.random("times", columns);
        Matrix rows = Residues.matrix(field, random, 3, Math.max(1, columns), true).view(0, 0, 3, columns);
        double[] later = Residues.matrix(field, random, 1, Math.max(1, columns), true).data();
        Arrays.setAll(later, j -> field.bound());
        double[] own = {field.bound(), -field.bound(), 0};
        double[] expected = new double[3];
        double[] left = new double[3];
        for (int i = 0; i < 3; i++) {
          long sum = (long) own[i];
          for (int j = 0; j < columns; j++) {
            long entry = (long) rows.get(i, j);
            sum = (sum + entry * field.bound()) % field.p();
          }
          expected[i] = field.reduce((double) sum);
          left[i] = field.reduce(own[i] - expected[i]);
        }
        Buffer vector = device.put(own);
        Buffer z = device.put(new double[3]);
        device.kernels(field).reducedTimes(device.put(rows), device.put(later).address(), vector.address(),
            z.address());
        Residues.assertSame(field, expected, device.doubles(z), columns + " columns");
        Residues.assertSame(field, left, device.doubles(vector), columns + " columns, what is left");
        device.clear();
      }
    }
  }

  @Test
  void anOrderBeginsAsItIs() {
    for (int columns : COLUMNS) {
      DeviceOrder order = new DeviceOrder(device.lane(), device.kernels(Primes.largest()), columns);
      int[] identity = new int[columns];
      Arrays.setAll(identity, j -> j);
      assertArrayEquals(identity, device.integers(order.columnAt()));
      assertArrayEquals(identity, device.integers(order.positionOf()));
      assertEquals(0, device.integers(order.verdict())[1]);
      device.clear();
    }
  }
}
