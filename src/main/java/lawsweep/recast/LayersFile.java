package lawsweep.recast;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import lawsweep.checkpoint.Checkpoint;
import lawsweep.checkpoint.CheckpointException;
import lawsweep.checkpoint.Checkpoints;
import lawsweep.checkpoint.StoredTensor;
import lawsweep.network.Architecture;

/** Weights of a network in a checkpoint, as matrices U1, …, Uq of n_{i-1} × n_i; their metric M may lie beside them. */
public final class LayersFile {

  private static final int MOST = 1 << 27;

  private LayersFile() {}

  /**
   * Reads all of them.
   *
   * @throws CheckpointException if it holds anything else, or a number that is not finite
   * @throws IOException if it cannot be read
   */
  public static LayerWeights read(Path path, Architecture network) throws IOException {
    try (Checkpoint file = Checkpoints.open(path)) {
      TreeSet<String> others = new TreeSet<>(file.tensors().stream().map(StoredTensor::name).toList());
      others.remove("M");
      List<double[]> layers = new ArrayList<>();
      for (int i = 1; i <= network.depth(); i++) {
        others.remove("U" + i);
        layers.add(layer(file, network, i));
      }
      if (!others.isEmpty()) {
        throw new CheckpointException(path, "expected only arrays " + names(network) + ", got also '" + others.first()
            + "': the metric is that of a network without biases");
      }
      return new LayerWeights(network.widths(), layers.toArray(double[][]::new));
    }
  }

  private static String names(Architecture network) {
    return network.depth() == 2 ? "U1 and U2" : "U1 to U" + network.depth();
  }

  private static double[] layer(Checkpoint file, Architecture network, int i) throws IOException {
    String name = "U" + i;
    long rows = network.width(i - 1);
    long columns = network.width(i);
    String shape = rows + " x " + columns + (i == 1 ? " (output x hidden)" : "");
    StoredTensor tensor = file.find(name).orElseThrow(() -> new CheckpointException(file.path(), "expected arrays "
        + names(network) + " for the widths " + network.widthsLabel() + ", got no " + name + " of " + shape));
    if (!tensor.shape().equals(List.of(rows, columns))) {
      throw new CheckpointException(file.path(), "expected " + name + " of " + shape + " for the widths "
          + network.widthsLabel() + ", got the shape " + tensor.shape());
    }
    if (tensor.numbers().isEmpty() && !tensor.whole()) {
      throw new CheckpointException(file.path(), "expected " + name + " of float64 or other numbers, got "
          + tensor.type() + "; numpy's .astype(float) makes them");
    }
    if (tensor.size() > MOST) {
      throw new CheckpointException(file.path(), "expected matrices of at most " + MOST + " numbers, got " + name
          + " with " + tensor.size());
    }
    double[] numbers = new double[(int) tensor.size()];
    file.numbers(tensor).read(0, numbers, 0, numbers.length);
    for (int k = 0; k < numbers.length; k++) {
      if (!Double.isFinite(numbers[k])) {
        throw new CheckpointException(file.path(), "expected finite numbers, got " + numbers[k] + " in " + name
            + ", row " + (k / columns + 1) + ", column " + (k % columns + 1));
      }
    }
    return numbers;
  }
}
