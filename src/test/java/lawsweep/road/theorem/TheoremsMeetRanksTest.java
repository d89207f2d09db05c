package lawsweep.road.theorem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lawsweep.circuit.KnownFamilies;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On small networks, what theorems say is what brackets and known laws give, with the known laws by kind. */
class TheoremsMeetRanksTest {

  private static void agree(List<String> lines) {
    assertEquals("", lines.stream().map(Said::difference).collect(Collectors.joining()));
  }

  /** All of H ≤ 4, d ≤ 4, dim ≤ 5, N = 2, 3, masked or not. */
  private static List<String> attention() {
    List<String> lines = new ArrayList<>();
    for (int heads = 1; heads <= 4; heads++) {
      for (int width = 1; width <= 4; width++) {
        for (int dimension = 1; dimension <= 5; dimension++) {
          for (int tokens = 2; tokens <= 3; tokens++) {
            for (String mask : List.of("", " causal")) {
              lines.add("seq %dx%d > attn %dx%d%s".formatted(tokens, dimension, heads, width, mask));
            }
          }
        }
      }
    }
    return lines;
  }

  /** All combinations of biases, grouping, mask, one token and two, a second sequence, with cross entropy or not. */
  private static List<String> variants() {
    List<String> lines = new ArrayList<>();
    for (int letters = 0; letters < 16; letters++) {
      int chosen = letters;
      String bias = IntStream.range(0, 4).filter(i -> (chosen >> i & 1) == 1)
          .mapToObj(i -> "qkvo".substring(i, i + 1)).collect(Collectors.joining());
      for (String attention : List.of("attn 1x1", "attn 1x2", "attn 2x1", "attn 2x2", "attn 2x2 kv 1", "attn 4x1 kv 2",
          "attn 3x2 kv 1", "attn 2x3 kv 1")) {
        for (String source : List.of("1x1 > ?", "1x2 > ?", "2x1 > ?", "2x2 > ?", "2x2 causal > ?", "2x3 > ?",
            "1x2 > ? cross 2x1", "2x1 > ? cross 2x2", "2x2 > ? cross 1x2", "1x1 > ? cross 2x1")) {
          for (String head : List.of("", " > ce")) {
            lines.add("seq " + source.replace("?", attention + (bias.isEmpty() ? "" : " bias " + bias)) + head);
          }
        }
      }
    }
    return lines;
  }

  /** Heads that are wider than all that they read and put out together, where formulas depend on every size. */
  private static List<String> wide() {
    List<String> lines = new ArrayList<>();
    for (String bias : List.of("", " bias q", " bias v", " bias qkvo")) {
      for (String line : List.of("2x1 > attn 1x5?", "2x1 causal > attn 2x6 kv 1?", "3x1 > attn 3x9 kv 1?",
          "2x1 > attn 2x7 kv 1? cross 2x2", "1x1 > attn 2x4?", "1x1 > attn 4x3 kv 2?", "2x2 > attn 2x8 kv 1? > ce",
          "1x2 > attn 2x5 kv 1? > ce", "2x2 > attn 1x6?")) {
        lines.add("seq " + line.replace("?", bias));
      }
    }
    return lines;
  }

  /** Some of many: as spread as a step that has no factor in common with the lists allows. */
  private static List<String> some(List<String> lines, int step) {
    return IntStream.range(0, lines.size()).filter(i -> i % step == step / 2).mapToObj(lines::get).toList();
  }

  @Test
  void someAttention() {
    agree(some(attention(), 3));
  }

  @Test
  void someVariantsOfAttention() {
    agree(some(variants(), 61));
  }

  @Test
  void wideHeads() {
    agree(wide());
  }

  @Test
  @Tag("campaign")
  void allSmallAttention() {
    agree(attention());
  }

  @Test
  @Tag("campaign")
  void allVariantsOfAttention() {
    agree(variants());
  }

  @ParameterizedTest
  @ValueSource(strings = {"vec 3 > ce 4", "vec 3 > ce 4 bias", "vec 1 > ce 1", "vec 2 > ce 2 bias", "seq 2x3 > ce 3",
      "seq 2x2 > ce 3 bias", "vec 2 > dense 3 bias > ce", "vec 2 > dense 3 > ce 1", "vec 3 > dense 2 > ce 3",
      "vec 2 > dense 4 > ce 2", "seq 3x2 > dense 3 > ce 3", "vec 2 > dense 3 > dense 2 > ce",
      "vec 2 > dense 3 > dense 3 > ce 3", "vec 1 > dense 2 > dense 2 > ce 2", "vec 2 > dense 2 > dense 2 > ce 2",
      "vec 3 > lowrank 2 to 3 > ce", "vec 2 > 2*(dense 2) > ce 3", "vec 2 > dense 3 > relu > ce 1",
      "seq 2x1 > attn 2x1 bias qo > ce", "seq 2x2 > attn 1x2 rope > ce 1"})
  void softmaxHeads(String line) {
    agree(List.of(line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hadamard 3x3", "hadamard 2x1", "hadamard 1x4", "sensing 2x3", "sensing 3x2", "sensing 1x3",
      "sensing 2x2", "vec 3 > out 2", "vec 2 > dense 3 > out 2", "vec 1 > dense 4 > out 1", "seq 2x2 > dense 3 > out 2",
      "vec 2 > dense 3 > dense 3 > out 2", "vec 1 > dense 2 > dense 2 > out 1", "vec 1 > dense 3 > dense 1 > out 1",
      "vec 2 > dense 9 > dense 2 > out 1", "vec 3 > lowrank 2 to 2 > dense 2", "cp 2,3 rank 2", "cp 1,1 rank 3",
      "train 2,3 bonds 4", "tucker 2,3 ranks 2,2", "tucker 1,1 ranks 2,2", "vec 3 > lowrank 2 to 2 trained",
      "vec 3 > lowrank 2 frozen", "vec 1 > lowrank 2 trained", "vec 1 > lowrank 1 trained", "vec 1 > lowrank 2 frozen",
      "seq 2x2 > lowrank 1 trained"})
  void productsOfFactors(String line) {
    agree(List.of(line));
  }

  /** Where theorems speak of networks of the list, they give its numbers. */
  @Test
  void knownFamilies() {
    List<String> wrong = new ArrayList<>();
    List<KnownFamilies.Row> rows = KnownFamilies.rows().stream()
        .filter(row -> row.line().isPresent() && Said.said(row.line().get()).isPresent()).toList();
    for (KnownFamilies.Row row : rows) {
      Instance instance = Said.said(row.line().orElseThrow()).orElseThrow().instance();
      if (instance.parameters() != row.parameters() || instance.lieDim() != row.count().lieDim()
          || instance.laws() != row.count().laws()) {
        wrong.add(row + ": " + instance);
      }
    }
    assertEquals(List.of(), wrong);
    List<String> families = rows.stream().map(KnownFamilies.Row::family).distinct().toList();
    assertTrue(families.containsAll(Stream.of("mha-data", "attention-data", "gqa-data", "mqa-data", "cross-attention",
        "classifier-ce", "hadamard-prod", "psd", "lora", "lora-base").toList()), families.toString());
    assertTrue(rows.size() > 100, rows.size() + " networks");
  }
}
