package lawsweep.symmetry;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/**
 * A finite group of integer matrices.
 *
 * @param generators as they were given
 * @param elements all of them, the unit first, rows after each other
 * @param size rows of each
 */
record IntegerMatrices(List<long[][]> generators, List<List<Long>> elements, int size) {

  /**
   * What matrices generate.
   *
   * @throws IllegalArgumentException if a matrix has another determinant than 1 and -1, or there are more elements
   */
  static IntegerMatrices closed(List<long[][]> generators, int most) {
    for (long[][] generator : generators) {
      BigInteger determinant = determinant(generator);
      if (!determinant.abs().equals(BigInteger.ONE)) {
        throw new IllegalArgumentException("expected generators of determinant 1 or -1, got "
            + text(generator) + " of determinant " + determinant);
      }
    }
    int size = generators.getFirst().length;
    SequencedSet<List<Long>> found = new LinkedHashSet<>();
    found.add(unit(size));
    List<List<Long>> queue = new ArrayList<>(found);
    try {
      for (int next = 0; next < queue.size(); next++) {
        for (long[][] generator : generators) {
          List<Long> product = product(queue.get(next), generator);
          if (found.add(product)) {
            queue.add(product);
          }
        }
        if (found.size() > most) {
          throw tooLarge(most);
        }
      }
    } catch (ArithmeticException e) {
      throw tooLarge(most);
    }
    return new IntegerMatrices(generators, List.copyOf(found), size);
  }

  private static IllegalArgumentException tooLarge(int most) {
    return new IllegalArgumentException("expected generators of a group of at most " + most
        + " elements, got a larger one");
  }

  private static List<Long> unit(int size) {
    Long[] unit = new Long[size * size];
    Arrays.fill(unit, 0L);
    for (int i = 0; i < size; i++) {
      unit[i * (size + 1)] = 1L;
    }
    return List.of(unit);
  }

  private static List<Long> product(List<Long> left, long[][] right) {
    int size = right.length;
    Long[] product = new Long[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        long sum = 0;
        for (int k = 0; k < size; k++) {
          sum = Math.addExact(sum, Math.multiplyExact(left.get(i * size + k), right[k][j]));
        }
        product[i * size + j] = sum;
      }
    }
    return List.of(product);
  }

  /** By elimination without fractions (Bareiss). */
  private static BigInteger determinant(long[][] matrix) {
    int n = matrix.length;
    BigInteger[][] a = new BigInteger[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] = BigInteger.valueOf(matrix[i][j]);
      }
    }
    BigInteger previous = BigInteger.ONE;
    int sign = 1;
    for (int k = 0; k + 1 < n; k++) {
      int pivot = k;
      while (pivot < n && a[pivot][k].signum() == 0) {
        pivot++;
      }
      if (pivot == n) {
        return BigInteger.ZERO;
      }
      if (pivot != k) {
        BigInteger[] row = a[pivot];
        a[pivot] = a[k];
        a[k] = row;
        sign = -sign;
      }
      for (int i = k + 1; i < n; i++) {
        for (int j = k + 1; j < n; j++) {
          a[i][j] = a[i][j].multiply(a[k][k]).subtract(a[i][k].multiply(a[k][j])).divide(previous);
        }
      }
      previous = a[k][k];
    }
    return sign < 0 ? a[n - 1][n - 1].negate() : a[n - 1][n - 1];
  }

  /** The normal form of the generators. */
  String text() {
    return generators.stream().map(IntegerMatrices::text).collect(Collectors.joining(";"));
  }

  private static String text(long[][] matrix) {
    return Arrays.stream(matrix)
        .map(row -> Arrays.stream(row).mapToObj(Long::toString).collect(Collectors.joining(",", "[", "]")))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
