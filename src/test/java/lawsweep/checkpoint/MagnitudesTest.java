package lawsweep.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lawsweep.checkpoint.Safetensors.Tensor;
import lawsweep.support.Effort;
import lawsweep.support.Seeds;
import lawsweep.work.Team;
import lawsweep.work.ThreadTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Norms and what is not finite, whatever the type, the size and the number of threads. */
class MagnitudesTest {

  @TempDir
  Path temporary;

  private Map<StoredTensor, Magnitude> measured(Path path, Team team) throws IOException {
    try (Checkpoint checkpoint = Checkpoints.open(path)) {
      return Magnitudes.of(checkpoint, team);
    }
  }

  private Magnitude of(double... numbers) throws IOException {
    Path path = temporary.resolve("x.safetensors");
    Safetensors.write(path, Map.of(),
        List.of(new Tensor("a", NumberType.F64, List.of((long) numbers.length), numbers)));
    return measured(path, Team.alone()).values().iterator().next();
  }

  @Test
  void numbersThatAreLargeSmallOrNone() throws IOException {
    assertEquals(new Magnitude(5, 0), of(3, -4));
    assertEquals(new Magnitude(0, 0), of());
    assertEquals(new Magnitude(0, 0), of(0, -0.0));
    assertEquals(new Magnitude(5, 3), of(3, Double.NaN, Double.POSITIVE_INFINITY, -4, Double.NEGATIVE_INFINITY));
    assertEquals(new Magnitude(0, 1), of(Double.NaN));
    assertEquals(new Magnitude(0x5p900, 0), of(0x3p900, 0x4p900));
    assertEquals(new Magnitude(0x5p-1000, 0), of(0x3p-1000, 0x4p-1000));
    assertEquals(new Magnitude(Double.MIN_VALUE, 0), of(0, Double.MIN_VALUE));
    assertEquals(new Magnitude(Double.MAX_VALUE, 0), of(Double.MAX_VALUE));
  }

  @Test
  void typesSizesAndThreads() throws IOException {
    int count = 600_001;
    var random = Seeds.random("magnitudes", 0);
    double[] numbers = IntStream.range(0, count).mapToDouble(i -> (float) random.nextGaussian()).toArray();
    numbers[7] = numbers[count - 1] = Double.NaN;
    double expected = Math.sqrt(IntStream.range(0, count).mapToDouble(i -> numbers[i]).filter(Double::isFinite)
        .map(x -> x * x).sum());
    List<Tensor> tensors = new ArrayList<>();
    for (NumberType type : List.of(NumberType.F32, NumberType.F64)) {
      tensors.add(new Tensor("none " + type, type, List.of(0L), new double[0]));
      tensors.add(new Tensor("many " + type, type, List.of((long) count), numbers));
      tensors.add(new Tensor("one " + type, type, List.of(), new double[] {-2}));
    }
    Path path = temporary.resolve("x.safetensors");
    Safetensors.write(path, Map.of(), tensors);
    Map<StoredTensor, Magnitude> alone = measured(path, Team.alone());
    alone.forEach((tensor, magnitude) -> {
      if (tensor.name().startsWith("many")) {
        assertEquals(expected, magnitude.norm(), 1e-12 * expected);
        assertEquals(2, magnitude.notFinite());
      } else {
        assertEquals(new Magnitude(2.0 * tensor.size(), 0), magnitude);
      }
    });
    try (ThreadTeam team = new ThreadTeam(3)) {
      assertEquals(alone, measured(path, team));
    }
  }

  @Test
  void halvesAreMeasuredAsDoublesAre() throws IOException {
    int count = 700_001;
    var random = Seeds.random("halves", 0);
    int[] bits = IntStream.range(0, count).map(i -> random.nextInt(1 << 15)).toArray();
    for (String type : List.of("F16", "BF16")) {
      byte[] data = Written.shorts(bits);
      Path path = Files.write(temporary.resolve("x.safetensors"), Written
          .safetensors("{" + Written.entry("a", type, "[" + count + "]", 0, data.length) + "}", data));
      int exponent = type.equals("F16") ? 5 : 8;
      double[] finite = IntStream.of(bits).mapToDouble(b -> Reference.half(b, exponent, 15 - exponent))
          .filter(Double::isFinite).toArray();
      double norm = Math.sqrt(IntStream.range(0, finite.length).mapToDouble(i -> finite[i] * finite[i]).sum());
      Magnitude magnitude = measured(path, Team.alone()).values().iterator().next();
      assertEquals(count - finite.length, magnitude.notFinite());
      assertTrue(magnitude.notFinite() > 0);
      assertEquals(norm, magnitude.norm(), 1e-12 * norm);
    }
  }

  @Test
  void memoryDoesNotGrowWithTheFile() throws IOException {
    int bytes = 64 << 20;
    byte[] header =
        ("{" + Written.entry("a", "F32", "[4096,4096]", 0, bytes) + "}").getBytes(StandardCharsets.UTF_8);
    Path path = temporary.resolve("x.safetensors");
    Files.write(path, Written.safetensors(header));
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(8L + header.length + bytes);
    }
    measured(path, Team.alone());
    long start = Effort.allocated();
    assertEquals(0, measured(path, Team.alone()).values().iterator().next().norm());
    Effort.assertAllocatedLess(4 << 20, start, "measuring 64 MB");
  }
}
