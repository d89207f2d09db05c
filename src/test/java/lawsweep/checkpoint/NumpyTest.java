package lawsweep.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lawsweep.checkpoint.Written.Entry;
import lawsweep.checkpoint.Written.Zip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** NumPy's arrays, by themselves, in folders and in archives. */
class NumpyTest {

  @TempDir
  Path temporary;

  private static double[] all(Checkpoint checkpoint, String name) throws IOException {
    StoredTensor tensor = checkpoint.find(name).orElseThrow();
    double[] numbers = new double[(int) tensor.size()];
    checkpoint.numbers(tensor).read(0, numbers, 0, numbers.length);
    return numbers;
  }

  private double[] array(byte[] npy) throws IOException {
    try (Checkpoint checkpoint = Checkpoints.open(Files.write(temporary.resolve("a.npy"), npy))) {
      return all(checkpoint, "a");
    }
  }

  @Test
  void typesAndByteOrders() throws IOException {
    double[] numbers = {0.1, -2, Double.NaN};
    assertArrayEquals(numbers, array(Written.npy("<f8", false, "(3,)", Written.f64(numbers))));
    byte[] big = ByteBuffer.allocate(24).putDouble(0.1).putDouble(-2).putDouble(Double.NaN).array();
    assertArrayEquals(numbers, array(Written.npy(">f8", false, "(3,)", big)));
    assertArrayEquals(new double[] {0.5f, 3e8f}, array(Written.npy(">f4", false, "(2,)",
        ByteBuffer.allocate(8).putFloat(0.5f).putFloat(3e8f).array())));
    assertArrayEquals(new double[] {1, -2}, array(Written.npy("<f2", false, "(2,)", Written.shorts(0x3c00, 0xc000))));
    assertArrayEquals(new double[] {1}, array(Written.npy(">f2", false, "(1,)", new byte[] {0x3c, 0})));
    assertArrayEquals(new double[] {7}, array(Written.npy("<f8", true, "()", Written.f64(7))));
    assertArrayEquals(new double[0], array(Written.npy("<f8", true, "(0, 3)")));
  }

  @Test
  void fortransOrderIsTurned() throws IOException {
    for (List<Long> shape : List.of(List.of(2L, 3L), List.of(5L, 1L), List.of(1L, 4L), List.of(2L, 3L, 4L),
        List.of(3L, 2L, 2L, 2L), List.of(6L))) {
      int size = (int) shape.stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
      double[] stored = IntStream.range(0, size).mapToDouble(i -> i).toArray();
      String sides = "(" + String.join(", ", shape.stream().map(String::valueOf).toList()) + ",)";
      assertArrayEquals(Reference.turned(stored, shape), array(Written.npy("<f8", true, sides, Written.f64(stored))));
    }
  }

  @Test
  void largeFortransArraysAreTurnedBandByBand() throws IOException {
    int rows = 1500;
    int columns = 1100;
    float[] stored = new float[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        stored[j * rows + i] = 2048f * i + j;
      }
    }
    checkLarge(rows, columns, stored);
    checkLarge(2, stored.length / 2, stored);
  }

  private void checkLarge(int rows, int columns, float[] stored) throws IOException {
    Path path = Files.write(temporary.resolve("a.npy"),
        Written.npy("<f4", true, "(%d, %d)".formatted(rows, columns), Written.f32(stored)));
    try (Checkpoint checkpoint = Checkpoints.open(path)) {
      Numbers numbers = checkpoint.numbers(checkpoint.tensors().getFirst());
      double[] into = new double[5000];
      for (int first : new int[] {0, 1_048_500, stored.length - into.length, 12_345}) {
        numbers.read(first, into, 0, into.length);
        for (int k = 0; k < into.length; k++) {
          assertEquals(stored[(first + k) % columns * rows + (first + k) / columns], into[k]);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
      "{'descr': '|O', 'fortran_order': False, 'shape': (2,), } ; expected numbers, got Python objects",
      "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (4,), } ; got records of several",
      "{'descr': '<f4', 'fortran_order': False, 'shape': (5,), } ; expected 148 bytes for the shape [5] of <f4, got 144",
      "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), } ; expected 140 bytes",
      "{'descr': '<f4', 'fortran_order': False, 'shape': (4), } ; expected a tuple of sides",
      "{'descr': '<f4', 'fortran_order': False, 'shape': (-4,), } ; expected a side of the shape",
      "{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296), } ; expected a shape that fits the file",
      "{'descr': '<f4', 'fortran_order': False, 'shape': (9999999999999999999,), } ; expected a side below 2^63",
      "{'descr': '<f4', 'fortran_order': 0, 'shape': (4,), } ; expected True or False",
      "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (4,), } ; expected each key once",
      "{'descr': '<f4', 'shape': (4,), } ; expected a key 'fortran_order'",
      "{'descr': '<f4', 'fortran_order': False, 'shape': (4,), 'x': 1} ; expected no key 'x'",
      "{'descr': '<f4', 'fortran_order': False, 'shape': (4,), } + 1 ; expected nothing after }",
      "{'descr': '<q4', 'fortran_order': False, 'shape': (4,), } ; expected numbers of one type"})
  void headersThatAreWrong(String header, String expected) throws IOException {
    Path path = Files.write(temporary.resolve("a.npy"), Written.npy(header, new byte[16]));
    CheckpointException refused = assertThrows(CheckpointException.class, () -> Checkpoints.open(path));
    assertTrue(refused.getMessage().startsWith(path + ": ") && refused.getMessage().contains(expected),
        refused.getMessage());
  }

  @Test
  void otherTypesAreListed() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("run"));
    List<String> types = List.of("<i8", "|b1", "|u1", "<c16", "<f16", "<U3", "|S4", "<V2", "<M8[ns]");
    for (int i = 0; i < types.size(); i++) {
      int bytes = types.get(i).equals("<U3") ? 12 : Integer.parseInt(types.get(i).substring(2).replaceAll("\\[.*", ""));
      Files.write(folder.resolve("t" + i + ".npy"), Written.npy(types.get(i), false, "(1,)", new byte[bytes]));
    }
    try (Checkpoint checkpoint = Checkpoints.open(folder)) {
      assertEquals(types, checkpoint.tensors().stream().map(StoredTensor::type).toList());
      assertTrue(checkpoint.tensors().stream().allMatch(tensor -> tensor.numbers().isEmpty()));
    }
  }

  @Test
  void foldersGoByNames() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("checkpoint"));
    Files.write(folder.resolve("2.weight.npy"), Written.npy("<f8", false, "(1,)", Written.f64(2)));
    Files.write(folder.resolve("0.weight.npy"), Written.npy("<f8", false, "(1,)", Written.f64(1)));
    Files.writeString(folder.resolve("notes.txt"), "");
    try (Checkpoint checkpoint = Checkpoints.open(folder)) {
      assertEquals(List.of("0.weight", "2.weight"), checkpoint.tensors().stream().map(StoredTensor::name).toList());
      assertArrayEquals(new double[] {2}, all(checkpoint, "2.weight"));
    }
    Path nested = Files.createDirectory(folder.resolve("layer"));
    Files.write(nested.resolve("weight.npy"), Written.npy("<f8", false, "(1,)", Written.f64(1)));
    CheckpointException refused = assertThrows(CheckpointException.class, () -> Checkpoints.open(folder));
    assertTrue(refused.getMessage().contains("directly in its folder, got some in layer too"), refused.getMessage());
  }

  @Test
  void archivesOfAllKinds() throws IOException {
    double[] numbers = IntStream.range(0, 3000).mapToDouble(i -> i % 7 - 0.25 * i).toArray();
    byte[] a = Written.npy("<f8", false, "(30, 100)", Written.f64(numbers));
    byte[] b = Written.npy("<f8", true, "(2, 2)", Written.f64(1, 2, 3, 4));
    for (boolean deflated : new boolean[] {false, true}) {
      for (boolean large : new boolean[] {false, true}) {
        Path path = Files.write(temporary.resolve("x.npz"),
            Written.zip(new Zip(deflated, large), new Entry("a.weight.npy", a), new Entry("größe.npy", b)));
        try (Checkpoint checkpoint = Checkpoints.open(path)) {
          assertEquals(List.of("a.weight", "größe"), checkpoint.tensors().stream().map(StoredTensor::name).toList());
          assertArrayEquals(numbers, all(checkpoint, "a.weight"));
          assertArrayEquals(new double[] {1, 3, 2, 4}, all(checkpoint, "größe"));
          assertArrayEquals(numbers, all(checkpoint, "a.weight"));
        }
      }
    }
  }

  @Test
  void archivesThatWereChanged() throws IOException {
    byte[] array = Written.npy("<f8", false, "(2,)", Written.f64(1, 2));
    byte[] stored = Written.zip(new Zip(false, false), new Entry("a.npy", array));
    byte[] flipped = stored.clone();
    flipped[30 + 5 + array.length - 1] ^= 1;
    assertRefused("expected bytes with the checksum", flipped);
    byte[] size = stored.clone();
    size[stored.length - 22 - 51 + 24]++;
    assertRefused("expected sizes that fit the file", size);
    assertRefused("expected a directory at its end", Arrays.copyOf(stored, stored.length - 1));
    assertRefused("expected the directory just before byte", Arrays.copyOfRange(stored, 0, stored.length - 23),
        Arrays.copyOfRange(stored, stored.length - 22, stored.length));
    assertRefused("expected each name once",
        Written.zip(new Zip(true, false), new Entry("a.npy", array), new Entry("a.npy", array)));
    assertRefused("expected arrays NAME.npy in it, got 'a.txt'",
        Written.zip(new Zip(false, false), new Entry("a.txt", array)));
    assertRefused("'a.npy': expected an array as numpy.save writes it",
        Written.zip(new Zip(false, false), new Entry("a.npy", new byte[20])));
    byte[] shared = Written.zip(new Zip(false, false), new Entry("a.npy", array), new Entry("b.npy", array));
    byte[] twice = shared.clone();
    int second = shared.length - 22 - 51;
    System.arraycopy(shared, second - 51 + 42, twice, second + 42, 4);
    assertRefused("expected bytes of its own", twice);
  }

  private void assertRefused(String expected, byte[]... pieces) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(pieces).mapToInt(piece -> piece.length).sum());
    Arrays.stream(pieces).forEach(all::put);
    Path path = Files.write(temporary.resolve("x.npz"), all.array());
    CheckpointException refused = assertThrows(CheckpointException.class, () -> {
      try (Checkpoint checkpoint = Checkpoints.open(path)) {
        all(checkpoint, "a");
      }
    });
    assertTrue(refused.getMessage().contains(expected), refused.getMessage());
  }
}
