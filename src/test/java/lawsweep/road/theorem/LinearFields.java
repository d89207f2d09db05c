package lawsweep.road.theorem;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Fields that move matrices X_1, …, X_b of d rows by X ↦ XS, and numbers by constants: their Lie algebra, closed under
 * brackets by elimination mod p, and its trace (the proof on attention, sections 2 and 5). A field is the entries of
 * its S, block by block, and then its constants.
 */
final class LinearFields {

  private static final long P = 1_000_003;

  private final int[] columns;
  private final int constants;
  private final List<long[]> generators = new ArrayList<>();

  /**
   * No fields yet.
   *
   * @param constants how many numbers there are besides the matrices
   * @param columns the columns of each matrix
   */
  LinearFields(int constants, int... columns) {
    this.columns = columns;
    this.constants = constants;
  }

  /** A field that is 0. */
  long[] zero() {
    int length = constants;
    for (int c : columns) {
      length += c * c;
    }
    return new long[length];
  }

  /** Adds to a field that of the product of two columns of a matrix. */
  void addProduct(long[] field, int block, int a, int b) {
    field[offset(block) + a * columns[block] + b] += 1;
    field[offset(block) + b * columns[block] + a] += 1;
  }

  /** Adds to a field the constant motion of a number. */
  void addConstant(long[] field, int number) {
    field[offset(columns.length) + number] += 1;
  }

  void generate(long[] field) {
    generators.add(field);
  }

  /** A basis of the Lie algebra: brackets of generators with all that is found. */
  List<long[]> closure() {
    List<long[]> echelon = new ArrayList<>();
    List<long[]> result = new ArrayList<>();
    Deque<long[]> open = new ArrayDeque<>(generators);
    while (!open.isEmpty()) {
      long[] field = open.remove();
      if (enlarge(echelon, field)) {
        result.add(field);
        generators.forEach(generator -> open.add(bracket(generator, field)));
      }
    }
    return result;
  }

  /** The dimension of what the Lie algebra moves at random matrices of d rows. */
  int trace(int d, Random random) {
    long[][][] x = new long[columns.length][][];
    for (int b = 0; b < columns.length; b++) {
      x[b] = new long[d][columns[b]];
      for (long[] row : x[b]) {
        for (int j = 0; j < row.length; j++) {
          row[j] = random.nextInt((int) P);
        }
      }
    }
    List<long[]> echelon = new ArrayList<>();
    int rank = 0;
    for (long[] field : closure()) {
      rank += enlarge(echelon, motion(field, x, d)) ? 1 : 0;
    }
    return rank;
  }

  private long[] motion(long[] field, long[][][] x, int d) {
    List<Long> result = new ArrayList<>();
    for (int b = 0; b < columns.length; b++) {
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < columns[b]; j++) {
          long sum = 0;
          for (int k = 0; k < columns[b]; k++) {
            sum = Math.floorMod(sum + x[b][i][k] * field[offset(b) + k * columns[b] + j], P);
          }
          result.add(sum);
        }
      }
    }
    for (int i = offset(columns.length); i < field.length; i++) {
      result.add(field[i]);
    }
    return result.stream().mapToLong(Long::longValue).toArray();
  }

  /** Block by block S T - T S; constants commute with all. */
  private long[] bracket(long[] s, long[] t) {
    long[] result = zero();
    for (int b = 0; b < columns.length; b++) {
      int c = columns[b];
      int at = offset(b);
      for (int i = 0; i < c; i++) {
        for (int j = 0; j < c; j++) {
          long sum = 0;
          for (int k = 0; k < c; k++) {
            sum = Math.floorMod(sum + s[at + i * c + k] * t[at + k * c + j] - t[at + i * c + k] * s[at + k * c + j], P);
          }
          result[at + i * c + j] = sum;
        }
      }
    }
    return result;
  }

  private int offset(int block) {
    int result = 0;
    for (int b = 0; b < block; b++) {
      result += columns[b] * columns[b];
    }
    return result;
  }

  /** Adds what is left of a row to an echelon form, if something is left. */
  private static boolean enlarge(List<long[]> echelon, long[] row) {
    long[] rest = new long[row.length];
    for (int j = 0; j < row.length; j++) {
      rest[j] = Math.floorMod(row[j], P);
    }
    for (long[] each : echelon) {
      int pivot = pivot(each);
      long factor = rest[pivot];
      for (int j = pivot; factor != 0 && j < rest.length; j++) {
        rest[j] = Math.floorMod(rest[j] - factor * each[j], P);
      }
    }
    int pivot = pivot(rest);
    if (pivot == rest.length) {
      return false;
    }
    long inverse = power(rest[pivot], P - 2);
    for (int j = pivot; j < rest.length; j++) {
      rest[j] = rest[j] * inverse % P;
    }
    echelon.add(rest);
    return true;
  }

  private static int pivot(long[] row) {
    int j = 0;
    while (j < row.length && row[j] == 0) {
      j++;
    }
    return j;
  }

  private static long power(long base, long exponent) {
    long result = 1;
    for (long b = base, e = exponent; e > 0; e >>= 1, b = b * b % P) {
      result = (e & 1) == 1 ? result * b % P : result;
    }
    return result;
  }
}
