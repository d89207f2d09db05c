package lawsweep.road.theorem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The positions that lie on paths from an input or a bias to an output, level by level, and what layers read of these.
 * Level 0 is the input, level l is behind layer l. They are products of positions along each side.
 */
final class LivePaths {

  private final List<GatedLayer> layers;
  /** By level, side and position. */
  private final List<boolean[][]> live;
  private final boolean allReached;

  private LivePaths(List<GatedLayer> layers, List<boolean[][]> live, boolean allReached) {
    this.layers = layers;
    this.live = live;
    this.allReached = allReached;
  }

  static LivePaths of(GatedChain chain) {
    List<GatedLayer> layers = chain.layers();
    List<boolean[][]> reached = new ArrayList<>();
    reached.add(all(layers.getFirst().sides(), true));
    for (GatedLayer layer : layers) {
      reached.add(layer.bias() ? all(layer.sides(), false) : step(layer, reached.getLast(), true));
    }
    boolean[][] back = all(layers.getLast().sides(), false);
    List<boolean[][]> live = new ArrayList<>();
    live.add(both(reached.getLast(), back));
    List<GatedLayer> read = new ArrayList<>();
    for (int l = layers.size(); l > 0; l--) {
      GatedLayer layer = layers.get(l - 1);
      read.addFirst(between(layer, reached.get(l - 1), back));
      back = step(layer, back, false);
      live.addFirst(both(reached.get(l - 1), back));
    }
    boolean allReached = reached.stream().flatMap(Arrays::stream).allMatch(side -> count(side) == side.length);
    return new LivePaths(read, live, allReached);
  }

  private static boolean[][] all(List<SideTaps> sides, boolean in) {
    return sides.stream().map(side -> {
      boolean[] all = new boolean[in ? side.in() : side.out()];
      Arrays.fill(all, true);
      return all;
    }).toArray(boolean[][]::new);
  }

  private static boolean[][] step(GatedLayer layer, boolean[][] from, boolean forward) {
    boolean[][] to = new boolean[from.length][];
    for (int side = 0; side < from.length; side++) {
      SideTaps taps = layer.sides().get(side);
      to[side] = forward ? taps.forward(from[side]) : taps.back(from[side]);
    }
    return product(to);
  }

  private static boolean[][] both(boolean[][] a, boolean[][] b) {
    boolean[][] both = new boolean[a.length][];
    for (int side = 0; side < a.length; side++) {
      boolean[] left = a[side];
      boolean[] right = b[side];
      both[side] = new boolean[left.length];
      for (int i = 0; i < left.length; i++) {
        both[side][i] = left[i] && right[i];
      }
    }
    return product(both);
  }

  /** Where there is nothing along one side there is nothing. */
  private static boolean[][] product(boolean[][] sides) {
    if (Arrays.stream(sides).anyMatch(side -> count(side) == 0)) {
      Arrays.stream(sides).forEach(side -> Arrays.fill(side, false));
    }
    return sides;
  }

  private static GatedLayer between(GatedLayer layer, boolean[][] from, boolean[][] to) {
    List<SideTaps> sides = IntStream.range(0, from.length)
        .mapToObj(side -> layer.sides().get(side).between(from[side], to[side])).toList();
    boolean reads = sides.stream().allMatch(side -> side.classes().stream().anyMatch(each -> each.pairs() > 0));
    return layer.with(reads ? sides : sides.stream().map(LivePaths::none).toList());
  }

  /** The same taps, which read nothing: a tap of a plane needs both sides. */
  private static SideTaps none(SideTaps side) {
    return side.between(new boolean[side.in()], new boolean[side.out()]);
  }

  private static int count(boolean[] some) {
    return (int) IntStream.range(0, some.length).filter(i -> some[i]).count();
  }

  /** Whether all positions are reached from inputs or biases, on paths or not: without, some are always 0. */
  boolean allReached() {
    return allReached;
  }

  /** The number of layers. */
  int depth() {
    return layers.size();
  }

  /** A layer, from 1 on, with pairs of positions on paths only. */
  GatedLayer layer(int l) {
    return layers.get(l - 1);
  }

  /** The positions of a level on paths, along one side. */
  boolean[] level(int l, int side) {
    return live.get(l)[side];
  }

  /** Whether a level has positions on paths. */
  boolean reached(int l) {
    return count(live.get(l)[0]) > 0;
  }

  /** How many taps of a layer lie on paths, of one filter. */
  long taps(int l) {
    return layer(l).sides().stream()
        .mapToLong(side -> side.classes().stream().filter(SideTaps.TapClass::reads)
            .mapToLong(SideTaps.TapClass::size).sum())
        .reduce(1, Math::multiplyExact);
  }

  /** How many classes these make. */
  long classes(int l) {
    return layer(l).sides().stream()
        .mapToLong(side -> side.classes().stream().filter(SideTaps.TapClass::reads).count())
        .reduce(1, Math::multiplyExact);
  }
}
