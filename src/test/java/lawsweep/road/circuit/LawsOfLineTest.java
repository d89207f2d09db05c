package lawsweep.road.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lawsweep.circuit.line.Network;
import lawsweep.kernel.vector.VectorKernels;
import org.junit.jupiter.api.Test;

/** Known laws are said without a count, unless that takes long. */
class LawsOfLineTest {

  private static String laws(String line) {
    return LawsOfLine.of(Network.of(line), VectorKernels.hot());
  }

  @Test
  void kindsAreSaid() {
    assertEquals("18: columns 4, heads 8, neurons 6",
        laws("seq 2x4 causal > res(rms > attn 2x2 rope) > res(rms > glu 6 silu) > rms > ce 5"));
    assertEquals("none", laws("vec 2 > dense 3 > tanh > out 2"));
    assertEquals("not looked for in a network of this size; lawsweep count does, where it has the memory",
        laws("vec 1000 > dense 1000 > out 1"));
  }
}
