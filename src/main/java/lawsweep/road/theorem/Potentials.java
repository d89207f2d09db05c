package lawsweep.road.theorem;

import java.math.BigInteger;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Potentials of the positions of some levels: numbers that vanish at both end levels, and whose difference along a pair
 * of positions is the same for all pairs that a tap joins. They are the laws of a network with one channel.
 */
final class Potentials {

  /** More unknowns and equations than these are not solved. */
  private static final long MOST_UNKNOWNS = 256;
  private static final long MOST_EQUATIONS = 1 << 16;

  private final int from;
  private final int to;
  private final List<Blocks> sides;

  private Potentials(int from, int to, List<Blocks> sides) {
    this.from = from;
    this.to = to;
    this.sides = sides;
  }

  /**
   * The dimension of their space.
   *
   * @param from the level of one end
   * @param to that of the other
   * @param even whether those of the first level behind {@code from} are the same at all positions
   * @return empty if that is a system of too many equations
   */
  static OptionalLong dimension(LivePaths paths, int from, int to, boolean even) {
    List<Blocks> sides = IntStream.range(0, paths.layer(1).sides().size())
        .mapToObj(side -> new Blocks(paths, side, from, to, even)).toList();
    return new Potentials(from, to, sides).dimension();
  }

  private OptionalLong dimension() {
    long unknowns = 0;
    for (int l = from + 1; l < to; l++) {
      unknowns = Math.addExact(unknowns, blocks(l));
    }
    long equations = 0;
    for (int l = from + 1; l <= to; l++) {
      equations = Math.addExact(equations, equations(l));
    }
    if (equations == 0) {
      return OptionalLong.of(unknowns);
    }
    return unknowns > MOST_UNKNOWNS || equations > MOST_EQUATIONS ? OptionalLong.empty()
        : OptionalLong.of(unknowns - rank());
  }

  private long blocks(int l) {
    return sides.stream().mapToLong(side -> side.count(l)).reduce(1, Math::multiplyExact);
  }

  /** For each tap the pairs of blocks that it joins, but for one. */
  private long equations(int l) {
    long taps = 1;
    long pairs = 1;
    for (Blocks side : sides) {
      List<List<Blocks.Pair>> own = side.pairs(l);
      taps = Math.multiplyExact(taps, own.size());
      pairs = Math.multiplyExact(pairs, own.stream().mapToLong(List::size).sum());
    }
    return pairs - taps;
  }

  private int rank() {
    RationalRank rank = new RationalRank();
    int tails = -1;
    for (int l = from + 1; l <= to; l++) {
      int heads = l == to ? -1 : l == from + 1 ? 0 : tails + (int) blocks(l - 1);
      for (List<Blocks.Pair> tap : taps(l)) {
        for (Blocks.Pair pair : tap.subList(1, tap.size())) {
          SortedMap<Integer, BigInteger> equation = new TreeMap<>();
          add(equation, heads, pair.head(), 1);
          add(equation, tails, pair.tail(), -1);
          add(equation, heads, tap.getFirst().head(), -1);
          add(equation, tails, tap.getFirst().tail(), 1);
          rank.add(equation);
        }
      }
      tails = heads;
    }
    return rank.rank();
  }

  /**
   * Adds a multiple of an unknown.
   *
   * @param first the first unknown of the level; -1 at the ends, where there are none
   */
  private static void add(SortedMap<Integer, BigInteger> equation, int first, int block, int factor) {
    if (first >= 0) {
      equation.merge(first + block, BigInteger.valueOf(factor), BigInteger::add);
    }
  }

  /** For each tap of a layer the pairs of blocks that it joins, blocks of all sides together. */
  private List<List<Blocks.Pair>> taps(int l) {
    List<List<Blocks.Pair>> taps = List.of(List.of(new Blocks.Pair(0, 0)));
    for (Blocks side : sides) {
      List<List<Blocks.Pair>> own = side.pairs(l);
      int in = side.count(l - 1);
      int out = side.count(l);
      taps = taps.stream().flatMap(tap -> own.stream().map(each -> tap.stream()
          .flatMap(a -> each.stream()
              .map(b -> new Blocks.Pair(a.tail() * in + b.tail(), a.head() * out + b.head())))
          .toList())).toList();
    }
    return taps;
  }
}
