package lawsweep.circuit.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read off the words of a line. */
class FeaturesTest {

  private static String of(String line) {
    Features features = Features.of(line);
    List<String> found = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      features.value(feature).filter(any -> feature != Feature.FORM)
          .ifPresent(value -> found.add(feature.key() + " " + value));
    }
    return String.join(", ", found);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "vec 2 > dense 3 > relu > out 1; source vec, layers dense, count 3, depth 2, function relu, head out",
      "seq 2x4 causal > 2*(res(rms > attn 2x2 kv 1 rope bias qkvo) > res(ln gain bias > mlp 3 gelu bias)) > tied ce;"
          + "source seq, layers attn + mlp, count 9, depth 6, sums res, function gelu, scores softmax, mask causal,"
          + " positions rope, sharing kv, norm ln gain bias + rms, bias bias + bias qkvo, head tied ce",
      "seq 2x4 > pos > attn 2x2 qknorm gain relbias relu; source seq, layers attn, count 2, depth 2, scores relu,"
          + " positions pos + relbias, norm qknorm gain",
      "image 1x6 > conv 2 3 stride 2 pad zero bias > relu^2 > res(conv 2 1 | conv 2 1 depthwise) > pool > ce 3; source"
          + " image, layers conv, count 6, depth 3, sums res, function relu^2, bias bias, padding valid + zero,"
          + " options depthwise + stride, head ce",
      "tokens 6x2 4 pos > A:moe 2 3 silu to 3 > lowrank 1 frozen > gamma scalar > ce; source tokens,"
          + " layers moe + lowrank + gamma, count 4, depth 4, function silu, positions pos, options frozen + scalar,"
          + " head ce",
      "train 2,3,2 bonds 2,2; source train, count 0, depth 1"})
  void wordsAreRead(String line, String expected) {
    assertEquals(expected, of(line));
  }

  /** Layers stand in the order of the line. */
  @Test
  void layersKeepTheirOrder() {
    assertEquals("mlp + attn",
        Features.of("seq 2x4 > mlp 2 id > attn 1x2 > mlp 2 id").value(Feature.LAYERS).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"seq 2x4 > b1:attn 1x2 kv 1|seq ·x· > b1:attn ·x· kv ·",
      "vec 2 > 12*(dense 3 > relu^2) > x^3|vec · > ·*(dense · > relu^2) > x^3", "cp 2,12,2 rank 3|cp ·,·,· rank ·"})
  void formsHaveDots(String line, String form) {
    assertEquals(form, Features.of(line).value(Feature.FORM).orElseThrow());
  }

  /** Patterns are the same for other sizes, and not for other numbers of copies, powers or names. */
  @Test
  void patternsTellFeaturesApart() {
    String line = "vec 2 > 12*(dense 3) > relu^2 > out 10";
    assertEquals(Features.pattern(line), Features.pattern("vec 21 > 12*(dense 13) > relu^2 > out 1"));
    for (String other : List.of("vec 2 > 22*(dense 3) > relu^2 > out 10", "vec 2 > 12*(dense 3) > relu^3 > out 10",
        "vec 2 > 2*(dense 3) > relu^2 > out 10", "vec 2 > 12*(dense 3) > a1:relu^2 > out 10")) {
      assertNotEquals(Features.pattern(line), Features.pattern(other));
    }
  }
}
