package lawsweep.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.circuit.line.Block;
import lawsweep.circuit.line.Network;
import org.junit.jupiter.api.Test;

/** Lines that are listed say what their circuits say; a line that is known makes no other one right. */
class KnownLinesTest {

  private static final String LINE = "seq 2x3 > res(rms gain > attn 1x2 bias qk) > res(mlp 4 relu) > out 2";

  private static NetLine read(String line, String... lawsOf) {
    return NetLine.read(line, List.of(lawsOf).stream().findFirst(), Map.of());
  }

  private static String refused(String line, String... lawsOf) {
    return assertThrows(IllegalArgumentException.class, () -> read(line, lawsOf)).getMessage();
  }

  @Test
  void listedLinesSayWhatTheirCircuitsSay() {
    for (String line : List.of(LINE, "vec 2 > dense 3 > out 1", "vec 2 > dense 3 bias > relu > out 1")) {
      Network network = Network.of(line);
      NetLine listed = NetLine.listed(network, Map.of("m", 3L));
      assertSame(network, listed);
      assertSame(network, listed.copy());
      assertSame(network, read(line));
      assertEquals(Map.of("m", 3L), listed.copy().over());
      assertEquals(Map.of(), read(line).over());
    }
  }

  @Test
  void blocksSayWhatTheirCircuitsSay() {
    Network network = Network.of(LINE);
    for (String text : List.of(Block.EACH_TENSOR, Block.EACH_LAYER, Block.EACH_PAIR)) {
      List<NetLine> blocks = NetLine.blocks(network, text, Map.of());
      assertTrue(blocks.size() > 1, text);
      for (NetLine block : blocks) {
        String names = block.lawsOf().orElseThrow();
        assertSame(Network.of(LINE).block(names), block);
        assertSame(Network.of(LINE).block(names), read(LINE, names));
      }
    }
    NetLine whole = NetLine.blocks(Network.of("vec 2 > dense 3 > out 1"), "l1,l2", Map.of()).getFirst();
    assertEquals(Optional.empty(), whole.lawsOf());
    assertEquals(9, whole.parameters());
  }

  private static void assertSame(Network network, NetLine line) {
    assertEquals(network.parameters(), line.parameters(), line.toString());
    assertEquals(network.rectified() ? Fields.GATES : Fields.DATA, line.fields(), line.toString());
    assertEquals(network, line.network());
  }

  @Test
  void otherFormsOfKnownLinesAreRefused() {
    assertEquals(9, read("vec 2 > dense 3 > out 1").parameters());
    assertEquals("expected the network as 'vec 2 > dense 3 > out 1', got 'vec 2>dense 3 > out 1'",
        refused("vec 2>dense 3 > out 1"));
    assertEquals(6, read("vec 2 > dense 3 > out 1", "l1").parameters());
    assertEquals("expected the tensors in 'laws_of' as 'l1', got 'l1.W'", refused("vec 2 > dense 3 > out 1", "l1.W"));
    assertEquals("expected no 'laws_of' with all tensors of the network, got 'l1,l2'",
        refused("vec 2 > dense 3 > out 1", "l1,l2"));
    assertTrue(refused("vec 2 > dense 3 > out 1", "l3").startsWith("expected tensors of the network in 'laws_of': "));
    assertTrue(refused("vec 2 > dens 3").startsWith("expected a network in 'net', got one that is none: "));
  }

  /** They are at one place of the table. */
  @Test
  void linesWithOneHashAreTold() {
    String one = "vec 2 > Aa:dense 3 > out 1";
    String two = "vec 2 > BB:dense 3 > out 1";
    assertEquals(one.hashCode(), two.hashCode());
    for (String line : List.of(one, two, one)) {
      assertEquals(line, read(line).text());
      assertEquals(line, read(line).network().line());
    }
  }
}
