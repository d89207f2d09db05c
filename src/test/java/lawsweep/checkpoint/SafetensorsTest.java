package lawsweep.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lawsweep.checkpoint.Safetensors.Tensor;
import lawsweep.support.Effort;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files in the format safetensors: what they hold is read, exactly; what is wrong with them is said. */
class SafetensorsTest {

  @TempDir
  Path temporary;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(temporary.resolve("x.safetensors"), bytes);
  }

  private static double[] all(Checkpoint checkpoint, String name) throws IOException {
    StoredTensor tensor = checkpoint.find(name).orElseThrow();
    double[] numbers = new double[(int) tensor.size()];
    checkpoint.numbers(tensor).read(0, numbers, 0, numbers.length);
    return numbers;
  }

  @Test
  void everyNumberOf16BitsIsRead() throws IOException {
    int[] bits = IntStream.range(0, 1 << 16).toArray();
    byte[] data = Written.shorts(bits);
    String header = "{" + Written.entry("h", "F16", "[65536]", 0, data.length) + ","
        + Written.entry("b", "BF16", "[65535]", data.length, 2 * data.length - 2) + "}";
    byte[] both = ByteBuffer.allocate(2 * data.length - 2).put(data).put(data, 0, data.length - 2).array();
    try (Checkpoint checkpoint = Checkpoints.open(file(Written.safetensors(header, both)))) {
      assertArrayEquals(IntStream.of(bits).mapToDouble(b -> Reference.half(b, 5, 10)).toArray(), all(checkpoint, "h"));
      assertArrayEquals(IntStream.of(bits).limit(65535).mapToDouble(b -> Reference.half(b, 8, 7)).toArray(),
          all(checkpoint, "b"));
    }
  }

  @Test
  void widerNumbersAreReadBitByBit() throws IOException {
    double[] doubles = {0.1, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, Double.NEGATIVE_INFINITY};
    float[] floats = {0.1f, -0.0f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN, Float.POSITIVE_INFINITY};
    byte[] data = ByteBuffer.allocate(72).put(Written.f64(doubles)).put(Written.f32(floats)).array();
    String header =
        "{" + Written.entry("d", "F64", "[2,3]", 0, 48) + "," + Written.entry("f", "F32", "[6]", 48, 72) + "}";
    try (Checkpoint checkpoint = Checkpoints.open(file(Written.safetensors(header, data)))) {
      assertArrayEquals(doubles, all(checkpoint, "d"));
      assertArrayEquals(IntStream.range(0, 6).mapToDouble(i -> floats[i]).toArray(), all(checkpoint, "f"));
    }
  }

  @Test
  void anyPieceIsRead() throws IOException {
    int count = 300_000;
    double[] numbers = IntStream.range(0, count).mapToDouble(i -> i / 8.0).toArray();
    Path path = temporary.resolve("x.safetensors");
    Safetensors.write(path, Map.of(), List.of(new Tensor("f", NumberType.F32, List.of((long) count), numbers),
        new Tensor("d", NumberType.F64, List.of((long) count), numbers)));
    try (Checkpoint checkpoint = Checkpoints.open(path)) {
      for (String name : List.of("f", "d")) {
        Numbers read = checkpoint.numbers(checkpoint.find(name).orElseThrow());
        for (int[] piece : new int[][] {{0, count}, {1, 50_001}, {count - 1, 1}, {12_345, 0}, {16_383, 3},
            {3, 270_001}}) {
          double[] into = new double[piece[1] + 2];
          read.read(piece[0], into, 1, piece[1]);
          double[] expected = new double[piece[1] + 2];
          System.arraycopy(numbers, piece[0], expected, 1, piece[1]);
          assertArrayEquals(expected, into);
        }
        assertThrows(IndexOutOfBoundsException.class, () -> read.read(count - 1L, new double[2], 0, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> read.read(-1, new double[2], 0, 2));
      }
    }
  }

  @Test
  void shapesTypesAndMetadataAreTold() throws IOException {
    String header =
        "{\"__metadata__\":{\"step\":\"7\",\"note\":\"é\\u00e9\"}," + Written.entry("one", "F32", "[]", 0, 4) + ","
            + Written.entry("none", "F64", "[3,0]", 4, 4) + "," + Written.entry("ids", "I64", "[1]", 4, 12) + ","
            + Written.entry("größe 😀", "F8_E5M2", "[2]", 12, 14) + "," + Written.entry("nibbles", "F4", "[4]", 14, 16)
            + "}     ";
    byte[] numbers = new byte[16];
    Arrays.fill(numbers, 4, 12, (byte) -1);
    numbers[4] = -2;
    try (Checkpoint checkpoint = Checkpoints.open(file(Written.safetensors(header, numbers)))) {
      assertEquals(Map.of("step", "7", "note", "éé"), checkpoint.metadata());
      assertEquals(List.of("one", "none", "ids", "größe 😀", "nibbles"),
          checkpoint.tensors().stream().map(StoredTensor::name).toList());
      assertEquals(List.of(1L, 0L, 1L, 2L, 4L), checkpoint.tensors().stream().map(StoredTensor::size).toList());
      assertArrayEquals(new double[] {0}, all(checkpoint, "one"));
      assertArrayEquals(new double[0], all(checkpoint, "none"));
      assertTrue(checkpoint.find("ids").orElseThrow().numbers().isEmpty());
      assertArrayEquals(new double[] {-2}, all(checkpoint, "ids"));
      for (String name : List.of("größe 😀", "nibbles")) {
        StoredTensor tensor = checkpoint.find(name).orElseThrow();
        assertTrue(tensor.numbers().isEmpty());
        assertThrows(IllegalArgumentException.class, () -> checkpoint.numbers(tensor));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{} | expected 0 bytes of numbers, which its header asks for, got 16",
      "{`a`:1} | tensor 'a': character 6: expected an object, got a whole number",
      "{`a`:{`dtype`:`F32`,`shape`:[4]}} | tensor 'a': expected the key 'data_offsets'",
      "{`a`:{`dtype`:`FP16`,`shape`:[4],`data_offsets`:[0,16]}} | expected a dtype such as F64, F32, F16, BF16 or I64, got 'FP16'",
      "{`a`:{`dtype`:`F32`,`shapes`:[4],`data_offsets`:[0,16]}} | expected no key 'shapes' (did you mean 'shape'?)",
      "{`a`:{`dtype`:`F32`,`shape`:[4],`data_offsets`:[0,15]}} | expected 16 bytes for the shape [4] of F32",
      "{`a`:{`dtype`:`F32`,`shape`:[3],`data_offsets`:[0,12]}} | expected 12 bytes of numbers",
      "{`a`:{`dtype`:`F32`,`shape`:[4],`data_offsets`:[1,17]}} | expected data_offsets that begin at 0",
      "{`a`:{`dtype`:`F32`,`shape`:[5],`data_offsets`:[0,20]}} | the file is cut off",
      "{`a`:{`dtype`:`F32`,`shape`:[4],`data_offsets`:[16,0]}} | expected 16 bytes",
      "{`a`:{`dtype`:`F32`,`shape`:[-4],`data_offsets`:[0,16]}} | expected a number that is not negative",
      "{`a`:{`dtype`:`F32`,`shape`:[4.0],`data_offsets`:[0,16]}} | expected a whole number, got a number that is not whole",
      "{`a`:{`dtype`:`F32`,`shape`:[4],`data_offsets`:[0,16,16]}} | expected at most 2 numbers in an array",
      "{`a`:{`dtype`:`F32`,`shape`:[4],`data_offsets`:[0]}} | expected a first and a last place",
      "{`a`:{`dtype`:`F32`,`shape`:[4294967296,4294967296],`data_offsets`:[0,16]}} | expected a shape that fits the file",
      "{`a`:{`dtype`:`F32`,`shape`:[9223372036854775807],`data_offsets`:[0,16]}} | expected a shape that fits the file",
      "{`a`:{`dtype`:`F32`,`shape`:[18446744073709551616],`data_offsets`:[0,16]}} | expected a whole number below 2^63",
      "{`a`:{`dtype`:`F32`,`dtype`:`F32`,`shape`:[4],`data_offsets`:[0,16]}} | Duplicate field 'dtype'",
      "{`a`:{`dtype`:`F32`,`shape`:[2],`data_offsets`:[0,8]},`a`:{`dtype`:`F32`,`shape`:[2],`data_offsets`:[8,16]}} | 'a'",
      "{`a`:{`dtype`:`F32`,`shape`:[2],`data_offsets`:[0,8]},`b`:{`dtype`:`F32`,`shape`:[3],`data_offsets`:[4,16]}} "
          + "| tensor 'b': expected data_offsets that begin at 8",
      "{`__metadata__`:{`step`:7}} | expected a string, got a whole number",
      "{`a\\ud800`:{}} | surrogate",
      "{`a`:{`dtype`:`F32`,`shape`:[4],`data_offsets`:[0,16]}} x | Unrecognized token",
      "{`a`:{`dtype`:`F32`,`shape`:[4],`data_offsets`:[0,16]} | expected more, got the end",
      "[] | expected a header that begins with '{' at byte 8"})
  void whatIsWrongIsSaid(String header, String expected) throws IOException {
    Path path = file(Written.safetensors(header.replace('`', '"'), new byte[16]));
    CheckpointException refused = assertThrows(CheckpointException.class, () -> Checkpoints.open(path));
    assertTrue(refused.getMessage().startsWith(path + ": ") && refused.getMessage().contains(expected),
        refused.getMessage());
  }

  @Test
  void headersOfGigabytesAreRefusedBeforeTheyAreRead() throws IOException {
    for (long length : new long[] {2L << 30, 100_000_001, -1, Long.MIN_VALUE}) {
      Path path = file(Written.safetensors(length, "{".getBytes(StandardCharsets.UTF_8)));
      try (RandomAccessFile large = new RandomAccessFile(path.toFile(), "rw")) {
        large.setLength(3L << 30);
      }
      long start = Effort.allocated();
      CheckpointException refused = assertThrows(CheckpointException.class, () -> Checkpoints.open(path));
      assertTrue(refused.getMessage().contains("expected a header of at most 100000000 bytes, got "),
          refused.getMessage());
      Effort.assertAllocatedLess(1 << 20, start, "refusing a header of " + length + " bytes");
    }
    Files.delete(temporary.resolve("x.safetensors"));
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() throws IOException {
    byte[] header = ("{" + Written.entry("a?", "F32", "[4]", 0, 16) + "}").getBytes(StandardCharsets.UTF_8);
    header[3] = (byte) 0xc0;
    Path path = file(Written.safetensors(header, new byte[16]));
    CheckpointException refused = assertThrows(CheckpointException.class, () -> Checkpoints.open(path));
    assertTrue(refused.getMessage().contains("expected text in UTF-8"), refused.getMessage());
  }

  @Test
  void manyTensorsAreReadAndMoreAreRefused() throws IOException {
    int most = 1 << 18;
    for (int count : new int[] {most, most + 1}) {
      StringBuilder header = new StringBuilder("{");
      for (int i = 0; i < count; i++) {
        header.append(i == 0 ? "" : ",").append(Written.entry("t" + i, "F32", "[0]", 0, 0));
      }
      Path path = file(Written.safetensors(header.append('}').toString()));
      if (count == most) {
        try (Checkpoint checkpoint = Checkpoints.open(path)) {
          assertEquals(most, checkpoint.tensors().size());
        }
      } else {
        assertThrows(CheckpointException.class, () -> Checkpoints.open(path));
      }
    }
  }

  @Test
  void aFileThatIsShortenedWhileItIsReadIsSaid() throws IOException {
    Path path = file(Written.safetensors("{" + Written.entry("a", "F32", "[4]", 0, 16) + "}", new byte[16]));
    try (Checkpoint checkpoint = Checkpoints.open(path)) {
      try (RandomAccessFile shorter = new RandomAccessFile(path.toFile(), "rw")) {
        shorter.setLength(70);
      }
      CheckpointException refused = assertThrows(CheckpointException.class, () -> all(checkpoint, "a"));
      assertTrue(refused.getMessage().contains("shortened while it was read"), refused.getMessage());
    }
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    var random = Seeds.random("safetensors", 0);
    double[] numbers = IntStream.range(0, 12).mapToDouble(i -> random.nextGaussian()).toArray();
    Path path = temporary.resolve("x.safetensors");
    List<Tensor> tensors = List.of(new Tensor("0.weight", NumberType.F64, List.of(3L, 4L), numbers),
        new Tensor("é", NumberType.F32, List.of(12L), numbers),
        new Tensor("one", NumberType.F32, List.of(), new double[1]));
    Safetensors.write(path, Map.of("step", "25"), tensors);
    byte[] bytes = Files.readAllBytes(path);
    try (Checkpoint checkpoint = Checkpoints.open(path)) {
      assertEquals(Map.of("step", "25"), checkpoint.metadata());
      assertArrayEquals(numbers, all(checkpoint, "0.weight"));
      assertArrayEquals(IntStream.range(0, 12).mapToDouble(i -> (float) numbers[i]).toArray(), all(checkpoint, "é"));
    }
    Map<String, Reference.Tensor> other = Reference.safetensors(bytes);
    assertArrayEquals(numbers, other.get("0.weight").numbers());
    assertEquals(List.of(3L, 4L), other.get("0.weight").shape());
    assertEquals(0, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong() % 8);
    Safetensors.write(path, Map.of("step", "25"), tensors);
    assertArrayEquals(bytes, Files.readAllBytes(path));
  }

  @Test
  void whatMakesNoFileIsNotWritten() {
    assertThrows(IllegalArgumentException.class, () -> new Tensor("a", NumberType.F64, List.of(2L), new double[3]));
    assertThrows(IllegalArgumentException.class, () -> new Tensor("a", NumberType.BF16, List.of(2L), new double[2]));
    Tensor tensor = new Tensor("a", NumberType.F64, List.of(2L), new double[2]);
    Path path = temporary.resolve("x.safetensors");
    assertThrows(IllegalArgumentException.class, () -> Safetensors.write(path, Map.of(), List.of(tensor, tensor)));
    assertTrue(Files.notExists(path));
  }
}
