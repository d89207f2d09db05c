package lawsweep.circuit.jet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * z += x y over indices, as loops with strides: for each entry of z a sum of products over the indices that z lacks.
 * The longest such index, joined with others where strides allow, is the innermost loop; a matrix product is a nest
 * with nothing but it.
 */
public final class LoopNest {

  /** One index: how far it goes, and how far apart the entries of x, y and z are along it. */
  record Index(int extent, int x, int y, int z) {

    private boolean continues(Index inner) {
      return x == inner.x * inner.extent && y == inner.y * inner.extent;
    }
  }

  private final int[][] entries;
  private final int[][] sums;
  private final Index inner;
  private final boolean flat;
  private LoopNest exchanged;

  private LoopNest(List<Index> outer, List<Index> summed, Index inner) {
    this.entries = table(outer);
    this.sums = table(summed);
    this.inner = inner;
    this.flat = products() == 1 && entryByEntry(entries);
  }

  private LoopNest(LoopNest other) {
    this.entries = new int[][] {other.entries[1], other.entries[0], other.entries[2]};
    this.sums = new int[][] {other.sums[1], other.sums[0], other.sums[2]};
    this.inner = new Index(other.inner.extent, other.inner.y, other.inner.x, other.inner.z);
    this.flat = other.flat;
    this.exchanged = other;
  }

  private LoopNest(LoopNest whole, int sum, int first, int count) {
    this.entries = whole.entries;
    this.sums = new int[][] {
        {whole.sumX(sum) + first * whole.inner.x}, {whole.sumY(sum) + first * whole.inner.y}, {0}};
    this.inner = new Index(count, whole.inner.x, whole.inner.y, 0);
    this.flat = false;
  }

  /** The same sums in parts, none of more products than so many. */
  List<LoopNest> pieces(int most) {
    if (products() <= most) {
      return List.of(this);
    }
    List<LoopNest> pieces = new ArrayList<>();
    for (int r = 0; r < sums(); r++) {
      for (int k = 0; k < inner.extent; k += most) {
        pieces.add(new LoopNest(this, r, k, Math.min(most, inner.extent - k)));
      }
    }
    return pieces;
  }

  /** The same sums with x and y exchanged. */
  LoopNest exchanged() {
    if (exchanged == null) {
      exchanged = new LoopNest(this);
    }
    return exchanged;
  }

  private static boolean entryByEntry(int[][] entries) {
    for (int t = 0; t < entries[0].length; t++) {
      if (entries[0][t] != t || entries[1][t] != t || entries[2][t] != t) {
        return false;
      }
    }
    return true;
  }

  static LoopNest of(List<Index> indices) {
    List<Index> outer = new ArrayList<>();
    List<Index> summed = new ArrayList<>();
    for (Index index : indices) {
      if (index.extent > 1) {
        (index.z != 0 ? outer : summed).add(index);
      }
    }
    outer.sort(Comparator.comparingInt(index -> -index.z));
    join(summed);
    Index inner = summed.stream().max(Comparator.comparingInt(Index::extent)).orElse(new Index(1, 0, 0, 0));
    summed.remove(inner);
    return new LoopNest(outer, summed, inner);
  }

  /** Entry by entry. */
  public static LoopNest entrywise(int entries) {
    return of(List.of(new Index(entries, 1, 1, 1)));
  }

  private static void join(List<Index> summed) {
    for (int i = 0; i < summed.size(); i++) {
      for (int j = 0; j < summed.size(); j++) {
        Index a = summed.get(i);
        Index b = summed.get(j);
        if (i != j && a.continues(b)) {
          summed.set(i, new Index(a.extent * b.extent, b.x, b.y, 0));
          summed.remove(j);
          join(summed);
          return;
        }
      }
    }
  }

  private static int[][] table(List<Index> indices) {
    int size = 1;
    for (Index index : indices) {
      size = Math.multiplyExact(size, index.extent);
    }
    int[][] table = new int[3][size];
    int block = size;
    for (Index index : indices) {
      block /= index.extent;
      for (int t = 0; t < size; t++) {
        int i = t / block % index.extent;
        table[0][t] += i * index.x;
        table[1][t] += i * index.y;
        table[2][t] += i * index.z;
      }
    }
    return table;
  }

  /** Whether entry t of z takes the one product of entries t of x and y, for all t from 0 on. */
  boolean flat() {
    return flat;
  }

  /** How many entries of z are written. */
  int size() {
    return entries[0].length;
  }

  int x(int t) {
    return entries[0][t];
  }

  int y(int t) {
    return entries[1][t];
  }

  int z(int t) {
    return entries[2][t];
  }

  /** How many inner loops an entry takes. */
  int sums() {
    return sums[0].length;
  }

  int sumX(int r) {
    return sums[0][r];
  }

  int sumY(int r) {
    return sums[1][r];
  }

  Index inner() {
    return inner;
  }

  /** How many products are added to an entry. */
  int products() {
    return sums() * inner.extent;
  }
}
