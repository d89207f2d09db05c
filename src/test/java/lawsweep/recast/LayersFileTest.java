package lawsweep.recast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import lawsweep.checkpoint.Checkpoint;
import lawsweep.checkpoint.CheckpointException;
import lawsweep.checkpoint.Checkpoints;
import lawsweep.checkpoint.StoredTensor;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights and metrics in files. */
class LayersFileTest {

  private static final Architecture NETWORK = network(2, 3, 1);
  private static final LayerWeights WEIGHTS =
      new LayerWeights(NETWORK.widths(), new double[][] {{1, 2, 3, 4, 5, 6}, {0.1, -0.2, 1e-300}});

  @TempDir
  Path temporary;

  private static Architecture network(Integer... widths) {
    return new Architecture(Family.RELU, List.of(widths), Bias.NONE);
  }

  private static Recast.At at(LayerWeights weights) {
    return new Recast.At(List.of(), 0, weights, new PathMetric(weights));
  }

  private String refusal(Architecture network, LayerWeights weights) throws IOException {
    Path file = NpyMatrix.npz(temporary.resolve("weights.npz"), at(weights));
    return assertThrows(CheckpointException.class, () -> LayersFile.read(file, network)).getMessage();
  }

  /** Arrays in a folder, one number of which is none. */
  private Path folder() throws IOException {
    Path folder = Files.createDirectories(temporary.resolve("weights"));
    NpyMatrix.npy(folder.resolve("U1.npy"), new Fixed(new double[][] {{1, 2}, {3, 4}}));
    NpyMatrix.npy(folder.resolve("U2.npy"), new Fixed(new double[][] {{5, 6}, {7, Double.NaN}}));
    return folder;
  }

  /** A matrix as if it was a metric. */
  private record Fixed(double[][] rows) implements FunctionMetric {
    @Override
    public long size() {
      return rows.length;
    }

    @Override
    public double trace() {
      return 0;
    }

    @Override
    public OptionalLong rank() {
      return OptionalLong.empty();
    }

    @Override
    public void row(int row, double[] into) {
      System.arraycopy(rows[row], 0, into, 0, into.length);
    }
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Path file = NpyMatrix.npz(temporary.resolve("weights.npz"), at(WEIGHTS));
    try (Checkpoint open = Checkpoints.open(file)) {
      assertEquals(List.of("U1", "U2", "M"), open.tensors().stream().map(StoredTensor::name).toList());
      StoredTensor metric = open.find("M").orElseThrow();
      assertEquals(List.of(6L, 6L), metric.shape());
      double[] numbers = new double[36];
      open.numbers(metric).read(0, numbers, 0, 36);
      double[] row = new double[6];
      new PathMetric(WEIGHTS).row(4, row);
      assertArrayEquals(row, Arrays.copyOfRange(numbers, 24, 30));
    }
    LayerWeights read = LayersFile.read(file, NETWORK);
    assertArrayEquals(WEIGHTS.layer(1), read.layer(1));
    assertArrayEquals(WEIGHTS.layer(2), read.layer(2));
  }

  @Test
  void refusalsNameTheArray() throws IOException {
    assertTrue(refusal(network(2, 2, 1), WEIGHTS).endsWith(
        "expected U1 of 2 x 2 (output x hidden) for the widths 2,2,1, got the shape [2, 3]"));
    assertTrue(refusal(network(2, 3, 1, 1), WEIGHTS).endsWith(
        "expected arrays U1 to U3 for the widths 2,3,1,1, got no U3 of 1 x 1"));
    LayerWeights deeper = new LayerWeights(List.of(2, 3, 1, 1), new double[][] {new double[6], new double[3], {1}});
    assertTrue(refusal(NETWORK, deeper).endsWith("expected only arrays U1 and U2, got also 'U3': the metric is that of"
        + " a network without biases"));
    Path folder = folder();
    String said = assertThrows(CheckpointException.class, () -> LayersFile.read(folder, network(2, 2, 2)))
        .getMessage();
    assertTrue(said.endsWith("expected finite numbers, got NaN in U2, row 2, column 2"), said);
  }

  @Test
  void jsonHasTheKeysOfTheIssue() throws IOException {
    LayerWeights weights = new LayerWeights(List.of(1, 1, 1), new double[][] {{2}, {3}});
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecastForm.write(new Recast(network(1, 1, 1), new Closure(1, 1),
        Optional.of(new Recast.At(List.of(-5.0), 0, weights, new PathMetric(weights))),
        List.of(new Imbalance(0, 0, 12, OptionalDouble.of(1), OptionalDouble.empty()))), out);
    assertEquals(
        "{\"family\":\"relu\",\"widths\":[1,1,1],\"bias\":\"none\",\"parameters\":2,\"closed\":true,\"dim_w0\":1,\"lie_dim\":1,"
            + "\"laws\":[-5.0],\"residual\":0.0,\"trace\":13.0,\"rank\":1,\"size\":1,\"M\":[[13.0]],\"imbalance\":"
            + "[{\"law\":0.0,\"residual\":0.0,\"trace\":12.0,\"condition\":1.0,\"change\":null}]}\n",
        out.toString(StandardCharsets.UTF_8));
  }
}
