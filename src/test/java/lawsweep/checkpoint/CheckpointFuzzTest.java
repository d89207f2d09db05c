package lawsweep.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import lawsweep.checkpoint.Written.Entry;
import lawsweep.checkpoint.Written.Zip;
import lawsweep.support.Effort;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spoilt checkpoints: each is read as the reference reads it, or refused in one line; memory stays small. */
class CheckpointFuzzTest {

  private static final int ROUNDS = 3400 * Integer.getInteger("lawsweep.testMultiplier", 1);
  private static final long MOST_ALLOCATED = 4 << 20;

  @TempDir
  Path temporary;

  /** Reads a file in another way. */
  @FunctionalInterface
  private interface Other {
    Map<String, Reference.Tensor> read(Path path, byte[] file) throws IOException;
  }

  private int refused;
  private int read;

  @Test
  void safetensors() throws IOException {
    List<byte[]> valid = List.of(
        Written.safetensors("{" + Written.entry("0.weight", "F32", "[2,3]", 0, 24) + ","
            + Written.entry("0.bias", "F64", "[2]", 24, 40) + "}  ", ramp(40)),
        Written.safetensors(
            "{\"__metadata__\":{\"step\":\"12\",\"lr\":\"0.1\"}," + Written.entry("größe", "BF16", "[4]", 0, 8)
                + "," + Written.entry("h", "F16", "[]", 8, 10) + "," + Written.entry("n", "I64", "[0,7]", 10, 10) + "}",
            ramp(10)),
        Written.safetensors(
            "{" + Written.entry("b", "I32", "[2]", 8, 16) + "," + Written.entry("a", "F8_E4M3", "[8]", 0, 8)
                + "," + Written.entry("c", "F32", "[1,1,2]", 16, 24) + "}",
            ramp(24)));
    fuzz("x.safetensors", valid, (_, file) -> Reference.safetensors(file));
  }

  @Test
  void archives() throws IOException {
    byte[] a = Written.npy("<f4", false, "(2, 3)", ramp(24));
    byte[] b = Written.npy(">f8", true, "(3, 2)", ramp(48));
    byte[] c = Written.npy("<i8", false, "(2,)", ramp(16));
    List<byte[]> valid = List.of(
        Written.zip(new Zip(false, false), new Entry("0.weight.npy", a), new Entry("0.bias.npy", c)),
        Written.zip(new Zip(false, true), new Entry("0.weight.npy", a), new Entry("größe.npy", b)),
        Written.zip(new Zip(true, false), new Entry("a.npy", a), new Entry("b.npy", b), new Entry("c.npy", c)));
    fuzz("x.npz", valid, (path, _) -> Reference.npz(path));
  }

  @Test
  void arrays() throws IOException {
    List<byte[]> valid = List.of(Written.npy("<f4", false, "(2, 3)", ramp(24)),
        Written.npy(">f8", true, "(3, 2)", ramp(48)), Written.npy("|u1", false, "(5,)", ramp(5)),
        Written.npy("<f2", true, "(2, 2, 3)", ramp(24)), Written.npy("<f8", false, "()", ramp(8)));
    fuzz("x.npy", valid, (_, file) -> Map.of("x", Reference.npy(file)));
  }

  private void fuzz(String name, List<byte[]> valid, Other other) throws IOException {
    SplittableRandom random = new SplittableRandom(Seeds.number(name));
    Spoiler spoiler = new Spoiler(random);
    for (byte[] file : valid) {
      check(name, file, other);
    }
    assertEquals(valid.size(), read, "the files are read before they are spoilt");
    for (int round = 0; round < ROUNDS; round++) {
      check(name, spoiler.spoilt(valid.get(random.nextInt(valid.size()))), other);
    }
    assertTrue(refused > ROUNDS / 2, "spoilt files must be refused: " + refused);
    assertTrue(read > ROUNDS / 50, "some are no worse than before: " + read);
  }

  private void check(String name, byte[] file, Other other) throws IOException {
    Path path = Files.write(temporary.resolve(name), file);
    long start = Effort.allocated();
    try (Checkpoint checkpoint = Checkpoints.open(path)) {
      for (StoredTensor tensor : checkpoint.tensors()) {
        if (tensor.numbers().isPresent()) {
          numbers(checkpoint, tensor);
        }
      }
      compare(checkpoint, reference(path, file, other), file);
      read++;
    } catch (CheckpointException e) {
      refused++;
      assertEquals(1, e.getMessage().lines().count(), e.getMessage());
      assertTrue(e.getMessage().startsWith(path + ": ") && e.getMessage().length() < 1000, e.getMessage());
      assertTrue(e.getMessage().chars().noneMatch(Character::isISOControl), e.getMessage());
    } catch (RuntimeException e) {
      fail(Seeds.note(HexFormat.of().formatHex(file)), e);
    }
    Effort.assertAllocatedLess(MOST_ALLOCATED, start, "reading " + file.length + " bytes");
  }

  private static Map<String, Reference.Tensor> reference(Path path, byte[] file, Other other) throws IOException {
    try {
      return other.read(path, file);
    } catch (RuntimeException | IOException e) {
      throw new IllegalStateException("the reference refuses what was read", e);
    }
  }

  private static void compare(Checkpoint checkpoint, Map<String, Reference.Tensor> expected, byte[] file)
      throws IOException {
    assertEquals(expected.keySet(), Set.copyOf(checkpoint.tensors().stream().map(StoredTensor::name).toList()),
        () -> HexFormat.of().formatHex(file));
    for (StoredTensor tensor : checkpoint.tensors()) {
      Reference.Tensor other = expected.get(tensor.name());
      assertEquals(other.type(), tensor.type());
      assertEquals(other.shape(), tensor.shape());
      if (tensor.numbers().isPresent()) {
        assertArrayEquals(other.numbers(), numbers(checkpoint, tensor), () -> HexFormat.of().formatHex(file));
      }
    }
  }

  private static double[] numbers(Checkpoint checkpoint, StoredTensor tensor) throws IOException {
    Numbers numbers = checkpoint.numbers(tensor);
    assertEquals(tensor.size(), numbers.size());
    double[] all = new double[Math.toIntExact(numbers.size())];
    numbers.read(0, all, 0, all.length);
    return all;
  }

  private static byte[] ramp(int count) {
    byte[] bytes = new byte[count];
    LongStream.range(0, count).forEach(i -> bytes[(int) i] = (byte) (37 * i + 11));
    return bytes;
  }
}
