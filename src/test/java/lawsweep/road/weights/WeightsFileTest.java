package lawsweep.road.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lawsweep.checkpoint.NumberType;
import lawsweep.checkpoint.Safetensors;
import lawsweep.checkpoint.Safetensors.Tensor;
import lawsweep.circuit.line.Network;
import lawsweep.law.GivenWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights from files: order, exactness, balance, and what is refused. */
class WeightsFileTest {

  private static final Network LINE = Network.of("vec 2 > dense 3 bias > relu > out 1");

  @TempDir
  private Path folder;

  private Path write(NumberType type, double... last) throws IOException {
    Path file = folder.resolve("w.safetensors");
    Safetensors.write(file, Map.of(), List.of(new Tensor("2.weight", type, List.of(1L, 3L), last),
        new Tensor("0.bias", type, List.of(3L), new double[] {7, 8, 9}),
        new Tensor("0.weight", type, List.of(3L, 2L), new double[] {1, 2, 3, 4, 5, 6})));
    return file;
  }

  private static GivenWeights read(Path file, Network network) throws WeightsRefusedException {
    return WeightsFile.read(file.getFileName().toString(), file, network, WeightsFile.anyNaming());
  }

  @Test
  void numbersComeInTheOrderOfTheNetwork() throws IOException, WeightsRefusedException {
    GivenWeights weights = read(write(NumberType.F64, 0.1, 0.2, 0.3), LINE);
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 0.1, 0.2, 0.3}, weights.known());
    assertEquals("sequential", weights.names());
    GivenWeights rounded = read(write(NumberType.F32, 0.1, 0.2, 0.3), LINE);
    assertEquals((double) 0.1f, rounded.known()[9]);
    byte[] bytes = Files.readAllBytes(folder.resolve("w.safetensors"));
    assertEquals(rounded, WeightsFile.read("far/away.safetensors", bytes, LINE, WeightsFile.naming("sequential")));
  }

  @Test
  void changesAndMistakesAreNamed() throws IOException, WeightsRefusedException {
    Path file = write(NumberType.F64, 1, 2, 3);
    GivenWeights before = WeightsFile.read(file.toString(), file, LINE, WeightsFile.anyNaming());
    assertEquals(before, WeightsFile.again(LINE, before));
    write(NumberType.F64, 1, 2, 4);
    assertTrue(assertThrows(WeightsRefusedException.class, () -> WeightsFile.again(LINE, before)).getMessage()
        .contains(file + " has changed"));
    write(NumberType.F64, 1, Double.NaN, 4);
    String nan = assertThrows(WeightsRefusedException.class, () -> read(file, LINE)).getMessage();
    assertTrue(nan.contains("2.weight") && nan.contains("NaN"), nan);
    write(NumberType.F64, 1, 2, 4);
    String shape = assertThrows(WeightsRefusedException.class,
        () -> read(file, Network.of("vec 2 > dense 4 bias > relu > out 1"))).getMessage();
    assertTrue(shape.startsWith("w.safetensors"), shape);
    assertThrows(WeightsRefusedException.class, () -> read(folder.resolve("none"), LINE));
    String words = assertThrows(WeightsRefusedException.class, () -> WeightsFile.naming("nonsense")).getMessage();
    assertTrue(words.contains("sequential") && words.contains("'nonsense'"), words);
    String large = assertThrows(WeightsRefusedException.class,
        () -> read(file, Network.of("vec 4000 > dense 4000 > out 4000"))).getMessage();
    assertTrue(large.contains("memory"), large);
  }

  /** Factors of a rotation each way are balanced but for rounding; others are not. */
  @Test
  void balanceIsSeen() throws IOException, WeightsRefusedException {
    Network line = Network.of("vec 2 > dense 2 > out 2");
    double[] first = {0.6, 0.8, -0.8, 0.6};
    assertTrue(balanced(line, first, first.clone()));
    assertTrue(balanced(line, new double[] {3, 0, 0, 2}, new double[] {3, 0, 0, 2}));
    assertFalse(balanced(line, new double[] {3, 0, 0, 2}, new double[] {3, 0, 0, 2.001}));
    assertFalse(balanced(line, new Random(1).doubles(4).toArray(), first));
  }

  private boolean balanced(Network line, double[] first, double[] second) throws IOException, WeightsRefusedException {
    Path file = folder.resolve("b.safetensors");
    Safetensors.write(file, Map.of(), List.of(new Tensor("0.weight", NumberType.F32, List.of(2L, 2L), first),
        new Tensor("1.weight", NumberType.F32, List.of(2L, 2L), second)));
    return read(file, line).balanced();
  }
}
