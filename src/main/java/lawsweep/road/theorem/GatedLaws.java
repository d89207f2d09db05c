package lawsweep.road.theorem;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lawsweep.circuit.laws.KnownLaws;
import lawsweep.circuit.laws.LawKind;
import lawsweep.law.Phrases;
import lawsweep.text.Many;

/** The laws of a chain of layers with gates between them. */
final class GatedLaws {

  private final GatedChain chain;
  private final LivePaths paths;
  /** Laws of each kind that the circuit's search has. */
  private final Map<LawKind, Long> kinds = new EnumMap<>(LawKind.class);
  private long others;

  private GatedLaws(GatedChain chain, LivePaths paths) {
    this.chain = chain;
    this.paths = paths;
  }

  /**
   * What the theorem says.
   *
   * @return empty if a system of equations is too large, or some weights only ever see zeros
   */
  static Optional<Instance> of(GatedChain chain, long parameters) {
    if (chain.blind()) {
      return Optional.of(Instance.complete(parameters, Map.of(LawKind.STILL, parameters),
          Many.grouped(parameters) + " that nobody sees"));
    }
    LivePaths paths = LivePaths.of(chain);
    GatedLaws laws = new GatedLaws(chain, paths);
    if (!paths.allReached() || !laws.potentials()) {
      return Optional.empty();
    }
    laws.linear();
    return Optional.of(laws.instance(parameters));
  }

  private Instance instance(long parameters) {
    Instance bare = new Instance(parameters, new TreeMap<>(kinds),
        Map.of("taps of a channel that share no position", others),
        List.of(Phrases.many(depth(), "layer") + " with weights and gates between them",
            "every position is reached", "all potentials are found"),
        "");
    String sum = bare.kinds().entrySet().stream()
        .map(kind -> Many.grouped(kind.getValue()) + " (" + kind.getKey().word() + ")")
        .collect(Collectors.joining(" + "));
    return bare.with((sum.isEmpty() ? "0" : sum) + (others == 0 ? "" : " + " + Many.grouped(others)) + " = "
        + Many.grouped(bare.laws()));
  }

  private void add(LawKind kind, long number) {
    kinds.merge(kind, number, Math::addExact);
  }

  /** Laws of hidden channels; false if they are not to be had. */
  private boolean potentials() {
    OptionalLong one = Potentials.dimension(paths, 0, depth(), false);
    if (one.isEmpty()) {
      return false;
    }
    long left = one.getAsLong();
    for (int l = 1; l < depth(); l++) {
      long own = Potentials.dimension(paths, l - 1, l + 1, false).orElseThrow();
      long more = layer(l).out() - 1;
      boolean begins = l == 1 || !layer(l).depthwise();
      OptionalLong all = !begins ? OptionalLong.of(0) : runEnd(l) == l + 1 ? OptionalLong.of(own) : run(l, false);
      OptionalLong known = all.isPresent() && all.getAsLong() > 1 && wide(l) ? run(l, true) : all;
      if (all.isEmpty() || known.isEmpty()) {
        return false;
      }
      left = Math.addExact(left, Math.multiplyExact(more, known.getAsLong()));
      others = Math.addExact(others, Math.multiplyExact(more, all.getAsLong() - known.getAsLong()));
      left -= channels(l, own);
    }
    add(LawKind.STREAM, left);
    return true;
  }

  /** Differences between channels of the levels from l to the next layer that mixes channels. */
  private OptionalLong run(int l, boolean even) {
    return Potentials.dimension(paths, l - 1, runEnd(l), even);
  }

  private int depth() {
    return paths.depth();
  }

  private GatedLayer layer(int l) {
    return paths.layer(l);
  }

  /** The next layer behind a level that mixes channels, or the last one. */
  private int runEnd(int l) {
    int end = l + 1;
    while (end < depth() && layer(end).depthwise()) {
      end++;
    }
    return end;
  }

  /** Whether the circuit's search for laws does not tell apart which taps of a channel it is about. */
  private boolean wide(int l) {
    GatedLayer layer = layer(l);
    return layer.kind() == GatedLayer.Kind.FILTERS
        && Math.multiplyExact(layer.out(), layer.taps()) > KnownLaws.MOST_TOLD_APART;
  }

  /**
   * Notes the laws of a level by kind and says how many there are.
   *
   * @param one how many there were if it had one channel
   */
  private long channels(int l, long one) {
    if (one == 0) {
      return 0;
    }
    long out = layer(l).out();
    long each = one > 1 && wide(l) ? Potentials.dimension(paths, l - 1, l + 1, true).orElseThrow() : one;
    long more = one - 1 + Math.multiplyExact(out - 1, each - 1);
    add(kindOfAll(l), 1);
    add(kindOfOne(l), out - 1);
    add(kind(l, l + 1), more);
    return out + more;
  }

  /** The kind of a law of one channel: the search has it with all layers behind that keep channels apart. */
  private LawKind kindOfOne(int l) {
    int end = runEnd(l);
    return biased(l + 1, end) ? LawKind.STREAM : kind(l, end);
  }

  /** The kind of the law of all channels together: the search has it with all levels behind. */
  private LawKind kindOfAll(int l) {
    boolean mixed = layer(l).depthwise() && layer(l).out() > 1 && runEnd(l) < depth();
    return mixed || biased(l + 1, depth()) ? LawKind.STREAM : kind(l, depth());
  }

  private boolean biased(int from, int end) {
    for (int l = from; l < end; l++) {
      if (layer(l).bias()) {
        return true;
      }
    }
    return false;
  }

  private LawKind kind(int l, int other) {
    return layer(l).imageSides() || layer(other).imageSides() ? LawKind.CHANNELS : LawKind.NEURONS;
  }

  /** Laws that are sums of weights. */
  private void linear() {
    for (int l = 1; l <= depth(); l++) {
      GatedLayer layer = layer(l);
      add(LawKind.STILL, Math.multiplyExact(layer.filters(), layer.taps() - paths.taps(l)));
      add(LawKind.STILL, layer.bias() && !paths.reached(l) ? layer.out() : 0);
      add(LawKind.SUMS, Math.multiplyExact(layer.filters(), paths.taps(l) - paths.classes(l)));
    }
    GatedLayer last = layer(depth());
    if (chain.centred()) {
      add(LawKind.COLUMNS, Math.addExact(Math.multiplyExact(last.in(), paths.classes(depth())), last.bias() ? 1 : 0));
    }
  }
}
