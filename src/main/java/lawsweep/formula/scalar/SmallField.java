package lawsweep.formula.scalar;

import java.util.ArrayList;
import java.util.List;

/** The integers mod a small prime. */
final class SmallField {

  private final int prime;
  /** C(n, k) mod p for n below p. */
  private final int[][] pascal;

  SmallField(int prime) {
    this.prime = prime;
    pascal = new int[prime][prime];
    for (int n = 0; n < prime; n++) {
      pascal[n][0] = 1;
      for (int k = 1; k <= n; k++) {
        pascal[n][k] = (pascal[n - 1][k - 1] + pascal[n - 1][k]) % prime;
      }
    }
  }

  int prime() {
    return prime;
  }

  /**
   * The row of Pascal's triangle mod p without its zeros.
   *
   * @param chosen all k with C(n, k) ≠ 0, increasing
   * @param values C(n, k) mod p for each of them
   */
  record Row(int n, int[] chosen, int[] values) {}

  /** Row n: C(n, k) is the product of C of the digits of both in base p (Lucas). */
  Row row(int n) {
    int[] chosen = {0};
    int[] values = {1};
    int unit = 1;
    for (int left = n; left > 0; left /= prime) {
      int digit = left % prime;
      int count = chosen.length;
      int[] more = new int[count * (digit + 1)];
      int[] products = new int[more.length];
      for (int d = 0; d <= digit; d++) {
        for (int i = 0; i < count; i++) {
          more[d * count + i] = d * unit + chosen[i];
          products[d * count + i] = pascal[digit][d] * values[i] % prime;
        }
      }
      chosen = more;
      values = products;
      unit *= prime;
    }
    return new Row(n, chosen, values);
  }

  private int inverse(int a) {
    int power = 1;
    for (int i = 0; i < prime - 2; i++) {
      power = power * a % prime;
    }
    return power;
  }

  /** The dimension of the span of vectors of numbers in 0..p-1. */
  int rank(List<int[]> vectors) {
    List<int[]> basis = new ArrayList<>();
    List<Integer> pivots = new ArrayList<>();
    for (int[] vector : vectors) {
      int[] rest = vector.clone();
      for (int b = 0; b < basis.size(); b++) {
        subtract(rest, basis.get(b), rest[pivots.get(b)]);
      }
      int pivot = first(rest);
      if (pivot >= 0) {
        int scale = inverse(rest[pivot]);
        for (int j = 0; j < rest.length; j++) {
          rest[j] = rest[j] * scale % prime;
        }
        basis.add(rest);
        pivots.add(pivot);
      }
    }
    return basis.size();
  }

  private void subtract(int[] from, int[] what, int times) {
    for (int j = 0; j < from.length; j++) {
      from[j] = (from[j] + (prime - times) * what[j]) % prime;
    }
  }

  private static int first(int[] vector) {
    for (int j = 0; j < vector.length; j++) {
      if (vector[j] != 0) {
        return j;
      }
    }
    return -1;
  }
}
