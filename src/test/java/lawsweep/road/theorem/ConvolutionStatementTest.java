package lawsweep.road.theorem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import lawsweep.circuit.laws.LawKind;
import lawsweep.circuit.line.Network;
import lawsweep.law.NetLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The theorem on convolutions at sizes without ranks, and where it says nothing. */
class ConvolutionStatementTest {

  /** The convolutions of ResNet-34, one behind the other. */
  private static final String DEEP = "image 3x224x224 > conv 64 7 stride 2 pad zero > relu"
      + " > 6*(conv 64 3 pad zero > relu) > conv 128 3 stride 2 pad zero > relu > 7*(conv 128 3 pad zero > relu)"
      + " > conv 256 3 stride 2 pad zero > relu > 11*(conv 256 3 pad zero > relu)"
      + " > conv 512 3 stride 2 pad zero > relu > 5*(conv 512 3 pad zero > relu) > pool > ce 1000 bias";

  private static Optional<Instance> said(String line) {
    return new ConvolutionStatement().of(new NetLine(Network.of(line)));
  }

  @Test
  void deepChainsOfRealSize() {
    Instance said = said(DEEP).orElseThrow();
    assertEquals(21_608_616, said.parameters());
    assertEquals(Map.of(LawKind.CHANNELS, 7L * 64 + 8 * 128 + 12 * 256 + 6 * 512, LawKind.COLUMNS, 513L),
        said.kinds());
    assertEquals(21_608_616 - 8129, said.lieDim());
    assertTrue(said.complete());
    assertEquals("513 (columns) + 7,616 (channels) = 8,129", said.formula());
  }

  @Test
  void separableChains() {
    Instance said = said("image 3x224x224 > conv 32 3 stride 2 pad zero > relu"
        + " > 13*(conv 32 3 pad zero depthwise > relu > conv 32 1 > relu) > pool > out 1000").orElseThrow();
    assertEquals(32 * 27, said.laws());
  }

  /** The second corollary: one law for each hidden channel, whatever the sizes. */
  @Test
  void filtersWithAMiddleHaveOneLawForEachHiddenChannel() {
    for (String padding : new String[] {"pad valid", "pad circ", "pad zero"}) {
      for (int length = 1; length <= 4; length++) {
        for (int dilation = 1; dilation <= (padding.equals("pad zero") && length % 2 == 0 ? 1 : 3); dilation++) {
          for (int stride = 1; stride <= 3; stride++) {
            String filter = " " + length + " stride " + stride + " dil " + dilation + " " + padding;
            String line = "image 3x40x37 > conv 60" + filter + " > relu > conv 50" + filter + " bias > relu > out 10";
            Instance said = said(line).orElseThrow();
            assertEquals(110, said.laws() - said.kinds().getOrDefault(LawKind.STILL, 0L), line);
          }
        }
      }
    }
  }

  @Test
  void positionsOfPlanesWithoutAMiddleArePairs() {
    String filter = "2 dil 2 pad zero";
    Instance line = said("image 1x2 > conv 5 " + filter + " > relu > conv 3 " + filter).orElseThrow();
    Instance plane = said("image 1x2x2 > conv 5 " + filter + " > relu > conv 3 " + filter).orElseThrow();
    assertEquals(5 * 2, line.laws());
    assertEquals(5 * 4, plane.laws());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      // Two layers with weights without a gate between them, other functions, other layers, no gate at all.
      "image 1x4 > conv 2 2 > conv 2 2 > relu > out 2", "vec 2 > dense 2 > relu > dense 2 > id > dense 2",
      "image 1x4 > conv 2 2 > tanh > conv 2 2", "image 1x4 > conv 2 2 > relu^2 > conv 2 2",
      "image 1x4 > conv 2 2 > relu > conv 2 2 > gelu", "image 2x4 > conv 2 2 > bn > relu > out 2",
      "image 2x4 > res(conv 2 1 > relu) > out 2", "seq 2x2 > dense 2 > relu > dense 2", "image 1x4 > conv 2 2",
      // Sums of taps with taps in common.
      "image 1x4 > relu > conv 2 2 pad zero > pool", "image 1x4 > relu > conv 2 2 pad circ > pool > ce",
      // A position that is always 0.
      "image 1x3 > conv 2 2 dil 4 pad zero > relu > conv 2 2 pad zero"})
  void saysNothing(String line) {
    assertEquals(Optional.empty(), said(line));
  }

  @Test
  void onlyWordsAreLookedAtWhereItSaysNothing() {
    assertEquals(Optional.empty(),
        new ConvolutionStatement().of(new NetLine("image 1x9 > conv 1000000 1000000 > tanh > out 1", Map.of())));
  }
}
