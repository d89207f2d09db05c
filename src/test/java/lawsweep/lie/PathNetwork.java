package lawsweep.lie;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;

/**
 * The reparametrisation φ by its definition: every path from an input, or from a bias, to an output is a product of
 * parameters. Linear networks add the paths with the same ends; ReLU networks keep each by itself.
 */
final class PathNetwork {

  /**
   * One path.
   *
   * @param parameters indices of its weights and of the bias it starts from, if any
   * @param neurons its neuron in layer 0, 1, …, up to the layer where it starts
   * @param coordinate the coordinate of φ that it is a term of
   */
  record Path(int[] parameters, int[] neurons, int coordinate) {}

  private final Architecture architecture;
  private final List<Path> paths = new ArrayList<>();
  private final int parameters;
  private int coordinates;

  PathNetwork(Architecture architecture) {
    this.architecture = architecture;
    int at = 0;
    int[] offsets = new int[architecture.depth() + 1];
    for (int i = 1; i <= architecture.depth(); i++) {
      offsets[i] = at;
      at += architecture.width(i - 1) * architecture.width(i);
    }
    if (architecture.family() == Family.LINEAR) {
      coordinates = architecture.width(0) * architecture.width(architecture.depth());
    }
    extend(offsets, architecture.depth(), -1, new int[0]);
    for (int layer = architecture.bias() == Bias.ALL ? 0 : 1; layer < architecture.depth(); layer++) {
      if (architecture.bias() != Bias.NONE) {
        extend(offsets, layer, at, new int[0]);
        at += architecture.width(layer);
      }
    }
    parameters = at;
  }

  /** Adds all paths that start in a layer and end with the given neurons, chosen from layer 0 on. */
  private void extend(int[] offsets, int start, int biasOffset, int[] neurons) {
    int layer = neurons.length;
    if (layer > start) {
      paths.add(path(offsets, start, biasOffset, neurons));
      return;
    }
    for (int j = 0; j < architecture.width(layer); j++) {
      int[] longer = Arrays.copyOf(neurons, layer + 1);
      longer[layer] = j;
      extend(offsets, start, biasOffset, longer);
    }
  }

  private Path path(int[] offsets, int start, int biasOffset, int[] neurons) {
    int[] edges = new int[start + (biasOffset < 0 ? 0 : 1)];
    for (int i = 1; i <= start; i++) {
      edges[i - 1] = offsets[i] + neurons[i - 1] * architecture.width(i) + neurons[i];
    }
    if (biasOffset >= 0) {
      edges[start] = biasOffset + neurons[start];
    }
    if (architecture.family() == Family.LINEAR) {
      return new Path(edges, neurons, neurons[0] * architecture.width(start) + neurons[start]);
    }
    return new Path(edges, neurons, coordinates++);
  }

  List<Path> paths() {
    return paths;
  }

  /** D. */
  int parameters() {
    return parameters;
  }

  /** How many coordinates φ has. */
  int coordinates() {
    return coordinates;
  }
}
