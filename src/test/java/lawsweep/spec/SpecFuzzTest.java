package lawsweep.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import lawsweep.support.Seeds;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Specs;
import org.junit.jupiter.api.Test;

/** Spoilt specs: whatever is done to a valid one, it is read or refused in one line. */
class SpecFuzzTest {
  private static final int ROUNDS = 1200 * Integer.getInteger("lawsweep.testMultiplier", 1);
  private static final String[] PIECES = {
      "[", "]", "{", "}", ": ", "- ", "..", ",", "\n", "\n  ", "\t", "'", "\"", "&a ", "*a", "!!map ", "|", ">", "?",
      "#",
      "---\n", "...\n", "%YAML 1.2\n", "<<: ", "0", "-1", "1e9", "99999999999", "1..1000000", "null",
      "true", "~", "@", "`", "\u0000", "\u0085", "\u2028", "\uFEFF", "é", "family: relu", "depth: 2..9", "each: 1..30",
      "random: ", "seeds: 7", "inf", "nan", "-", "energy: ", "initial: ", "kind: ", "file: a.npy", "dynamics: "
  };

  @Test
  void onlyOneLineEscapes() throws IOException {
    List<String> valid = new ArrayList<>();
    for (Path path : ReadySweepsTest.all()) {
      valid.add(Files.readString(path));
    }
    valid.add(Specs.entry("relu", "bias: [none, all]\ndepth: [2, 3..4]\nwidth: 3\ninput: 1..2\noutput: [4]\nseeds: 2"));
    valid.add("""
        name: simulations
        langevin:
          - {dynamics: [upstairs, downstairs], depth: [2, 3..4], width: 2, rank: 1, beta: [1, .5], kappa: 0..1, step: 1e-2,
             time: 1, record_every: 0.5, replicas: 3, seeds: 2, energy: {kind: completion, entries: [[1, 2, -0.5]],
             confinement: 0.1}, initial: {kind: singular-values, values: [1, 0]}}
          - {dynamics: gradient-flow, side: downstairs, depth: inf, width: 2, time: 1,
             energy: {kind: target, matrix: [[1, 2], [3, 4]]}, initial: {kind: matrix, value: [[1, 2], [3, 4]]}}
          - {dynamics: sgd, depth: 2, width: 1, step: 0.1, time: 1, weight_decay: 0.1, samples: 3, batch: 2,
             energy: {kind: target, matrix: [[1]]}}
        """);
    SplittableRandom random = new SplittableRandom(Seeds.number("spoilt specs"));
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] spoilt = spoil(valid.get(random.nextInt(valid.size())), random);
      try {
        assertTrue(!FakeKinds.read("f.yaml", spoilt).cells().isEmpty());
      } catch (SpecException e) {
        refused++;
        assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        assertTrue(e.getMessage().matches("f\\.yaml:[0-9]+: .+; .+"), Seeds.note(e.getMessage()));
        int lines = 2 + Collections.frequency(new String(spoilt, StandardCharsets.UTF_8).chars().boxed().toList(), 10);
        assertTrue(e.line() <= lines + 3, e.getMessage());
      } catch (RuntimeException | StackOverflowError e) {
        fail(Seeds.note("round " + round) + ":\n" + new String(spoilt, StandardCharsets.UTF_8), e);
      }
    }
    assertTrue(refused > ROUNDS / 2, "the mutations must hurt: " + refused);
  }

  private static byte[] spoil(String spec, SplittableRandom random) {
    StringBuilder text = new StringBuilder(spec);
    for (int n = random.nextInt(1, 5); n > 0 && !text.isEmpty(); n--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + random.nextInt(1, 12));
      switch (random.nextInt(5)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
        case 2 -> text.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
        case 3 -> text.insert(random.nextInt(text.length()), text.substring(at, end));
        default -> text.setCharAt(at, (char) random.nextInt(32, 127));
      }
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextInt(20) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
