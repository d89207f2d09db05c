package lawsweep.road.theorem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lawsweep.circuit.line.PlainLine;
import lawsweep.circuit.word.Taps;
import lawsweep.road.theorem.GatedLayer.Kind;

/** Reads a chain of layers with gates between them, layer by layer. */
final class GatedChainReader {

  private static final Set<String> WORDS = Set.of("conv", "dense", "out", "ce", "relu", "leaky", "id", "pool");
  private static final Set<String> GATES = Set.of("relu", "leaky");

  private final List<GatedLayer> layers = new ArrayList<>();
  private long channels;
  /** The sides of what runs here; one of length 1 for a vector. */
  private List<Integer> sides;
  private boolean image;
  /** Whether there are weights that no gate follows yet. */
  private boolean open;
  /** Whether the mean of the positions was taken behind a gate, or of the input. */
  private boolean pooled;
  private boolean centred;

  private GatedChainReader(PlainLine.Layer source) {
    List<Integer> sizes = source.sizes();
    channels = sizes.getFirst();
    image = source.is("image");
    sides = image ? sizes.subList(1, sizes.size()) : List.of(1);
  }

  /** Whether a line may be a chain: a look at its words. */
  static boolean speaksOf(PlainLine line) {
    List<PlainLine.Layer> rest = line.layers().subList(1, line.size());
    return line.layer(0).is("image", "vec") && rest.stream().allMatch(each -> WORDS.contains(each.word()))
        && rest.stream().anyMatch(each -> GATES.contains(each.word()));
  }

  /** The chain of a line that may be one; empty if it is none. */
  static Optional<GatedChain> read(PlainLine line) {
    GatedChainReader reader = new GatedChainReader(line.layer(0));
    boolean chain = line.layers().subList(1, line.size()).stream().allMatch(reader::takes);
    return chain && !reader.layers.isEmpty() ? reader.chain() : Optional.empty();
  }

  private Optional<GatedChain> chain() {
    boolean filtersAtEnd = open && layers.getLast().kind() != Kind.MATRIX
        && layers.getLast().kind() != Kind.IMAGE_MATRIX;
    boolean blind = centred && channels == 1;
    if (centred && filtersAtEnd && !blind) {
      return Optional.empty();
    }
    return Optional.of(new GatedChain(layers, centred && open, blind));
  }

  /** Goes over one layer; false where the line ceases to be such a chain. */
  private boolean takes(PlainLine.Layer layer) {
    return switch (layer.word()) {
      case "relu", "leaky" -> {
        open = false;
        yield true;
      }
      case "conv" -> filters(layer);
      case "dense", "out" -> matrix(layer);
      case "ce" -> {
        centred = true;
        yield layer.sizes().isEmpty() || matrix(layer);
      }
      case "pool" -> mean();
      default -> true;
    };
  }

  private boolean filters(PlainLine.Layer layer) {
    if (open) {
      return false;
    }
    int length = layer.sizes().getLast();
    Taps.Padding padding = Taps.Padding.valueOf(layer.behind("pad").orElse("valid").toUpperCase(Locale.ROOT));
    List<SideTaps> read = sides.stream().map(side -> SideTaps.of(new Taps(side, length,
        layer.numberBehind("stride").orElse(1), layer.numberBehind("dil").orElse(1), padding))).toList();
    add(layer, layer.has("depthwise") ? Kind.DEPTHWISE : Kind.FILTERS, read);
    return true;
  }

  private boolean matrix(PlainLine.Layer layer) {
    if (open) {
      return false;
    }
    boolean each = image && !pooled;
    add(layer, each ? Kind.IMAGE_MATRIX : Kind.MATRIX, sides.stream().map(each ? SideTaps::each : SideTaps::mean)
        .toList());
    sides = Collections.nCopies(sides.size(), 1);
    image = false;
    pooled = false;
    return true;
  }

  private void add(PlainLine.Layer layer, Kind kind, List<SideTaps> read) {
    long out = layer.sizes().getFirst();
    layers.add(new GatedLayer(channels, out, kind, layer.has("bias"), read));
    channels = out;
    sides = read.stream().map(SideTaps::out).toList();
    open = true;
  }

  /** The mean over positions: behind a gate the next matrix reads it, without one it belongs to the filters before. */
  private boolean mean() {
    if (open) {
      List<Optional<SideTaps>> averaged = layers.getLast().sides().stream().map(SideTaps::averaged).toList();
      if (!averaged.stream().allMatch(Optional::isPresent)) {
        return false;
      }
      layers.add(layers.removeLast().with(averaged.stream().map(Optional::orElseThrow).toList()));
      sides = Collections.nCopies(sides.size(), 1);
      image = false;
    } else {
      pooled = true;
    }
    return true;
  }
}
