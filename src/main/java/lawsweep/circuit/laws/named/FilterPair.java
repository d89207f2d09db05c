package lawsweep.circuit.laws.named;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;

/**
 * Two convolutions one behind the other, with nothing between that anything else reads: the second reads channels that
 * the first gives. With filters V and U the network depends on them by Σ_j U_oj[t] V_je[s] M[s, t] alone, where M[s, t]
 * says how positions move by taps s and t; it is known exactly.
 *
 * @param moves M with its sides in the order: positions, taps of the first, taps of the second
 * @param taps how long the sides of taps are, the same for both
 */
record FilterPair(Circuit circuit, Filter first, Filter second, Numbers moves, List<Integer> taps) {

  private static final int MOST_TAPS = 81;
  private static final double MOST = 1 << 22;

  static List<FilterPair> of(Wiring wiring) {
    Filter.Letters letters = new Filter.Letters();
    Filter[] filters = new Filter[wiring.circuit().steps().size()];
    List<FilterPair> pairs = new ArrayList<>();
    for (int step = 0; step < filters.length; step++) {
      Optional<Filter> filter = Filter.of(wiring, step, letters).filter(Filter::plain);
      filters[step] = filter.orElse(null);
      filter.filter(second -> filters[second.source()] != null && wiring.single(second.source())
          && second.between().stream().allMatch(wiring::single))
          .flatMap(second -> of(wiring, filters[second.source()], second)).ifPresent(pairs::add);
    }
    return pairs;
  }

  private static Optional<FilterPair> of(Wiring wiring, Filter first, Filter second) {
    List<Integer> taps = extents(first);
    boolean channels = first.sides().result().indexOf(first.out().orElseThrow()) == second.sides().left()
        .indexOf(second.in().orElseThrow());
    int count = count(taps);
    if (!channels || !taps.equals(extents(second)) || count > MOST_TAPS) {
      return Optional.empty();
    }
    Numbers after = second.moves();
    for (int side = 0; side < second.sides().left().length(); side++) {
      char letter = second.sides().left().charAt(side);
      if (second.origins().containsKey(letter)) {
        char middle = first.sides().result().charAt(side);
        if (first.moves().letters().indexOf(middle) < 0) {
          return Optional.empty();
        }
        after = after.renamed(second.origins().get(letter), middle);
      }
    }
    if ((double) first.moves().data().length * after.data().length > MOST) {
      return Optional.empty();
    }
    Numbers middle = after;
    String ends = first.taps() + second.taps();
    StringBuilder positions = new StringBuilder();
    (first.moves().letters() + after.letters()).chars().filter(letter -> ends.indexOf(letter) < 0)
        .filter(letter -> first.moves().letters().indexOf(letter) < 0 || middle.letters().indexOf(letter) < 0)
        .forEach(letter -> positions.append((char) letter));
    Numbers moves = Numbers.product(first.moves(), after, positions + ends, x -> x);
    return Optional.of(new FilterPair(wiring.circuit(), first, second, moves, taps));
  }

  private static List<Integer> extents(Filter filter) {
    return filter.taps().chars().mapToObj(tap -> filter.moves().extent((char) tap)).toList();
  }

  private static int count(List<Integer> taps) {
    return taps.stream().reduce(1, Math::multiplyExact);
  }

  /** How many taps each filter has. */
  int count() {
    return count(taps);
  }

  /** The first tensor: channels in the middle by channels in. */
  Tensor v() {
    return tensor(first);
  }

  /** The second tensor: channels out by channels in the middle. */
  Tensor u() {
    return tensor(second);
  }

  private Tensor tensor(Filter filter) {
    return circuit.tensors().get(((Step.Parameter) circuit.steps().get(filter.weights())).tensor());
  }

  int in() {
    return v().shape().get(first.sides().right().indexOf(first.in().orElseThrow()));
  }

  int middle() {
    return v().shape().get(first.sides().right().indexOf(first.out().orElseThrow()));
  }

  int out() {
    return u().shape().get(second.sides().right().indexOf(second.out().orElseThrow()));
  }

  /** Where V_je[s] stands in θ. */
  int v(int j, int e, int s) {
    return first.place(v(), j, e, s);
  }

  /** Where U_oj[t] stands in θ. */
  int u(int o, int j, int t) {
    return second.place(u(), o, j, t);
  }

  /** Whether positions move by taps s and t as they do by taps s' and t'. */
  boolean same(int s, int t, int s2, int t2) {
    int n = count();
    int rest = moves.data().length / n / n;
    return IntStream.range(0, rest)
        .allMatch(i -> moves.data()[(i * n + s) * n + t] == moves.data()[(i * n + s2) * n + t2]);
  }

  /** Whether taps s and t move positions as 0 and their sum does: filters are as long as the circle. */
  boolean circular() {
    Ring ring = new Ring(taps);
    for (int s = 0; s < ring.size(); s++) {
      for (int t = 0; t < ring.size(); t++) {
        if (!same(s, t, 0, ring.plus(s, t))) {
          return false;
        }
      }
    }
    return true;
  }
}
