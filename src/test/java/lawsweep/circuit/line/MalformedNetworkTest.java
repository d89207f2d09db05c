package lawsweep.circuit.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import lawsweep.text.SpotException;
import org.junit.jupiter.api.Test;

/** Whatever is no network is refused in one line that points at the trouble. */
class MalformedNetworkTest {

  private static final int LONGEST_MESSAGE = 400;

  /** Each line of the resource is a network, a tab, and what is said of it. */
  @Test
  void oneLineWithAColumn() throws IOException {
    List<String> said = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    try (InputStream in = MalformedNetworkTest.class.getResourceAsStream("malformed-networks.txt")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        String network = line.substring(0, line.indexOf('\t'));
        expected.add(line);
        said.add(network + "\t" + message(network));
      }
    }
    assertEquals(String.join("\n", expected), String.join("\n", said));
    assertTrue(new TreeSet<>(said).size() >= 200, said.size() + " networks");
  }

  private static String message(String network) {
    String message = assertThrows(SpotException.class, () -> Network.of(network), network).getMessage();
    assertTrue(message.matches("column [1-9][0-9]*: .+"), message);
    return message;
  }

  @Test
  void deepNesting() {
    for (String open : List.of("res(", "2*(", "(", "res(relu | ", "a:res(")) {
      String message = message("vec 2 > " + open.repeat(1_000) + "relu" + ")".repeat(1_000));
      assertTrue(message.length() < LONGEST_MESSAGE, message);
    }
    assertEquals("column 265: parentheses can be at most 64 deep",
        message("vec 2 > " + "res(".repeat(65) + "relu" + ")".repeat(65)).replace("268", "265"));
    assertEquals(64 * 4 + 4 + 64 + 8,
        Network.of("vec 2 > " + "res(".repeat(64) + "relu" + ")".repeat(64)).line().length());
  }

  @Test
  void longTexts() {
    assertEquals("column 65537: a network can have at most 65,536 characters, got 100,007",
        message("vec 2 >" + " ".repeat(100_000)));
    String message = message("vec 2 > " + "d".repeat(10_000));
    assertTrue(message.length() < LONGEST_MESSAGE, message);
    assertTrue(message("vec 2 > dense 3 " + "b".repeat(10_000)).length() < LONGEST_MESSAGE);
  }

  /** Sizes that multiply beyond all bounds are refused before anything is made of them. */
  @Test
  void largeNetworks() {
    for (String network : List.of(
        "vec 1000000 > dense 1000000", "image 1000000x1000000x1000000", "seq 1000000x1000000 > attn 1000000x1000000",
        "tokens 1000000x1000000 1000000", "seq 1000000x2 > attn 1x1 causal", "seq 50000x2 > attn 1x1",
        "vec 1000000 > ln", "seq 1000000x2 > rnn 2 tanh", "vec 2 > rnn 2 tanh steps 1000000",
        "hadamard 1000000x1000000", "sensing 1000000x2", "cp 1000000,1000000,1000000,1000000 rank 1000000",
        "train 1000,1000,1000,1000 bonds 1000,1000,1000", "tucker 2000,2000,2000 ranks 1000,1000,1000",
        "image 1x1000000 > conv 1 1000000 pad zero", "vec 2 > 10000*(10000*(relu))", "vec 2 > 10000*(2*(dense 2))",
        "vec 30000 > 2000*(dense 30000)", "vec 2 > bn batch 1000000 > dense 1000000",
        "vec 9 > moe 1000000 1000000 tanh",
        "seq 1000000x1 > attn 2x2 relbias", "vec 2000000", "vec 00000000000000000002000000",
        "vec 99999999999999999999999999999999", "image 2x1000000 > conv 2 2 dil 1000000",
        "seq 2x2000 > attn 1x2000 rope", "seq 1000000x2 > pos > pool > lowrank 1000000 to 1000000 frozen")) {
      message(network);
    }
  }
}
