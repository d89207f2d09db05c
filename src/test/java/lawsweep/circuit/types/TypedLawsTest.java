package lawsweep.circuit.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.KnownFamilies;
import lawsweep.circuit.line.Network;
import org.junit.jupiter.api.Test;

/** Numbers of laws by type are those of laws that are found one by one. */
class TypedLawsTest {

  /** Laws one by one take long where there are more parameters. */
  private static final int MOST = 400;

  private static Circuit circuit(String line) {
    return Network.of(line).circuit();
  }

  private static TypedLaws typed(String line) {
    return TypedLaws.of(circuit(line), Setting.PLAIN);
  }

  @Test
  void randomNetworksHaveAsManyLawsAsAreFoundOneByOne() {
    RealLines lines = new RealLines(11);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      String line = i % 4 == 0 ? lines.turned() : lines.next();
      if (circuit(line).parameters() > MOST) {
        continue;
      }
      long typed = typed(line).count();
      long truth = new OneByOne(circuit(line)).count();
      if (typed != truth) {
        wrong.add(line + ": expected " + truth + ", got " + typed);
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  @Test
  void relativesOfRealModelsHaveThemByKind() {
    for (String line : List.of(
        "tokens 7x3 6 pos causal > 2*(res(ln gain bias > attn 2x3 bias qkvo) > res(ln gain bias > mlp 7 gelu bias))"
            + " > ln gain bias > tied ce",
        "tokens 5x3 4 causal > 2*(res(rms gain > attn 2x2 rope) > res(rms gain > glu 5 silu)) > rms gain > ce 5",
        "tokens 7x3 5 pos causal > res(attn 2x2 bias qkvo) > res(mlp 4 relu bias) > ce 6 bias",
        "tokens 7x3 5 causal > 2*(res(rms gain > attn 4x2 rope kv 2) > res(rms gain > glu 5 silu)) > rms gain > tied",
        "image 2x7 > conv 4 3 pad zero bias > relu > res(conv 3 3 pad zero bias > relu > conv 4 3 pad zero bias)"
            + " > relu > pool > ce 4 bias")) {
      assertEquals(new TreeMap<>(new OneByOne(circuit(line)).counts()), new TreeMap<>(typed(line).counts()), line);
    }
  }

  @Test
  void networksOfTheListHaveNoFewerAndJustAsManyIfTheyAreIndependent() {
    List<String> wrong = new ArrayList<>();
    int refused = 0;
    int proved = 0;
    for (KnownFamilies.Row row : KnownFamilies.rows()) {
      if (row.line().isEmpty()) {
        continue;
      }
      String line = row.line().get();
      try {
        TypedLaws laws = typed(line);
        int truth = row.count().knownLaws();
        proved += laws.independent() ? 1 : 0;
        if (laws.count() < truth || (laws.independent() && laws.count() > truth)) {
          wrong.add(line + ": expected " + truth + ", got " + laws.count() + ", " + laws.doubt());
        }
      } catch (TypeRefusedException e) {
        refused++;
        assertTrue(e.getMessage().matches(".*(pad circ|softmax of one number|relbias).*"),
            line + ": " + e.getMessage());
      }
    }
    assertEquals("", String.join("\n", wrong));
    assertTrue(refused < 130, refused + " refused");
    assertTrue(proved > 380, proved + " proved");
  }

  @Test
  void lengthsOfRowsBehindANormAreSeenAtAnyPlace() {
    // Each of 7 rows keeps its length; one by one only their sum is found, since two things read the norm.
    String line = "tokens 7x3 5 causal > rms gain > res(rms gain > attn 2x2) > ce 4";
    assertEquals(new OneByOne(circuit(line)).count() + 7 - 1, typed(line).count());
  }

  @Test
  void whatIsNotUnderstoodIsRefusedWithAReason() {
    assertEquals("a linear layer with a skip around it is not understood by type",
        assertThrows(TypeRefusedException.class, () -> typed("vec 3 > res(dense 3) > out 2")).getMessage());
    assertEquals("a softmax of one number is always 1, which types do not know",
        assertThrows(TypeRefusedException.class, () -> typed("seq 1x3 > attn 1x2")).getMessage());
  }

  @Test
  void rankThatIsNotFullIsNoProof() {
    // A head of width 4 on tokens of dimension 1: its matrices have rank 1.
    TypedLaws laws = typed("seq 3x1 > attn 1x4");
    assertTrue(laws.count() > new OneByOne(circuit("seq 3x1 > attn 1x4")).count());
    assertEquals("not proved that laws of these tensors are independent: l1.K, l1.O, l1.Q, l1.V", laws.doubt());
  }
}
