package lawsweep.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lawsweep.cuda.Buffer;
import lawsweep.cuda.Lane;
import lawsweep.exact.ColumnFold;
import lawsweep.network.Architecture;
import lawsweep.network.ParameterLayout;

/**
 * Which two numbers of the chains each of D columns is made of, on the device.
 *
 * @param table a pair of places in the order of the columns, or, for a fold, in the order in which they are dealt to
 *     buckets, each with its factor
 * @param strips columns that are all products of some left factors by some right ones, in a row: the first column, how
 *     many left and right factors, their first places
 * @param stripCount how many strips
 * @param parameters D
 * @param buckets how many buckets; D if columns are not folded
 */
record ColumnTable(Buffer table, Buffer strips, int stripCount, int parameters, int buckets) {

  /** The numbers of a strip in {@code native/fields.cu}. */
  private static final int STRIP = 5;

  /** Columns brought to the device at a time. */
  private static final int PIECE = 1 << 16;

  /** The table of an architecture's columns. */
  static ColumnTable of(Lane lane, ParameterLayout layout, ChainPlaces places, Optional<ColumnFold> fold) {
    List<int[]> strips = strips(layout, places);
    long[] pairs = pairs(strips, layout.size());
    Buffer table = lane.allocate(tableBytes(pairs.length, fold.isPresent()));
    if (fold.isEmpty()) {
      lane.upload(pairs, 0, pairs.length, table, 0);
    } else {
      uploadTerms(lane, pairs, fold.get(), table);
    }
    int[] numbers = strips.stream().flatMapToInt(IntStream::of).toArray();
    Buffer room = lane.allocate(Math.multiplyExact(numbers.length, Integer.BYTES));
    lane.upload(numbers, 0, numbers.length, room, 0);
    int buckets = fold.map(ColumnFold::buckets).orElse(pairs.length);
    return new ColumnTable(table, room, strips.size(), pairs.length, buckets);
  }

  /** What it takes of a lane's memory. */
  static long bytes(Architecture a, boolean folded) {
    int biases =
        switch (a.bias()) {
          case NONE -> 0;
          case HIDDEN -> a.depth() - 1;
          case ALL -> a.depth();
        };
    return Pieces.of(tableBytes(a.parameters(), folded))
        + Pieces.of((long) STRIP * Integer.BYTES * (a.depth() + biases));
  }

  private static long tableBytes(long parameters, boolean folded) {
    return (folded ? 2L : 1L) * Long.BYTES * parameters;
  }

  boolean folded() {
    return buckets < parameters;
  }

  private static void uploadTerms(Lane lane, long[] pairs, ColumnFold fold, Buffer table) {
    int[] dealt = fold.dealt();
    double[] factors = fold.factors();
    long[] piece = new long[2 * Math.min(PIECE, pairs.length)];
    for (int first = 0; first < pairs.length; first += PIECE) {
      int count = Math.min(PIECE, pairs.length - first);
      for (int t = 0; t < count; t++) {
        piece[2 * t] = pairs[dealt[first + t]];
        piece[2 * t + 1] = Double.doubleToRawLongBits(factors[first + t]);
      }
      lane.upload(piece, 0, 2 * count, table, 2L * first);
    }
  }

  private static List<int[]> strips(ParameterLayout layout, ChainPlaces places) {
    Architecture a = places.architecture();
    List<int[]> strips = new ArrayList<>();
    for (int i = 1; i <= a.depth(); i++) {
      strips.add(new int[] {layout.weights(i), a.width(i - 1), a.width(i), places.left(i), places.right(i)});
    }
    for (int i = 0; i < a.depth(); i++) {
      if (layout.hasBias(i)) {
        strips.add(new int[] {layout.bias(i), a.width(i), 1, places.left(i + 1), places.one()});
      }
    }
    return strips;
  }

  /** For each column the place of its left factor and, in the upper half, that of its right one. */
  private static long[] pairs(List<int[]> strips, int parameters) {
    long[] pairs = new long[parameters];
    for (int[] strip : strips) {
      for (int j = 0; j < strip[1]; j++) {
        for (int k = 0; k < strip[2]; k++) {
          pairs[strip[0] + j * strip[2] + k] = pair(strip[3] + j, strip[4] + k);
        }
      }
    }
    return pairs;
  }

  private static long pair(int left, int right) {
    return (long) right << Integer.SIZE | left;
  }
}
