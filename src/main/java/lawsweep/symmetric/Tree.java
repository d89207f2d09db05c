package lawsweep.symmetric;

import java.util.List;

/**
 * A type of tree in the forest: neuron 0 is the root, in layer 0 or q; every other neuron is the child of an earlier one in an
 * adjacent layer, and the only child of that neuron in its own layer.
 *
 * @param multiplicity how many trees of the forest are of this type
 * @param layers the layer of each neuron
 * @param parents the parent of neuron k at index k - 1
 */
public record Tree(long multiplicity, List<Integer> layers, List<Integer> parents) {

  /** Copies the lists. */
  public Tree {
    layers = List.copyOf(layers);
    parents = List.copyOf(parents);
  }

  /** How many neurons it has. */
  public int size() {
    return layers.size();
  }

  /** How many of its neurons are in a layer. */
  public int width(int layer) {
    int count = 0;
    for (int at : layers) {
      count += at == layer ? 1 : 0;
    }
    return count;
  }
}
