package lawsweep.circuit.word;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.line.Network;
import lawsweep.text.SpotException;
import org.junit.jupiter.api.Test;

/** Attention without an output matrix. */
class HeadlessTest {

  @Test
  void headsArePutSideBySide() {
    Network network = Network.of("seq 3x2 > attn 4x5 kv 2 linear headless");
    assertEquals(List.of("l1.Q", "l1.K", "l1.V"), network.circuit().tensors().stream().map(Tensor::name).toList());
    assertEquals(4 * 5 * 2 + 2 * 2 * 5 * 2, network.parameters());
    assertEquals(List.of(3, 20), network.circuit().steps().get(network.circuit().output()).shape());
    assertEquals("seq 3x2 > attn 4x5 kv 2 linear headless", network.line());
  }

  @Test
  void whatStandsBehindReadsAllHeads() {
    Network network = Network.of("seq 3x2 > attn 2x5 headless > out 4");
    assertEquals(List.of(4, 10), network.circuit().tensors().getLast().shape());
  }

  @Test
  void thereIsNoBiasOfTheOutputMatrix() {
    SpotException refused =
        assertThrows(SpotException.class, () -> Network.of("seq 3x2 > attn 2x5 headless bias qkvo"));
    assertTrue(refused.getMessage().contains("bias o belongs to the output matrix"), refused.getMessage());
    assertEquals(20 * 3 + 10, Network.of("seq 3x2 > attn 2x5 headless bias v").parameters());
  }
}
