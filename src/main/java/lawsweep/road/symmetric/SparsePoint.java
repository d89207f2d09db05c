package lawsweep.road.symmetric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.network.ParameterLayout;
import lawsweep.residue.PrimeField;

/** The network of a thread and some trees, at a point whose only nonzero weights are theirs (proof, section 4). */
final class SparsePoint {

  private final int depth;
  private final List<Tree> trees;

  SparsePoint(int depth, List<Tree> trees) {
    this.depth = depth;
    this.trees = List.copyOf(trees);
  }

  /** The widths: neuron 0 of each layer is the thread's, those of the trees follow. */
  List<Integer> widths() {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i <= depth; i++) {
      int width = 1;
      for (Tree tree : trees) {
        width += tree.width(i);
      }
      widths.add(width);
    }
    return widths;
  }

  /** The depth and the shapes of the trees: all that the network depends on. */
  String name() {
    StringBuilder name = new StringBuilder("depth ").append(depth);
    for (Tree tree : trees) {
      name.append(", tree ").append(tree.layers()).append(' ').append(tree.parents());
    }
    return name.toString();
  }

  /**
   * The point with weights from the words of a sequence: the thread's first, then tree by tree those of each neuron's
   * edge to its parent. With small probability a weight is 0, or two of the thread's have equal squares; that can only
   * lower a rank.
   */
  Point point(PrimeField field, FieldStreams streams) {
    Architecture a = new Architecture(Family.LINEAR, widths(), Bias.NONE);
    ParameterLayout layout = new ParameterLayout(a);
    double[] values = new double[layout.size()];
    Point point = Point.of(a, field, layout, values);
    double[] weights = new double[depth + trees.stream().mapToInt(tree -> tree.size() - 1).sum()];
    streams.fill(field, streams.point(), weights, 0, weights.length);
    int next = 0;
    for (int i = 1; i <= depth; i++) {
      set(point, i - 1, 0, i, 0, weights[next++]);
    }
    int[] used = new int[depth + 1];
    Arrays.fill(used, 1);
    for (Tree tree : trees) {
      int[] position = new int[tree.size()];
      for (int k = 0; k < tree.size(); k++) {
        int layer = tree.layers().get(k);
        position[k] = used[layer]++;
        if (k > 0) {
          int parent = tree.parents().get(k - 1);
          set(point, tree.layers().get(parent), position[parent], layer, position[k], weights[next++]);
        }
      }
    }
    return point;
  }

  /** Sets the weight of the edge between two neurons of adjacent layers. */
  private static void set(Point point, int layer, int neuron, int otherLayer, int other, double value) {
    if (layer < otherLayer) {
      point.weights()[otherLayer].data()[point.weights()[otherLayer].index(neuron, other)] = value;
    } else {
      point.weights()[layer].data()[point.weights()[layer].index(other, neuron)] = value;
    }
  }
}
