package lawsweep.support;

import java.util.ArrayList;
import java.util.List;

/** The definition of an echelon basis mod p, row by row in longs: leftmost pivots, the identity on all of them. */
public final class NaiveElimination {

  private final long p;
  private final List<long[]> basis = new ArrayList<>();
  private final List<Integer> pivots = new ArrayList<>();

  /** An empty basis. */
  public NaiveElimination(long p) {
    this.p = p;
  }

  /** The rank of rows with entries 0..p-1. */
  public static int rank(long p, long[][] rows) {
    NaiveElimination e = new NaiveElimination(p);
    for (long[] row : rows) {
      e.add(row);
    }
    return e.rank();
  }

  /** Adds a row; whether it was independent. */
  public boolean add(long[] given) {
    long[] row = given.clone();
    for (int i = 0; i < basis.size(); i++) {
      subtract(row, row[pivots.get(i)], basis.get(i));
    }
    int pivot = 0;
    while (pivot < row.length && row[pivot] == 0) {
      pivot++;
    }
    if (pivot == row.length) {
      return false;
    }
    long inverse = power(row[pivot], p - 2);
    for (int j = 0; j < row.length; j++) {
      row[j] = row[j] * inverse % p;
    }
    for (long[] other : basis) {
      subtract(other, other[pivot], row);
    }
    basis.add(row);
    pivots.add(pivot);
    return true;
  }

  private void subtract(long[] row, long factor, long[] other) {
    if (factor == 0) {
      return;
    }
    for (int j = 0; j < row.length; j++) {
      row[j] = Math.floorMod(row[j] - factor * other[j], p);
    }
  }

  private long power(long base, long exponent) {
    long result = 1;
    long square = base;
    for (long e = exponent; e > 0; e >>= 1) {
      if ((e & 1) == 1) {
        result = result * square % p;
      }
      square = square * square % p;
    }
    return result;
  }

  /** The number of independent rows so far. */
  public int rank() {
    return basis.size();
  }

  /** The pivot columns, in the order of the rows that brought them. */
  public int[] pivots() {
    return pivots.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The reduced rows, in the order of {@link #pivots}. */
  public List<long[]> rows() {
    return List.copyOf(basis);
  }
}
