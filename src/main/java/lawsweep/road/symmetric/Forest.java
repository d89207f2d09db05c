package lawsweep.road.symmetric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Joins the neurons beside the thread to trees (proof, Lemma 2), type by type, so that the work does not depend on the
 * widths. If straight paths suffice, the trees are these ({@link PathCover}). Else trees of one type grow together,
 * the smallest first. A type splits only where a layer runs out of neurons; so there are at most q + 1 types.
 */
final class Forest {

  /** Forests of which the types together have more neurons than this are not listed. */
  static final int MOST_NEURONS = 512;

  private final int depth;
  private final long[] missing;
  private final List<Growing> types = new ArrayList<>();
  private int neurons;

  private Forest(List<Integer> reduced) {
    this.depth = reduced.size() - 1;
    this.missing = new long[depth + 1];
    for (int i = 0; i <= depth; i++) {
      missing[i] = reduced.get(i) - 1L;
    }
    plant(0);
    plant(depth);
  }

  /** The types of trees for reduced widths; empty if their trees are too large to list. */
  static Optional<List<Tree>> of(List<Integer> reduced) {
    if (PathCover.exists(reduced)) {
      return PathCover.neurons(reduced) <= MOST_NEURONS ? Optional.of(PathCover.forest(reduced)) : Optional.empty();
    }
    Forest forest = new Forest(reduced);
    boolean growing = true;
    while (growing && forest.neurons <= MOST_NEURONS) {
      growing = forest.grow();
    }
    if (forest.neurons > MOST_NEURONS) {
      return Optional.empty();
    }
    for (long left : forest.missing) {
      if (left != 0) {
        throw new IllegalStateException("the forest for " + reduced + " cannot be completed, against Lemma 2");
      }
    }
    return Optional.of(forest.types.stream().map(Growing::tree).toList());
  }

  private void plant(int layer) {
    if (missing[layer] > 0) {
      types.add(new Growing(missing[layer], List.of(layer), List.of()));
      missing[layer] = 0;
      neurons++;
    }
  }

  /** Adds a neuron to all trees of a type, or to as many as the layer has neurons for; false if none can be added. */
  private boolean grow() {
    Growing smallest = null;
    Place best = null;
    for (Growing type : types) {
      if (smallest == null || type.layers.size() < smallest.layers.size()) {
        Place place = type.place();
        if (place != null) {
          smallest = type;
          best = place;
        }
      }
    }
    if (smallest == null) {
      return false;
    }
    if (missing[best.layer] < smallest.multiplicity) {
      long rest = smallest.multiplicity - missing[best.layer];
      types.add(new Growing(rest, smallest.layers, smallest.parents));
      neurons += smallest.layers.size();
      smallest.multiplicity -= rest;
    }
    missing[best.layer] -= smallest.multiplicity;
    smallest.layers.add(best.layer);
    smallest.parents.add(best.parent);
    neurons++;
    return true;
  }

  /** Where a tree can grow. */
  private record Place(int layer, int parent) {}

  /** A type of tree under construction. */
  private final class Growing {

    private long multiplicity;
    private final List<Integer> layers;
    private final List<Integer> parents;

    Growing(long multiplicity, List<Integer> layers, List<Integer> parents) {
      this.multiplicity = multiplicity;
      this.layers = new ArrayList<>(layers);
      this.parents = new ArrayList<>(parents);
    }

    Tree tree() {
      return new Tree(multiplicity, layers, parents);
    }

    /** The place in the layer that misses most neurons for its place here; null if there is none. */
    private Place place() {
      Place best = null;
      for (int parent = layers.size() - 1; parent >= 0; parent--) {
        for (int step = -1; step <= 1; step += 2) {
          int layer = layers.get(parent) + step;
          if (layer > 0 && layer < depth && missing[layer] > 0 && !hasChild(parent, layer)
              && (best == null || missing[layer] > missing[best.layer])) {
            best = new Place(layer, parent);
          }
        }
      }
      return best;
    }

    private boolean hasChild(int parent, int layer) {
      for (int k = 0; k < parents.size(); k++) {
        if (parents.get(k) == parent && layers.get(k + 1) == layer) {
          return true;
        }
      }
      return false;
    }
  }
}
