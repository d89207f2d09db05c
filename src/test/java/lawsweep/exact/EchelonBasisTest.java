package lawsweep.exact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.ScalarKernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.support.NaiveElimination;
import lawsweep.support.Primes;
import lawsweep.support.Residues;
import lawsweep.support.Seeds;
import lawsweep.support.ThreadsForTest;
import lawsweep.work.Team;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The blocked echelon basis against elimination row by row. */
class EchelonBasisTest {

  private static final Kernels VECTOR = new VectorKernels();

  @Test
  void everyRankOfSmallMatrices() {
    int number = 0;
    for (int m = 0; m <= 20; m++) {
      for (int n = 0; n <= 20; n++) {
        for (int r = 0; r <= Math.min(m, n); r++) {
          Random random = Seeds.random("small", ++number);
          PrimeField field = Primes.random(random);
          long[][] a = KnownRank.matrix(field.p(), random, m, n, r, random.nextInt(3 * (m + n) + 1));
          EchelonBasis basis = new EchelonBasis(field, number % 2 == 0 ? new ScalarKernels() : VECTOR, n);
          String message = m + " × " + n + " of rank " + r + ", case " + number;
          assertEquals(r, basis.absorb(Residues.matrix(field, a, n), Team.alone()), () -> Seeds.note(message));
          check(field, random, basis, a, n, message);
        }
      }
    }
  }

  @Test
  void sparseMatricesWithManyColumnExchanges() {
    for (int number = 0; number < 300; number++) {
      Random random = Seeds.random("sparse", number);
      PrimeField field = Primes.random(random);
      int n = random.nextInt(1, 90);
      long[][] a = SparseShapes.matrix(field.p(), random, number, n);
      EchelonBasis basis = new EchelonBasis(field, VECTOR, n);
      absorbInParts(field, random, basis, a, n);
      check(field, random, basis, a, n, "sparse case " + number);
    }
  }

  /** Enough columns for whole groups of rows to be eliminated at once, and every reason why that may not do. */
  @Test
  void unusualPivotsAmongManyColumns() {
    for (int number = 0; number < 120; number++) {
      Random random = Seeds.random("unusual", number);
      PrimeField field = Primes.random(random);
      int n = random.nextInt(150, 420);
      int r = random.nextInt(1, 100);
      long[][] a = KnownRank.product(field.p(), random, random.nextInt(1, 150), n, r);
      disturb(random, a, number);
      EchelonBasis basis = new EchelonBasis(field, number % 4 == 0 ? new ScalarKernels() : VECTOR, n);
      int cut = random.nextInt(a.length + 1);
      basis.absorb(Residues.matrix(field, Arrays.copyOfRange(a, 0, cut), n), new ThreadsForTest(2));
      basis.absorb(Residues.matrix(field, Arrays.copyOfRange(a, cut, a.length), n), new ThreadsForTest(3));
      check(field, random, basis, a, n, "unusual case " + number);
    }
  }

  /** Copies of columns, single entries and zeros where a pivot is expected, rows that repeat. */
  private static void disturb(Random random, long[][] a, int number) {
    int n = a[0].length;
    for (int t = random.nextInt(40); t > 0; t--) {
      int column = random.nextInt(n / 2);
      int row = random.nextInt(a.length);
      switch (number % 6) {
        case 0 -> copyColumn(a, column / 2, column);
        case 1 -> copyColumn(a, n - 1, column);
        case 2 -> a[row][column] = 0;
        case 3 -> {
          Arrays.stream(a).forEach(each -> each[column] = 0);
          a[row][column] = random.nextLong(2);
        }
        case 4 -> a[row] = a[random.nextInt(a.length)].clone();
        default -> Arrays.fill(a[row], 0, column, 0);
      }
    }
  }

  private static void copyColumn(long[][] a, int from, int to) {
    for (long[] row : a) {
      row[to] = row[from];
    }
  }

  @Test
  void matricesAcrossBlocks() {
    int[][] shapes = {
        {9, 300, 9}, {255, 60, 40}, {256, 300, 256}, {257, 300, 257}, {300, 257, 120}, {513, 120, 120}, {100, 600, 77},
        {300, 700, 290}};
    for (int number = 0; number < shapes.length; number++) {
      checkProduct(number, shapes[number]);
    }
  }

  @Test
  @Tag("campaign")
  void largeMatrices() {
    int[][] shapes = {{600, 600, 600}, {600, 600, 599}, {600, 513, 511}, {520, 600, 257}, {1030, 400, 399}};
    for (int number = 0; number < shapes.length; number++) {
      checkProduct(100 + number, shapes[number]);
    }
  }

  private static void checkProduct(int number, int[] shape) {
    Random random = Seeds.random("blocks", number);
    PrimeField field = Primes.random(random);
    long[][] a = KnownRank.product(field.p(), random, shape[0], shape[1], shape[2]);
    EchelonBasis basis = new EchelonBasis(field, VECTOR, shape[1]);
    basis.absorb(Residues.matrix(field, a, shape[1]), new ThreadsForTest(2));
    assertEquals(shape[2], basis.rank(), () -> Seeds.note(Arrays.toString(shape)));
    check(field, random, basis, a, shape[1], Arrays.toString(shape));
  }

  /** Pivots and the products with the reduced rows are those of the naive elimination. */
  private static void check(
      PrimeField field, Random random, EchelonBasis basis, long[][] a, int columns, String message) {
    NaiveElimination naive = new NaiveElimination(field.p());
    for (long[] row : a) {
      naive.add(row);
    }
    assertEquals(naive.rank(), basis.rank(), () -> Seeds.note(message));
    assertArrayEquals(naive.pivots(), basis.pivots(), () -> Seeds.note(message));
    long[] x = new long[columns];
    Arrays.setAll(x, j -> random.nextLong(field.p()));
    double[] times = basis.reducedTimes(Residues.matrix(field, new long[][] {x}, columns).data());
    for (int i = 0; i < naive.rank(); i++) {
      long[] row = naive.rows().get(i);
      long sum = 0;
      for (int j = 0; j < columns; j++) {
        sum = (sum + row[j] * x[j]) % field.p();
      }
      int at = i;
      assertEquals(sum, field.canonical(times[i]), () -> Seeds.note(message + ", row " + at));
    }
    assertEquals(naive.rank(), times.length);
  }

  private static void absorbInParts(PrimeField field, Random random, EchelonBasis basis, long[][] a, int columns) {
    for (int first = 0; first < a.length;) {
      int end = Math.min(a.length, first + random.nextInt(1, 30));
      basis.absorb(Residues.matrix(field, Arrays.copyOfRange(a, first, end), columns), Team.alone());
      first = end;
    }
  }

  /** Cut into single rows, in random parts or in one go: the same basis. */
  @Test
  void cutsDoNotMatter() {
    for (int number = 0; number < 30; number++) {
      Random random = Seeds.random("cuts", number);
      PrimeField field = Primes.random(random);
      int m = random.nextInt(1, 330);
      int n = random.nextInt(1, 120);
      long[][] a = number % 3 == 0
          ? SparseShapes.matrix(field.p(), random, number, n)
          : KnownRank.product(field.p(), random, m, n, random.nextInt(Math.min(m, n) + 1));
      EchelonBasis whole = new EchelonBasis(field, VECTOR, n);
      whole.absorb(Residues.matrix(field, a, n), Team.alone());
      EchelonBasis single = new EchelonBasis(field, VECTOR, n);
      for (long[] row : a) {
        single.absorb(Residues.matrix(field, new long[][] {row}, n), Team.alone());
      }
      EchelonBasis parts = new EchelonBasis(field, new ScalarKernels(), n);
      absorbInParts(field, random, parts, a, n);
      double[] x = new double[n];
      Arrays.setAll(x, j -> Residues.canonical(field, random));
      for (EchelonBasis other : new EchelonBasis[] {single, parts}) {
        String message = Seeds.note("case " + number);
        assertEquals(whole.rank(), other.rank(), message);
        assertArrayEquals(whole.pivots(), other.pivots(), message);
        Residues.assertSame(field, whole.reducedTimes(x), other.reducedTimes(x), message);
      }
    }
  }

  /** After all columns before a position are used up, the rows with later pivots span what is left there. */
  @Test
  void rowsWithLaterPivots() {
    for (int number = 0; number < 200; number++) {
      Random random = Seeds.random("later", number);
      PrimeField field = Primes.random(random);
      int n = random.nextInt(2, 40);
      int first = random.nextInt(n + 1);
      long[][] a = number % 2 == 0
          ? SparseShapes.matrix(field.p(), random, number / 2, n)
          : KnownRank.product(field.p(), random, random.nextInt(1, 60), n, random.nextInt(n + 1));
      EchelonBasis basis = new EchelonBasis(field, VECTOR, n);
      basis.absorb(Residues.matrix(field, a, n), Team.alone());
      long[][] later = Residues.longs(field, basis.rowsWithPivotFrom(first));
      checkSpan(field, a, later, n, first, number);
    }
  }

  private static void checkSpan(PrimeField field, long[][] a, long[][] later, int n, int first, int number) {
    long[][] head = new long[a.length][];
    Arrays.setAll(head, i -> Arrays.copyOf(a[i], first));
    int expected = NaiveElimination.rank(field.p(), a) - NaiveElimination.rank(field.p(), head);
    assertEquals(expected, later.length, () -> Seeds.note("case " + number));
    assertEquals(expected, NaiveElimination.rank(field.p(), later));
    NaiveElimination all = new NaiveElimination(field.p());
    for (long[] row : a) {
      all.add(row);
    }
    int rank = all.rank();
    for (long[] row : later) {
      long[] padded = new long[n];
      System.arraycopy(row, 0, padded, first, n - first);
      all.add(padded);
    }
    assertEquals(rank, all.rank(), () -> Seeds.note("rows outside the span, case " + number));
  }

  @Test
  void emptyInputsAreAbsorbed() {
    PrimeField field = Primes.largest();
    EchelonBasis basis = new EchelonBasis(field, VECTOR, 3);
    assertEquals(0, basis.absorb(Matrix.zero(0, 3), Team.alone()));
    assertEquals(0, basis.absorb(Matrix.zero(5, 3), Team.alone()));
    assertEquals(0, basis.reducedTimes(new double[3]).length);
    assertEquals(0, new EchelonBasis(field, VECTOR, 0).absorb(Matrix.zero(4, 0), Team.alone()));
  }
}
