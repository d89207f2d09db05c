package lawsweep.circuit.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.KnownFamilies;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.laws.LawKind;
import lawsweep.circuit.line.Network;
import org.junit.jupiter.api.Test;

/** Groups of laws: as many as types have numbers, written as people write them. */
class LawGroupsTest {

  private static Circuit circuit(String line) {
    return Network.of(line).circuit();
  }

  private static Map<LawKind, Long> counts(LawGroups laws) {
    Map<LawKind, Long> counts = new EnumMap<>(LawKind.class);
    laws.groups().forEach(group -> counts.merge(group.kind(), group.count(), Math::addExact));
    return counts;
  }

  /** What is wrong with the numbers of laws; empty if nothing is. */
  private static String compared(String line) {
    Circuit circuit = circuit(line);
    LawGroups found = LawGroups.of(circuit);
    try {
      long expected = TypedLaws.of(circuit, Setting.PLAIN).count();
      return found.count() == expected && found.singles().isEmpty()
          ? ""
          : line + ": expected " + expected + " laws, got " + found.count();
    } catch (TypeRefusedException e) {
      long expected = new OneByOne(circuit).count();
      return found.groups().isEmpty() && found.singles().size() == expected
          ? ""
          : line + ": expected " + expected + " single laws, got " + found.count();
    }
  }

  @Test
  void thereAreAsManyAsTypesCount() {
    List<String> wrong = new ArrayList<>();
    RealLines lines = new RealLines(11);
    for (int i = 0; i < 200; i++) {
      wrong.add(compared(i % 4 == 0 ? lines.turned() : lines.next()));
    }
    KnownFamilies.rows().forEach(row -> row.line().ifPresent(line -> wrong.add(compared(line))));
    wrong.removeIf(String::isEmpty);
    assertEquals("", String.join("\n", wrong));
  }

  @Test
  void realModelsHaveAsManyOfEachKind() {
    for (String line : List.of(
        "tokens 50257x1024 768 pos causal > 12*(res(ln gain bias > attn 12x64 bias qkvo) > res(ln gain bias > mlp 3072"
            + " gelu bias)) > ln gain bias > tied ce",
        "tokens 32000x2048 4096 causal > 32*(res(rms gain > attn 32x128 rope) > res(rms gain > glu 11008 silu))"
            + " > rms gain > ce 32000",
        "image 3x224x224 > conv 64 7 stride 2 pad zero > bn gain bias > relu > 2*(res(conv 64 3 pad zero > bn gain bias"
            + " > relu > conv 64 3 pad zero > bn gain bias) > relu) > pool > ce 1000 bias",
        "tokens 7x3 5 causal > 2*(res(rms gain > attn 4x2 rope kv 2) > res(rms gain > glu 5 silu)) > rms gain > tied",
        "image 2x7 > conv 4 3 pad zero bias > relu > res(conv 3 3 pad zero bias > relu > conv 4 3 pad zero bias)"
            + " > relu > pool > ce 4 bias")) {
      assertEquals(TypedLaws.of(circuit(line), Setting.PLAIN).counts(), counts(LawGroups.of(circuit(line))), line);
    }
  }

  /** {@code 4 -1 l1.W[0] -1 l1.b[0] +1 l3.W[1]}: how many laws, and each term with its sides. */
  private static List<String> shown(String line) {
    return shown(circuit(line));
  }

  private static List<String> shown(Circuit circuit) {
    return LawGroups.of(circuit).groups().stream().map(group -> group.count() + group.terms().stream()
        .map(term -> " %+d %s%s%s".formatted(term.factor(), circuit.tensors().get(term.tensor()).name(), term.places(),
            term.matrix() < 0 ? "" : ":" + term.matrix()))
        .collect(Collectors.joining())).toList();
  }

  @Test
  void whatGoesOutIsPositiveFromInputToOutput() {
    assertEquals(List.of("4 -1 l1.W[0] -1 l1.b[0] +1 l3.W[1]", "10 -1 l3.W[]:0 -1 l3.b[]:0 +1 l5.W[]:1"),
        shown("vec 5 > dense 4 bias > relu > dense 4 bias > id > out 3 bias"));
    assertEquals(List.of("3 -1 l1.W[0] -1 l1.b[0] +2 l3.W[1]", "3 +1 l3.W[1]", "1 +1 l3.b[]"),
        shown("vec 4 > dense 3 bias > relu^2 > ce 4 bias"));
  }

  /** Sums over all of a side are the same for many tensors then; laws are still about neighbours. */
  @Test
  void aNeuronAloneInItsLayerHasTheLawOfItsTwoSides() {
    assertEquals(List.of("2 -1 l1.W[0] +1 l3.W[1]", "1 -1 l3.W[] +1 l5.W[]"),
        shown("vec 2 > dense 2 > relu > dense 1 > relu > out 1"));
    assertEquals(List.of("1 -1 l1.W[] +1 l3.W[]", "3 -1 l3.W[0] +1 l5.W[1]"),
        shown("vec 3 > dense 1 > relu > dense 3 > relu > out 1"));
    assertEquals(List.of("1 -1 l1.W[] +1 l2.W[]", "1 -1 l2.W[] +1 l3.W[]"),
        shown("vec 1 > dense 1 > dense 1 > out 1"));
  }

  @Test
  void biasesAreAsDeepAsTheirMatrices() {
    // Both are added to one stream, whose mean nobody reads in between.
    String line = "seq 3x4 > res(ln > mlp 3 gelu bias) > res(ln > mlp 2 gelu bias) > out 2";
    assertTrue(shown(line).contains("1 -1 l2.c[] +1 l4.c[]"), () -> shown(line).toString());
  }

  @Test
  void headsAreOneIndexOfMatrices() {
    // Four heads of width 4: heads and widths are as many.
    assertEquals(List.of("40 +1 l1.Q[0]:1 -1 l1.K[0]:1 +1 l1.bq[0]:1", "40 -1 l1.V[0]:1 +1 l1.O[0]:1 -1 l1.bv[0]:1",
        "16 +1 l1.bk[0, 1]"), shown("seq 3x5 > attn 4x4 bias qkv"));
    // Two queries for each key.
    assertEquals(List.of("6 +1 l1.Q[0]:2 -1 l1.K[0]:1", "6 -1 l1.V[0]:1 +1 l1.O[0]:2"),
        shown("seq 3x5 > attn 4x2 kv 2"));
  }

  /** A rectifier of 3 x 3 numbers, which the second tensor has the other way round. */
  static Circuit transposed() {
    List<Tensor> tensors = List.of(new Tensor("A", List.of(3, 3, 4), 0), new Tensor("B", List.of(3, 3, 2), 36));
    List<Step> steps = List.of(new Step.Input(List.of(4)), new Step.Parameter(0, List.of(3, 3, 4)),
        new Step.Contraction(1, 0, "hde,e->hd", List.of(3, 3)), new Step.Gate(2, List.of(3, 3)),
        new Step.Parameter(1, List.of(3, 3, 2)), new Step.Contraction(4, 3, "dho,hd->o", List.of(2)));
    return new Circuit(tensors, steps, 5, false);
  }

  @Test
  void sidesOfTwoTensorsAreThoseThatMeet() {
    assertEquals(List.of("9 -1 A[0, 1] +1 B[1, 0]"), shown(transposed()));
  }

  @Test
  void planesOfRotationsAreMembersOfAnIndex() {
    List<LawGroup> groups = LawGroups.of(circuit("seq 3x5 > attn 1x6 rope 4")).groups();
    assertEquals(List.of(List.of(0, 1), List.of(2, 3)), groups.getFirst().indices().getLast().members());
    assertEquals(LawGroup.Form.PRODUCTS, groups.get(1).form());
    assertEquals(4, groups.get(1).first());
    assertEquals(2, groups.get(1).matrix());
    assertEquals(List.of(2L, 3L, 21L), groups.stream().map(LawGroup::count).toList());
  }

  @Test
  void whatTypesRefuseIsWrittenLawByLaw() {
    // (W + 1) x: squares and products with what the skip adds.
    LawGroups laws = LawGroups.of(circuit("vec 3 > res(dense 3) > out 2"));
    assertEquals(6, laws.singles().size());
    assertTrue(laws.singles().stream().allMatch(law -> law.parts().stream().anyMatch(part -> !part.linear())));
    assertEquals("a linear layer with a skip around it is not understood by type, and the network is too large for"
        + " laws one by one",
        assertThrows(TypeRefusedException.class, () -> LawGroups.of(circuit("vec 3 > res(dense 3) > out 3000")))
            .getMessage());
  }

  @Test
  void whatSurvivesIsNoMoreThanTypesCount() {
    RealLines lines = new RealLines(11);
    int fewer = 0;
    for (int i = 0; i < 60; i++) {
      String line = i % 4 == 0 ? lines.turned() : lines.next();
      Circuit circuit = circuit(line);
      List<LawGroup> groups = LawGroups.of(circuit).groups();
      List<Set<Setting>> survivors = LawGroups.survivors(circuit);
      for (Map.Entry<Setting, TypedLaws> each : TypedLaws.inAllSettings(circuit).entrySet()) {
        long count = 0;
        for (int group = 0; group < groups.size(); group++) {
          count += survivors.get(group).contains(each.getKey()) ? groups.get(group).count() : 0;
        }
        long expected = each.getValue().count();
        // Of matrices on a stream dropout leaves the diagonal; sums of decayed laws and others may survive decay.
        boolean partly = each.getKey() == Setting.DROPOUT || each.getKey() == Setting.DECAY_BY_GROUPS;
        assertTrue(partly ? count <= expected : count == expected,
            line + ": " + each.getKey() + " expected " + expected + ", got " + count);
        fewer += count < expected ? 1 : 0;
      }
    }
    assertTrue(fewer < 30, fewer + " where part of a group survives");
  }
}
