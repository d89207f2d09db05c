package lawsweep.circuit.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lawsweep.circuit.word.Vocabulary;
import lawsweep.text.SpotException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Random texts are networks or are refused in one line; nothing else happens, and nothing takes long. */
class NetworkFuzzTest {

  private static final int CASES = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final List<String> PIECES = pieces();

  private static List<String> pieces() {
    List<String> pieces = new ArrayList<>(Vocabulary.names());
    pieces.addAll(
        List.of(">", ">", ">", ">", "|", "(", ")", "*", ":", "=", "res(", "res", "2*(", ")", "1", "2", "3", "2x2",
            "2x3", "3x2x2", "2,2", "2,3,2", "1000000", "1000000x1000000", "1000000000", "0", "kv", "causal", "rope",
            "qknorm",
            "gain", "bias", "relbias", "qkvo", "linear", "to", "pad", "circ", "zero", "stride", "dil", "depthwise",
            "scalar",
            "frozen", "trained", "rank", "ranks", "bonds", "steps", "batch", "ce", "x^2", "relu^3", "x^", "a", "a:",
            "\n", "#",
            "é", "{", "}", "{h}", "-", ".", "\t", "x", "and", "<="));
    return pieces;
  }

  @Test
  void salads() {
    Random random = new Random(1);
    Assertions.assertTimeoutPreemptively(PATIENCE, () -> {
      for (int i = 0; i < CASES; i++) {
        StringBuilder text =
            new StringBuilder(random.nextBoolean() ? "vec 2 > " : random.nextBoolean() ? "seq 2x2 > " : "");
        int length = random.nextInt(12);
        for (int k = 0; k < length; k++) {
          text.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextInt(8) == 0 ? "" : " ");
        }
        read(text.toString());
      }
    });
  }

  /** Layers that fit together, with one character changed. */
  @Test
  void changedNetworks() {
    Random random = new Random(2);
    List<String> lines = List.of(
        "seq 2x4 causal > res(rms > attn 2x2 rope) > res(rms > glu 6 silu) > rms > ce 5",
        "image 3x6x6 > conv 4 3 pad zero stride 2 bias > bn gain bias batch 3 > relu > pool > out 10",
        "tokens 6x2 4 > pos > 2*(res(ln gain > attn 2x2 kv 1 qknorm gain bias qkvo) > b:res(mlp 6 relu^2 to 4)) > tied ce",
        "vec 3 > res(dense 4 | lowrank 2 to 4 frozen) > moe 2 3 tanh > gamma scalar > ce 3",
        "train 2,3,2 bonds 2,2", "vec 2 > lstm 2 steps 3 > out 1");
    int networks = 0;
    for (int i = 0; i < CASES; i++) {
      StringBuilder text = new StringBuilder(lines.get(random.nextInt(lines.size())));
      for (int k = random.nextInt(3); k >= 0; k--) {
        int at = random.nextInt(text.length());
        char other = "  >|()*:x^,0123456789aeironé{".charAt(random.nextInt(29));
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, other);
          case 1 -> text.insert(at, other);
          default -> text.deleteCharAt(at);
        }
      }
      networks += read(text.toString()) ? 1 : 0;
    }
    assertTrue(networks > CASES / 50 && networks < CASES, networks + " of " + CASES + " are networks");
  }

  /** True if the text is a network; its line is then the same network. */
  private static boolean read(String text) {
    boolean network = false;
    try {
      Network one = Network.of(text);
      assertEquals(one, Network.of(one.line()), text);
      network = true;
    } catch (SpotException e) {
      assertTrue(e.getMessage().matches("column [1-9][0-9]*: .+"), text + ": " + e.getMessage());
      assertTrue(e.spot().column() <= text.codePointCount(0, text.length()) + 1, text + ": " + e.getMessage());
    }
    try {
      Network.ofFile(text);
      Template.of(text).filled(Map.of("h", 2L));
      Condition.of(text);
    } catch (SpotException e) {
      assertTrue(e.getMessage().matches("(line [1-9][0-9]*, )?column [1-9][0-9]*: .+"), text + ": " + e.getMessage());
    }
    return network;
  }
}
