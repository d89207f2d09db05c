package lawsweep.road.theorem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lawsweep.circuit.laws.LawKind;
import lawsweep.circuit.line.PlainLine;
import lawsweep.json.NumberList;
import lawsweep.law.known.KnownLaws;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.road.symmetric.ReducedWidths;
import lawsweep.text.Many;

/**
 * A product of matrices: what a line computes that has matrices only, on a vector or on each token alike. Several
 * tokens make the fields sums of those of one, and so the same W_0.
 *
 * @param widths from output to input; at least two
 */
record Factors(List<Integer> widths) {

  /** What the laws of scalar blocks are called where laws with a proof are named. */
  static final String SCALAR_BLOCK = "scalar block";

  /** What {@link #formula} is made of, for statements. */
  static final List<String> MEANING = List.of(
      "R(n*) = Σ n*_(i-1) n*_i - Σ over hidden layers of n*_i (n*_i + 1)/2, where n* are the widths reduced:",
      "n_i <- min(n_i, n_(i-1) + n_(i+1) - 1) in hidden layers, then 1 between two consecutive ones of width 1");

  /** Copies the list. */
  Factors {
    widths = List.copyOf(widths);
  }

  /** That of layers, the source first; empty if they are anything else. */
  static Optional<Factors> of(List<PlainLine.Layer> layers) {
    PlainLine.Layer source = layers.getFirst();
    if (layers.size() == 1) {
      return ofTensor(source);
    }
    if (!source.is("vec", "seq")) {
      return Optional.empty();
    }
    List<Integer> widths = new ArrayList<>(List.of(source.sizes().getLast()));
    for (PlainLine.Layer layer : layers.subList(1, layers.size())) {
      if (layer.is("dense", "out", "ce") && !layer.sizes().isEmpty() && layer.options().isEmpty()) {
        widths.add(layer.sizes().getFirst());
      } else if (layer.is("lowrank") && !layer.has("frozen") && !layer.has("trained")) {
        int target = layer.numberBehind("to").orElse(widths.getLast());
        widths.addAll(List.of(layer.sizes().getFirst(), target));
      } else {
        return Optional.empty();
      }
    }
    return widths.size() > Architecture.MAX_DEPTH + 1 ? Optional.empty() : Optional.of(new Factors(widths.reversed()));
  }

  /** A tensor of two sides that is a product of matrices. */
  private static Optional<Factors> ofTensor(PlainLine.Layer tensor) {
    if (!tensor.is("cp", "train", "tucker") || tensor.sizes().size() != 2) {
      return Optional.empty();
    }
    String option = tensor.options().getFirst();
    List<Integer> widths = new ArrayList<>(tensor.sizes());
    widths.addAll(1, tensor.sizesBehind(option).orElseThrow());
    return Optional.of(new Factors(widths));
  }

  /** The same with one output fewer. */
  Factors fewer() {
    List<Integer> fewer = new ArrayList<>(widths);
    fewer.set(0, widths.getFirst() - 1);
    return new Factors(fewer);
  }

  /** How many outputs there are. */
  int outputs() {
    return widths.getFirst();
  }

  /** D. */
  long parameters() {
    long sum = 0;
    for (int i = 1; i < widths.size(); i++) {
      sum += (long) widths.get(i - 1) * widths.get(i);
    }
    return sum;
  }

  /** The dimension: R(n*), with one matrix D. */
  private long dimension() {
    return widths.size() == 2 ? parameters() : ReducedWidths.of(network()).dimension();
  }

  private Architecture network() {
    return new Architecture(Family.LINEAR, widths, Bias.NONE);
  }

  /** All independent laws. */
  long laws() {
    return parameters() - dimension();
  }

  private long known() {
    return widths.size() == 2 ? 0 : KnownLaws.bound(network());
  }

  /** The known ones by kind. */
  SortedMap<LawKind, Long> kinds() {
    return new TreeMap<>(Map.of(LawKind.NEURONS, known()));
  }

  /** The others. */
  Map<String, Long> others() {
    return Map.of(SCALAR_BLOCK, laws() - known());
  }

  /** {@code 14 - R(2, 2, 3)}: D - R(n*), for two matrices as L2. */
  String formula() {
    return switch (widths.size()) {
      case 2 -> Many.grouped(parameters()) + " - " + Many.grouped(parameters());
      case 3 -> new TwoLayers(widths.getFirst(), widths.getLast(), widths.get(1)).toString();
      default -> Many.grouped(parameters()) + " - R(" + NumberList.text(ReducedWidths.of(network()).widths()) + ")";
    };
  }

  /** What is checked of the sizes. */
  String checked() {
    return laws() == known()
        ? "no two layers of width 1 that are three or more apart, with wider ones only between them"
        : "layers of width 1 that are three or more apart, with wider ones only between them";
  }
}
