package lawsweep.road.symmetric;

import java.util.List;

/**
 * A type of tree of the forest at a symmetric point: its neurons and the edges between them, up to the choice of
 * weights and of neurons within each layer. Neuron 0 is the root, an output or an input. Every other neuron has one
 * edge, to its parent in an adjacent layer, and is its parent's only child in its own layer (proof, Lemma 2).
 *
 * @param multiplicity how many trees of this type the forest has, at least 1
 * @param layers the layer of each neuron: at k that of neuron k, 0 for outputs
 * @param parents at k - 1 the parent of neuron k, an earlier neuron
 */
public record Tree(long multiplicity, List<Integer> layers, List<Integer> parents) {

  /**
   * Copies the lists and checks that they are a tree. {@link SymmetricCertificate} checks which layers there are.
   *
   * @throws IllegalArgumentException if they are not, with one line that says why
   */
  public Tree {
    layers = List.copyOf(layers);
    parents = List.copyOf(parents);
    if (multiplicity < 1) {
      throw new IllegalArgumentException("expected a tree of a positive multiplicity, got " + multiplicity);
    }
    if (layers.size() != parents.size() + 1) {
      throw new IllegalArgumentException(
          "expected a parent for each neuron but the root, got " + parents.size() + " for " + layers.size());
    }
    for (int k = 1; k < layers.size(); k++) {
      int parent = parents.get(k - 1);
      if (parent < 0 || parent >= k) {
        throw new IllegalArgumentException(
            "expected an earlier neuron as the parent of neuron " + k + ", got " + parent);
      }
      if (Math.abs((long) layers.get(k) - layers.get(parent)) != 1) {
        throw new IllegalArgumentException("expected neuron " + k + " in a layer next to its parent's, got layers "
            + layers.get(k) + " and " + layers.get(parent));
      }
    }
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

  /** Whether it is a straight path: each neuron has the one before it as parent, and its layers go one way. */
  boolean isStraight() {
    for (int k = 1; k < size(); k++) {
      if (parents.get(k - 1) != k - 1 || Math.abs(layers.get(k) - layers.getFirst()) != k) {
        return false;
      }
    }
    return true;
  }
}
