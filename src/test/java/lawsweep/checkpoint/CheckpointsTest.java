package lawsweep.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lawsweep.checkpoint.Safetensors.Tensor;
import lawsweep.checkpoint.Written.Entry;
import lawsweep.checkpoint.Written.Zip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is a checkpoint: several files with an index, folders; pickles are none. */
class CheckpointsTest {

  @TempDir
  Path folder;

  private void write(String name, Map<String, String> metadata, String... tensors) throws IOException {
    Safetensors.write(folder.resolve(name), metadata, IntStream.range(0, tensors.length)
        .mapToObj(i -> new Tensor(tensors[i], NumberType.F32, List.of(2L), new double[] {i, tensors[i].length()}))
        .toList());
  }

  private Path index(String... places) throws IOException {
    StringBuilder map = new StringBuilder();
    for (int i = 0; i < places.length; i += 2) {
      map.append(i == 0 ? "" : ", ").append("\"%s\": \"%s\"".formatted(places[i], places[i + 1]));
    }
    return Files.writeString(folder.resolve("model.safetensors.index.json"),
        "{\"metadata\": {\"total_size\": 24, \"x\": [1, {}]}, \"weight_map\": {" + map + "}}");
  }

  private void assertRefused(Path path, String expected) {
    CheckpointException refused = assertThrows(CheckpointException.class, () -> Checkpoints.open(path));
    assertTrue(refused.getMessage().contains(expected), refused.getMessage());
    assertEquals(1, refused.getMessage().lines().count());
  }

  @Test
  void severalFilesWithAnIndex() throws IOException {
    write("m-1.safetensors", Map.of("step", "5", "format", "pt"), "a", "bb");
    write("m-2.safetensors", Map.of("step", "5"), "ccc");
    Path index = index("ccc", "m-2.safetensors", "a", "m-1.safetensors", "bb", "m-1.safetensors");
    for (Path path : List.of(index, folder)) {
      try (Checkpoint checkpoint = Checkpoints.open(path)) {
        assertEquals(List.of("ccc", "a", "bb"), checkpoint.tensors().stream().map(StoredTensor::name).toList());
        assertEquals(Map.of("step", "5", "format", "pt"), checkpoint.metadata());
        double[] numbers = new double[2];
        checkpoint.numbers(checkpoint.find("bb").orElseThrow()).read(0, numbers, 0, 2);
        assertArrayEquals(new double[] {1, 2}, numbers);
      }
    }
  }

  @Test
  void indexesThatAreWrong() throws IOException {
    write("m-1.safetensors", Map.of("step", "5"), "a", "b");
    write("m-2.safetensors", Map.of("step", "6"), "c");
    assertRefused(index("a", "m-1.safetensors"), "expected all tensors of m-1.safetensors, got no word of 'b'");
    assertRefused(index("a", "m-1.safetensors", "b", "m-1.safetensors", "d", "m-1.safetensors"),
        "expected tensor 'd' in m-1.safetensors");
    assertRefused(index("a", "m-1.safetensors", "b", "m-1.safetensors", "c", "m-2.safetensors"),
        "expected one step in the metadata of its files, got '5' in m-1.safetensors and '6' in m-2.safetensors");
    assertRefused(index("a", "m-3.safetensors"), "m-3.safetensors: no such file");
    assertRefused(index("a", "m-1.safetensors", "a", "m-1.safetensors"), "Duplicate field 'a'");
    assertRefused(index(), "expected a weight_map");
    for (String name : List.of("../m-1.safetensors", "/etc/passwd", "..", ".", "", "x\\\\y", "sub/m", "a\\u0000b")) {
      assertRefused(index("a", name), "expected the name of a file in the folder of the index");
    }
  }

  @Test
  void foldersOfOneCheckpoint() throws IOException {
    assertRefused(folder,
        "expected model.safetensors, an index (*.safetensors.index.json) or .npy files in it, got none");
    write("step5.safetensors", Map.of(), "a");
    assertRefused(folder, "give one: " + folder.resolve("step5.safetensors"));
    write("model.safetensors", Map.of(), "b");
    try (Checkpoint checkpoint = Checkpoints.open(folder)) {
      assertEquals("b", checkpoint.tensors().getFirst().name());
    }
    index("b", "model.safetensors");
    assertRefused(folder, "expected one checkpoint, got [model.safetensors, model.safetensors.index.json]");
  }

  @Test
  void picklesAreRefusedByNamesAndByBytes() throws IOException {
    byte[] plain = {(byte) 0x80, 2, ']', 'q', 0, '.'};
    byte[] archive = Written.zip(new Zip(false, false), new Entry("archive/data.pkl", plain));
    byte[] large = {'P', 'K', 3, 4, 0, 0, 0, 0, 8, 8, 0, 0, 0, 0, 0, 0, 'P', 'K', 6, 6, 'P', 'K', 6, 7};
    byte[] other = "no checkpoint at all".getBytes(StandardCharsets.UTF_8);
    for (String name : List.of("model.pt", "model.pth", "pytorch_model.bin", "last.ckpt")) {
      for (byte[] bytes : List.of(plain, archive, large, other)) {
        assertPickle(Files.write(folder.resolve(name), bytes));
      }
    }
    assertRefused(Files.write(folder.resolve("x.safetensors"), plain),
        folder.resolve("x.safetensors") + " " + folder.resolve("x.converted.safetensors"));
    assertPickle(Files.write(folder.resolve("x.npz"), archive));
    assertRefused(Files.write(folder.resolve("x.dat"), other),
        "expected a file of the format safetensors, .npz or .npy");
  }

  private void assertPickle(Path path) {
    String message = assertThrows(CheckpointException.class, () -> Checkpoints.open(path)).getMessage();
    assertTrue(message.contains("got a pickle") && message.contains("python3 -c \"import sys, torch")
        && message.endsWith(" " + path + " " + path.toString().replaceFirst("\\.[a-z]+$", ".safetensors")), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void aHeaderOf640BytesIsNoPickle() throws IOException {
    String header = "{" + Written.entry("a", "F32", "[4]", 0, 16) + "}";
    Path path = Files.write(folder.resolve("x.safetensors"),
        Written.safetensors(header + " ".repeat(640 - header.length()), new byte[16]));
    try (Checkpoint checkpoint = Checkpoints.open(path)) {
      assertEquals("a", checkpoint.tensors().getFirst().name());
    }
  }

  @Test
  void whatIsNoFileIsSaid() throws IOException {
    assertRefused(folder.resolve("nowhere.safetensors"), "no such file");
    assertRefused(Files.write(folder.resolve("empty.safetensors"), new byte[0]), "got only 0 bytes");
    assertRefused(Path.of("/dev/zero"), "expected a file, got a device");
  }
}
