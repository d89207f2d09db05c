package lawsweep.road.theorem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The positions of some levels along one side, those in one block on which all potentials that vanish at both ends must
 * agree because the pairs of a tap say so one after the other.
 */
final class Blocks {

  private final LivePaths paths;
  private final int side;
  private final int from;
  private final int[][] parents;
  private boolean changed;

  /**
   * A pair of blocks that a tap joins.
   *
   * @param tail the block of the position that it reads
   * @param head the block of the position that goes out
   */
  record Pair(int tail, int head) {}

  /**
   * Finds the blocks.
   *
   * @param from the level of one end, where all is one block
   * @param to that of the other
   * @param even whether potentials of the first level behind {@code from} are the same at all positions
   */
  Blocks(LivePaths paths, int side, int from, int to, boolean even) {
    this.paths = paths;
    this.side = side;
    this.from = from;
    this.parents = new int[to - from + 1][];
    for (int l = from; l <= to; l++) {
      boolean[] live = paths.level(l, side);
      int[] own = new int[live.length];
      Arrays.setAll(own, i -> live[i] ? i : -1);
      parents[l - from] = own;
      boolean bias = l > from && paths.layer(l).bias();
      if (l == from || l == to || bias || (even && l == from + 1)) {
        joinAll(l);
      }
    }
    do {
      changed = false;
      for (int l = from + 1; l <= to; l++) {
        joinAlong(l);
      }
      for (int l = to; l > from; l--) {
        joinAlong(l);
      }
    } while (changed);
  }

  private int[] level(int l) {
    return parents[l - from];
  }

  private void joinAll(int l) {
    int[] own = level(l);
    int first = -1;
    for (int i = 0; i < own.length; i++) {
      if (own[i] >= 0) {
        first = first < 0 ? i : first;
        own[i] = first;
      }
    }
  }

  /** Pairs of a tap whose tails are in one block have heads in one block, and the other way round. */
  private void joinAlong(int l) {
    int[] in = level(l - 1);
    int[] out = level(l);
    int[] partnerOfTail = new int[in.length];
    int[] partnerOfHead = new int[out.length];
    for (SideTaps.TapClass each : paths.layer(l).sides().get(side).classes()) {
      if (each.pairs() < 2) {
        continue;
      }
      Arrays.fill(partnerOfTail, -1);
      Arrays.fill(partnerOfHead, -1);
      for (int e = 0; e < each.pairs(); e++) {
        int tail = each.tails()[e];
        int head = each.heads()[e];
        join(out, partnerOfTail, root(in, tail), head);
        join(in, partnerOfHead, root(out, head), tail);
      }
    }
  }

  private void join(int[] level, int[] partners, int block, int position) {
    if (partners[block] < 0) {
      partners[block] = position;
    } else {
      int a = root(level, partners[block]);
      int b = root(level, position);
      changed |= a != b;
      level[Math.max(a, b)] = Math.min(a, b);
    }
  }

  private static int root(int[] parents, int position) {
    int root = position;
    while (parents[root] != root) {
      root = parents[root];
    }
    int next = position;
    while (parents[next] != root) {
      int above = parents[next];
      parents[next] = root;
      next = above;
    }
    return root;
  }

  /** The number of each position's block in a level; -1 for positions on no path. */
  private int[] numbers(int l) {
    int[] own = level(l);
    int[] numbers = new int[own.length];
    int next = 0;
    for (int i = 0; i < own.length; i++) {
      numbers[i] = own[i] < 0 ? -1 : root(own, i) == i ? next++ : numbers[root(own, i)];
    }
    return numbers;
  }

  /** How many blocks a level has. */
  int count(int l) {
    return Arrays.stream(numbers(l)).max().orElse(-1) + 1;
  }

  /** For each tap of a layer that is on paths the pairs of blocks that it joins. */
  List<List<Pair>> pairs(int l) {
    int[] tails = numbers(l - 1);
    int[] heads = numbers(l);
    List<List<Pair>> pairs = new ArrayList<>();
    for (SideTaps.TapClass each : paths.layer(l).sides().get(side).classes()) {
      LinkedHashSet<Pair> own = new LinkedHashSet<>();
      for (int e = 0; e < each.pairs(); e++) {
        own.add(new Pair(tails[each.tails()[e]], heads[each.heads()[e]]));
      }
      if (!own.isEmpty()) {
        pairs.add(new ArrayList<>(own));
      }
    }
    return pairs;
  }
}
