package lawsweep.circuit.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.laws.LawKind;
import lawsweep.circuit.line.Network;
import org.junit.jupiter.api.Test;

/** Real models at their sizes, against closed forms. */
class RealModelsTest {

  private static final String GPT2 = "tokens 50257x1024 %d pos causal > %d*(res(ln gain bias > attn %dx64 bias qkvo)"
      + " > res(ln gain bias > mlp %d gelu bias)) > ln gain bias > tied ce";
  private static final String LLAMA = "tokens 32000x2048 4096 causal > 32*(res(rms gain > attn 32x128 rope)"
      + " > res(rms gain > glu 11008 silu)) > rms gain > ce 32000";
  private static final String FIRST = "image 3x224x224 > conv 64 7 stride 2 pad zero > bn gain bias > relu > ";

  private static long survivors(Circuit circuit, Setting setting) {
    return TypedLaws.of(circuit, setting).count();
  }

  @Test
  void gpt2Small() {
    Circuit circuit = Network.of(GPT2.formatted(768, 12, 12, 3072)).circuit();
    assertEquals(124_439_808, circuit.parameters());
    TypedLaws laws = TypedLaws.of(circuit, Setting.PLAIN);
    assertEquals(674_585, laws.count());
    assertEquals(Map.of(LawKind.HEADS, 599_040L, LawKind.STILL, 9_216L, LawKind.GAINS, 18_432L + 1, LawKind.SUMS,
        47_128L, LawKind.POSITIONS, 768L), laws.counts());
    assertTrue(laws.independent(), laws.doubt());
    assertEquals(674_584, survivors(circuit, Setting.EPS));
    assertEquals(627_457, survivors(circuit, Setting.DROPOUT));
    assertEquals(9_216 + 47_128 + 768, survivors(circuit, Setting.MOMENTUM));
    assertEquals(9_216, survivors(circuit, Setting.ADAMW));
    assertEquals(9_216 + 47_128 + 768, survivors(circuit, Setting.DECAY_BY_GROUPS));
  }

  @Test
  void gpt2LargestByTheSameCount() {
    long layers = 48;
    long width = 1600;
    long heads = 25 * (64 * 65 + 64);
    long expected = layers * (heads + 2 * width + width + 4 * width + 2) + 1024 + width - 1 + 2;
    TypedLaws laws = TypedLaws.of(Network.of(GPT2.formatted(1600, 48, 25, 6400)).circuit(), Setting.PLAIN);
    assertEquals(expected, laws.count());
    assertTrue(laws.independent(), laws.doubt());
  }

  @Test
  void llama() {
    Circuit circuit = Network.of(LLAMA).circuit();
    assertEquals(6_738_415_616L, circuit.parameters());
    TypedLaws laws = TypedLaws.of(circuit, Setting.PLAIN);
    assertEquals(Map.of(LawKind.HEADS, 65_536L + 8_454_144, LawKind.GAINS, 266_240L, LawKind.NEURONS, 352_256L,
        LawKind.COLUMNS, 4_096L, LawKind.SCALE, 1L), laws.counts());
    assertEquals(9_142_273, laws.count());
    assertTrue(laws.independent(), laws.doubt());
    assertEquals(9_142_272, survivors(circuit, Setting.EPS));
    assertEquals(0, survivors(circuit, Setting.ADAMW));
  }

  private static String resnet(String shortcut) {
    StringBuilder line = new StringBuilder(FIRST);
    line.append("2*(").append(block(64, "", "")).append(" > relu) > ");
    for (int width : new int[] {128, 256, 512}) {
      line.append(block(width, " stride 2", " | conv " + width + " 1 stride 2 > " + shortcut)).append(" > relu > ");
      line.append(block(width, "", "")).append(" > relu > ");
    }
    return line + "pool > ce 1000 bias";
  }

  private static String block(int width, String stride, String shortcut) {
    return "res(conv %d 3%s pad zero > bn gain bias > relu > conv %d 3 pad zero > bn gain bias%s)".formatted(width,
        stride, width, shortcut);
  }

  @Test
  void resnet18() {
    Circuit circuit = Network.of(resnet("bn gain bias")).circuit();
    assertEquals(11_689_512, circuit.parameters());
    TypedLaws laws = TypedLaws.of(circuit, Setting.PLAIN);
    // Two biases are added where a shortcut ends, one of each branch: their difference stands still.
    assertEquals(Map.of(LawKind.SCALE, 4_800L, LawKind.GAINS, 1_920L + 960, LawKind.COLUMNS, 513L, LawKind.SUMS,
        128L + 256 + 512), laws.counts());
    assertTrue(laws.independent(), laws.doubt());
    assertEquals(laws.count() - 4_800, survivors(circuit, Setting.EPS));
    assertEquals(0, survivors(circuit, Setting.ADAMW));
  }

  @Test
  void resnet18WithoutBiasesAtShortcuts() {
    assertEquals(8_193, TypedLaws.of(Network.of(resnet("bn gain")).circuit(), Setting.PLAIN).count());
  }
}
