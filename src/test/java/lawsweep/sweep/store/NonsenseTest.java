package lawsweep.sweep.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lawsweep.json.RecordFormatException;
import lawsweep.support.Seeds;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.log.LogLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has a right checksum but makes no sense is refused in one line, as is any other file that was tampered with. */
class NonsenseTest {

  private static final long SEED = Seeds.number("nonsense");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[] VALUES =
      {"null", "true", "0", "-1", "1e999", "-0.0", "99999999999999999999999", "2147483648",
          "1.5", "\"\"", "\"a\\nb\\u2028\"", "\"2,3,3,2\"", "\"1,,2\"", "\"-0\"", "\"done\"", "\"failed\"", "\"dense\"",
          "\"symmetric\"", "[]", "[[]]", "[1,2]", "{}", "{\"a\":1}", "\"NaN\"", "\"99999999999\"", "\"x\\u0000\""};

  @TempDir
  Path temporary;

  private static byte[] spoilt(byte[] payload, Random random) throws IOException {
    return switch (random.nextInt(12)) {
      case 0 -> "[".repeat(1 + random.nextInt(5000)).getBytes(StandardCharsets.UTF_8);
      case 1 -> letters(random).getBytes(StandardCharsets.UTF_8);
      case 2 -> ("{\"cell\":\"" + "x".repeat(100_000) + "\"}").getBytes(StandardCharsets.UTF_8);
      default -> {
        JsonNode record = JSON.readTree(payload);
        for (int n = 1 + random.nextInt(2); n > 0; n--) {
          replace(record, random);
        }
        yield JSON.writeValueAsBytes(record);
      }
    };
  }

  private static String letters(Random random) {
    byte[] bytes = new byte[random.nextInt(50)];
    random.nextBytes(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1).replace('\n', ' ');
  }

  /** Puts nonsense somewhere into an object or array. */
  private static void replace(JsonNode at, Random random) throws IOException {
    List<JsonNode> inner = new ArrayList<>();
    at.forEach(child -> {
      if (child.isContainerNode() && !child.isEmpty()) {
        inner.add(child);
      }
    });
    if (!inner.isEmpty() && random.nextInt(3) > 0) {
      replace(inner.get(random.nextInt(inner.size())), random);
      return;
    }
    JsonNode value = JSON.readTree(VALUES[random.nextInt(VALUES.length)]);
    if (at instanceof ObjectNode object) {
      List<String> keys = new ArrayList<>();
      object.fieldNames().forEachRemaining(keys::add);
      String key = keys.get(random.nextInt(keys.size()));
      if (random.nextInt(6) == 0) {
        object.remove(key);
      } else {
        object.set(random.nextInt(8) == 0 ? "other" : key, value);
      }
    } else if (at instanceof ArrayNode array) {
      array.set(random.nextInt(array.size()), value);
    }
  }

  @Test
  void recordsThatMakeNoSenseAreRefused() throws IOException {
    Sweep sweep = JournalFuzzTest.sweep();
    List<byte[]> payloads = JournalFuzzTest.payloads();
    Path log = temporary.resolve("journal.log");
    int refused = 0;
    for (int round = 0; round < 40; round++) {
      Random random = new Random(SEED + round);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int i = 0; i < 100; i++) {
        bytes.write(LogLine.of(spoilt(payloads.get(random.nextInt(payloads.size())), random)));
      }
      Files.write(log, bytes.toByteArray());
      try (ResultIndex index = ResultIndex.of(sweep, List.of(new ResultIndex.Source(log, List.of())))) {
        assertEquals(100, index.records() + index.damages().size(), Seeds.note("round " + round));
        for (String damage : index.damages()) {
          assertEquals(1, damage.lines().count(), Seeds.note(damage));
          assertTrue(damage.length() < 500, damage);
        }
        for (int cell = 0; cell < index.cells(); cell++) {
          assertTrue(!index.has(cell) || index.record(cell).orElseThrow().cell().equals(sweep.cells().get(cell)));
        }
        refused += index.damages().size();
      }
    }
    assertTrue(refused > 2000, "refused " + refused);
  }

  @Test
  void manifestsAreReadOrRefused() throws IOException {
    byte[] good = Manifest.of(JournalFuzzTest.sweep(), "dense", "1", Map.of("host", "here", "cpus", 4)).toJson();
    for (int round = 0; round < 3000; round++) {
      byte[] bad = spoilt(good, new Random(SEED - 1 - round));
      try {
        Manifest.parse(bad);
      } catch (RecordFormatException e) {
        assertEquals(1, String.valueOf(e.getMessage()).lines().count(), Seeds.note(e.getMessage()));
      }
    }
  }

  @Test
  void checkpointsAreThoseThatWereWrittenOrRefused() {
    byte[] content = new byte[100];
    new Random(SEED).nextBytes(content);
    byte[] good = CheckpointFile.of("engine cell", content);
    for (int round = 0; round < 10_000; round++) {
      Random random = new Random(SEED + round);
      byte[] bad = Arrays.copyOf(good, random.nextInt(4) == 0 ? random.nextInt(good.length) : good.length);
      for (int n = random.nextInt(4); n > 0 && bad.length > 0; n--) {
        bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      }
      if (Arrays.equals(bad, good)) {
        assertArrayEquals(content, CheckpointFile.open("engine cell", bad));
      } else {
        assertThrows(RecordFormatException.class, () -> CheckpointFile.open("engine cell", bad),
            Seeds.note("round " + round));
      }
    }
  }
}
