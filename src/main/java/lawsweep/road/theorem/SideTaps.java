package lawsweep.road.theorem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import lawsweep.circuit.word.Taps;

/**
 * What a layer reads along one side of an image.
 *
 * @param in positions that come in
 * @param out positions that go out
 * @param classes its taps; those of one class are only seen as a sum
 */
record SideTaps(int in, int out, List<TapClass> classes) {

  /** With a list that does not change. */
  SideTaps {
    classes = List.copyOf(classes);
  }

  /**
   * Taps that read the same positions for the same outputs: a filter that is longer than its circle has such.
   *
   * @param size how many taps
   * @param tails the positions that they read
   * @param heads for each of these the position that goes out; no pair stands there twice
   */
  record TapClass(int size, int[] tails, int[] heads) {

    int pairs() {
      return tails.length;
    }

    /** Whether there is a pair. */
    boolean reads() {
      return tails.length > 0;
    }

    /** The pairs between some positions. */
    TapClass between(boolean[] in, boolean[] out) {
      int[] kept = IntStream.range(0, pairs()).filter(e -> in[tails[e]] && out[heads[e]]).toArray();
      return kept.length == pairs() ? this
          : new TapClass(size, IntStream.of(kept).map(e -> tails[e]).toArray(),
              IntStream.of(kept).map(e -> heads[e]).toArray());
    }
  }

  /** Those of a filter. */
  static SideTaps of(Taps taps) {
    Map<Long, Integer> sizes = new LinkedHashMap<>();
    Map<Long, Integer> firsts = new HashMap<>();
    boolean circle = taps.padding() == Taps.Padding.CIRC;
    for (int tap = 0; tap < taps.taps(); tap++) {
      long name = circle ? taps.reads(0, tap) : tap;
      sizes.merge(name, 1, Integer::sum);
      firsts.putIfAbsent(name, tap);
    }
    List<TapClass> classes = new ArrayList<>();
    sizes.forEach((name, size) -> classes.add(read(taps, firsts.get(name), size)));
    return new SideTaps(taps.positions(), taps.outputs(), classes);
  }

  private static TapClass read(Taps taps, int tap, int size) {
    int[] heads = IntStream.range(0, taps.outputs()).filter(output -> {
      long read = taps.reads(output, tap);
      return read >= 0 && read < taps.positions();
    }).toArray();
    return new TapClass(size, IntStream.of(heads).map(output -> (int) taps.reads(output, tap)).toArray(), heads);
  }

  /** A tap for each position, all for one output: a matrix that reads an image. */
  static SideTaps each(int positions) {
    return new SideTaps(positions, 1, IntStream.range(0, positions)
        .mapToObj(position -> new TapClass(1, new int[] {position}, new int[] {0})).toList());
  }

  /** One tap that reads all positions for one output: a matrix that reads their mean. */
  static SideTaps mean(int positions) {
    return new SideTaps(positions, 1, List.of(new TapClass(1, IntStream.range(0, positions).toArray(),
        new int[positions])));
  }

  /**
   * The mean of all outputs, where positions are read by sums of taps that are equal or have no tap in common: then
   * these are the classes.
   *
   * @return empty if there are others
   */
  Optional<SideTaps> averaged() {
    Map<Map<Integer, Integer>, List<Integer>> positions = new LinkedHashMap<>();
    List<SortedMap<Integer, Integer>> sums = sums();
    for (int position = 0; position < in; position++) {
      if (!sums.get(position).isEmpty()) {
        positions.computeIfAbsent(sums.get(position), _ -> new ArrayList<>()).add(position);
      }
    }
    if (positions.keySet().stream().mapToInt(Map::size).sum() > classes.stream().filter(TapClass::reads).count()) {
      return Optional.empty();
    }
    List<TapClass> averaged = new ArrayList<>();
    positions.forEach((sum, tails) -> averaged.add(new TapClass(
        sum.keySet().stream().mapToInt(k -> classes.get(k).size).sum(),
        tails.stream().mapToInt(Integer::intValue).toArray(), new int[tails.size()])));
    classes.stream().filter(each -> !each.reads()).forEach(averaged::add);
    return Optional.of(new SideTaps(in, 1, averaged));
  }

  /** For each position how often classes read it. */
  private List<SortedMap<Integer, Integer>> sums() {
    List<SortedMap<Integer, Integer>> sums = new ArrayList<>();
    for (int position = 0; position < in; position++) {
      sums.add(new TreeMap<>());
    }
    for (int k = 0; k < classes.size(); k++) {
      for (int tail : classes.get(k).tails) {
        sums.get(tail).merge(k, 1, Integer::sum);
      }
    }
    return sums;
  }

  /** How many taps there are. */
  int taps() {
    return classes.stream().mapToInt(TapClass::size).sum();
  }

  /** What of it leads from some positions to some. */
  SideTaps between(boolean[] from, boolean[] to) {
    return new SideTaps(in, out, classes.stream().map(each -> each.between(from, to)).toList());
  }

  /** The positions that are reached from some. */
  boolean[] forward(boolean[] from) {
    boolean[] to = new boolean[out];
    for (TapClass each : classes) {
      for (int e = 0; e < each.pairs(); e++) {
        to[each.heads[e]] |= from[each.tails[e]];
      }
    }
    return to;
  }

  /** The positions from which some are reached. */
  boolean[] back(boolean[] to) {
    boolean[] from = new boolean[in];
    for (TapClass each : classes) {
      for (int e = 0; e < each.pairs(); e++) {
        from[each.tails[e]] |= to[each.heads[e]];
      }
    }
    return from;
  }
}
