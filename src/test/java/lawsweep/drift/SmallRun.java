package lawsweep.drift;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import lawsweep.checkpoint.NumberType;
import lawsweep.checkpoint.run.Runs;
import lawsweep.checkpoint.Safetensors;
import lawsweep.checkpoint.run.ToldFacts;
import lawsweep.checkpoint.names.ModelFile;
import lawsweep.circuit.line.Network;
import lawsweep.work.Team;

/** Trains a {@link SmallNet} and saves checkpoints, with numbers drawn from a seed. */
final class SmallRun {

  final SmallNet net;
  final Map<String, String> metadata = new LinkedHashMap<>();
  NumberType type = NumberType.F64;
  double rate = 0.01;
  double momentum;
  double decay;
  /** Whether biases are kept from weight decay. */
  boolean weightsOnly;
  /** Whether the first two weights, of one shape, are one parameter that stands twice. */
  boolean tied;
  /** Whether each step rounds to F32. */
  boolean rounds;
  boolean nesterov;
  boolean adam;
  /** Whether gradients are those of all samples, and not of a few drawn ones. */
  boolean whole;
  boolean gradients;
  boolean buffers;
  /** A tensor that is not trained; -1 for none. */
  int frozen = -1;
  int steps = 20;
  int every = 5;

  private final Random random;
  private final double[][] inputs;
  private final double[][] labels;
  private final Path folder;

  SmallRun(Path folder, Random random, boolean rectified, int... widths) {
    this.folder = folder;
    this.random = random;
    this.net = new SmallNet(random, rectified, widths);
    this.inputs = samples(24, widths[0]);
    this.labels = samples(24, widths[widths.length - 1]);
  }

  private double[][] samples(int count, int width) {
    double[][] samples = new double[count][];
    Arrays.setAll(samples, i -> random.doubles(width, -1.5, 1.5).toArray());
    return samples;
  }

  /** Trains, saves and measures. */
  RunResult measured() throws IOException {
    save();
    return measure();
  }

  /** Measures what is in the folder. */
  RunResult measure() throws IOException {
    return DriftMeasurement.run(Runs.of(List.of(folder)).getFirst(), ToldFacts.none(), model(), Set.of(), 10_000,
        Team.alone());
  }

  ModelFile model() {
    return new ModelFile(Network.of(net.line()), Optional.empty(), Optional.empty());
  }

  /** Trains and saves. */
  void save() throws IOException {
    Files.createDirectories(folder);
    double[][] buffer = zeros();
    double[][] square = zeros();
    if (tied) {
      net.tensors[2] = net.tensors[0].clone();
    }
    for (int step = 0; step <= steps; step++) {
      double[][] gradient = batch();
      if (step % every == 0 || gradients) {
        write(step, gradient, buffer);
      }
      for (int t = 0; t < net.tensors.length; t++) {
        for (int i = 0; i < net.tensors[t].length && t != frozen; i++) {
          move(step, t, i, gradient, buffer, square);
        }
      }
    }
  }

  private void write(int step, double[][] gradient, double[][] buffer) throws IOException {
    List<Safetensors.Tensor> tensors = new ArrayList<>(net.stored("", net.tensors, type));
    if (gradients) {
      tensors.addAll(net.stored("grad.", gradient, type));
    }
    if (buffers) {
      tensors.addAll(net.stored("momentum_buffer.", buffer, type));
    }
    Map<String, String> told = new LinkedHashMap<>(metadata);
    told.put("step", Integer.toString(step));
    Safetensors.write(folder.resolve("step%05d.safetensors".formatted(step)), told, tensors);
  }

  private double[][] batch() {
    if (whole) {
      return net.gradient(inputs, labels);
    }
    int[] some = random.ints(8, 0, inputs.length).toArray();
    return net.gradient(Arrays.stream(some).mapToObj(i -> inputs[i]).toArray(double[][]::new),
        Arrays.stream(some).mapToObj(i -> labels[i]).toArray(double[][]::new));
  }

  /** One update of a parameter, as PyTorch makes it. */
  private void move(int step, int t, int i, double[][] gradient, double[][] buffer, double[][] square) {
    double slope = tied && t % 2 == 0 && t <= 2 ? gradient[0][i] + gradient[2][i] : gradient[t][i];
    double pull = slope + (weightsOnly && t % 2 == 1 ? 0 : decay) * net.tensors[t][i];
    if (adam) {
      buffer[t][i] = 0.9 * buffer[t][i] + 0.1 * pull;
      square[t][i] = 0.999 * square[t][i] + 0.001 * pull * pull;
      double mean = buffer[t][i] / (1 - Math.pow(0.9, step + 1));
      double size = Math.sqrt(square[t][i] / (1 - Math.pow(0.999, step + 1)));
      net.tensors[t][i] -= rate * mean / (size + 1e-8);
    } else {
      buffer[t][i] = momentum * buffer[t][i] + pull;
      net.tensors[t][i] -= rate * (nesterov ? pull + momentum * buffer[t][i] : buffer[t][i]);
    }
    if (rounds) {
      net.tensors[t][i] = (float) net.tensors[t][i];
    }
  }

  private double[][] zeros() {
    return Arrays.stream(net.tensors).map(tensor -> new double[tensor.length]).toArray(double[][]::new);
  }
}
