package lawsweep.circuit.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lawsweep.text.SpotException;
import org.junit.jupiter.api.Test;

/** Lines as the layers that stand one behind the other. */
class PlainLineTest {

  @Test
  void repeatedLayersAreWrittenOut() {
    String line = "vec 2 > 2*(a:dense 3 bias > relu) > out 02";
    List<String> texts =
        PlainLine.of(line).orElseThrow().layers().stream().map(PlainLine.Layer::text).toList();
    assertEquals(List.of("vec 2", "dense 3 bias", "relu", "dense 3 bias", "relu", "out 2"), texts);
    assertEquals(Network.of(line).stages().size(), texts.size());
  }

  @Test
  void layersBesideEachOtherAreNoPlainLine() {
    assertEquals(Optional.empty(), PlainLine.of("vec 2 > res(dense 2) > out 2"));
    assertEquals(Optional.empty(), PlainLine.of("vec 2 > 2*(res(dense 2 | id)) > out 2"));
    assertThrows(SpotException.class, () -> PlainLine.of("vec 2 > dens 2"));
  }

  @Test
  void sizesAndOptionsOfLayers() {
    PlainLine.Layer attention =
        PlainLine.of("seq 2x4 > attn 4x2 causal bias qk kv 2 rope").orElseThrow().last();
    assertEquals(List.of(4, 2), attention.sizes());
    assertEquals(OptionalInt.of(2), attention.numberBehind("kv"));
    assertEquals(Optional.of("qk"), attention.behind("bias"));
    assertEquals(OptionalInt.empty(), attention.numberBehind("rope"));
    assertEquals(OptionalInt.empty(), attention.numberBehind("bias"));
    assertEquals(List.of("causal", "bias", "qk", "kv", "rope"), attention.options());
    assertTrue(attention.has("causal") && attention.is("mla", "attn"));
    assertFalse(attention.has("qknorm"));
    assertEquals(Optional.of(List.of(3, 5)),
        PlainLine.of("seq 2x4 > attn 4x2 cross 3x5").orElseThrow().last().sizesBehind("cross"));
    assertEquals(List.of(2, 3), PlainLine.of("cp 2,3 rank 2").orElseThrow().last().sizes());
    assertEquals(List.of(4, 3),
        PlainLine.of("image 1x5x5 > conv 4 3 pad circ").orElseThrow().last().sizes());
  }
}
