package lawsweep.circuit.line;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.word.Stage;
import lawsweep.text.Spelling;
import lawsweep.text.Spot;
import lawsweep.text.SpotException;

/**
 * Some tensors of a network, by name: {@code l1.U}, a layer {@code l1} for all of its tensors, or the name of a group
 * {@code NAME: res( … )} for all inside it, with commas between them. In the normal form tensors stand in the order of
 * the circuit without blanks, and a layer all of whose tensors are there by its name.
 *
 * @param text the normal form
 * @param tensors their indices among the network's tensors
 * @param whole whether these are all tensors of the network
 */
public record Block(String text, BitSet tensors, boolean whole) {

  /** Each layer that has tensors, by itself. */
  public static final String EACH_LAYER = "each layer";

  /** Each tensor by itself. */
  public static final String EACH_TENSOR = "each tensor";

  /** Every two tensors. */
  public static final String EACH_PAIR = "each pair";

  /** What names several blocks. */
  public static final List<String> EACH = List.of(EACH_LAYER, EACH_TENSOR, EACH_PAIR);

  /** With more tensors there are more than a million pairs. */
  private static final int MOST_PAIRED = 1414;

  /** More tensors are not listed in messages, but layers. */
  private static final int MOST_LISTED = 16;

  /** With bits of its own. */
  public Block {
    tensors = (BitSet) tensors.clone();
  }

  /** A copy. */
  @Override
  public BitSet tensors() {
    return (BitSet) tensors.clone();
  }

  /** How many parameters they have together, in the network whose tensors they are. */
  public long parameters(Network network) {
    return tensors.stream().mapToLong(i -> network.circuit().tensors().get(i).size()).sum();
  }

  /**
   * Reads names.
   *
   * @throws SpotException where one is unknown or empty, or names a tensor that was named before
   */
  public static Block of(Network network, String names) {
    BitSet all = new BitSet();
    int from = 0;
    for (String each : names.split(",", -1)) {
      String name = each.strip();
      Spot spot = new Spot(0, names.codePointCount(0, from + each.indexOf(name)) + 1);
      BitSet found = found(network, name, spot);
      if (all.intersects(found)) {
        found.and(all);
        throw spot.error("'" + network.circuit().tensors().get(found.nextSetBit(0)).name() + "' stands there twice");
      }
      all.or(found);
      from += each.length() + 1;
    }
    return of(network, layers(network), all);
  }

  /**
   * The blocks that a text names: all those of one of the words in {@link #EACH}, or one.
   *
   * @throws SpotException if it names none
   */
  public static List<Block> all(Network network, String text) {
    int all = network.circuit().tensors().size();
    Map<String, BitSet> layers = layers(network);
    return switch (text.strip()) {
      case EACH_LAYER -> layers.values().stream().map(tensors -> of(network, layers, tensors)).toList();
      case EACH_TENSOR -> IntStream.range(0, all).mapToObj(i -> of(network, layers, bits(i, i))).toList();
      case EACH_PAIR -> {
        if (all > MOST_PAIRED) {
          throw new Spot(0, 1).error("at most " + MOST_PAIRED + " tensors have all their pairs counted, got " + all);
        }
        yield IntStream.range(0, all).boxed()
            .flatMap(i -> IntStream.range(i + 1, all).mapToObj(j -> of(network, layers, bits(i, j)))).toList();
      }
      default -> List.of(of(network, text));
    };
  }

  private static BitSet bits(int i, int j) {
    BitSet bits = new BitSet();
    bits.set(i);
    bits.set(j);
    return bits;
  }

  private static Block of(Network network, Map<String, BitSet> layers, BitSet chosen) {
    List<String> names = new ArrayList<>();
    layers.forEach((layer, tensors) -> {
      BitSet here = (BitSet) tensors.clone();
      here.and(chosen);
      if (here.equals(tensors)) {
        names.add(layer);
      } else {
        here.stream().forEach(i -> names.add(network.circuit().tensors().get(i).name()));
      }
    });
    return new Block(String.join(",", names), chosen, chosen.cardinality() == network.circuit().tensors().size());
  }

  /** The tensors of each layer that has some, in order. */
  private static Map<String, BitSet> layers(Network network) {
    Map<String, BitSet> layers = new LinkedHashMap<>();
    List<Tensor> tensors = network.circuit().tensors();
    for (int i = 0; i < tensors.size(); i++) {
      String name = tensors.get(i).name();
      layers.computeIfAbsent(name.substring(0, name.lastIndexOf('.')), _ -> new BitSet()).set(i);
    }
    return layers;
  }

  private static BitSet found(Network network, String name, Spot spot) {
    BitSet found = new BitSet();
    List<Tensor> tensors = network.circuit().tensors();
    for (int i = 0; i < tensors.size(); i++) {
      String tensor = tensors.get(i).name();
      if (tensor.equals(name) || tensor.startsWith(name + ".")) {
        found.set(i);
      }
    }
    if (found.isEmpty()) {
      throw unknown(network, name, spot);
    }
    return found;
  }

  private static SpotException unknown(Network network, String name, Spot spot) {
    List<String> tensors = network.circuit().tensors().stream().map(Tensor::name).toList();
    for (Stage stage : network.stages()) {
      if (stage.name().equals(name)) {
        return spot.error("layer '" + name + "', " + stage.text() + ", has no tensors" + list(network, tensors));
      }
    }
    Set<String> known = new LinkedHashSet<>(tensors);
    known.addAll(layers(network).keySet());
    return spot.error("expected a tensor or a layer of the network, got '" + name + "'" + Spelling.hint(name, known)
        + list(network, tensors));
  }

  private static String list(Network network, List<String> tensors) {
    return tensors.size() <= MOST_LISTED
        ? "; its tensors are " + String.join(", ", tensors)
        : "; its " + tensors.size() + " tensors are those of the layers " + shown(layers(network).keySet());
  }

  private static String shown(Set<String> layers) {
    List<String> all = List.copyOf(layers);
    return all.size() <= MOST_LISTED
        ? String.join(", ", all)
        : String.join(", ", all.subList(0, MOST_LISTED - 1)) + ", …, " + all.getLast();
  }
}
