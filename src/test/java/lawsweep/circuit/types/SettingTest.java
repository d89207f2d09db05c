package lawsweep.circuit.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.laws.SoftmaxPattern;
import lawsweep.circuit.line.Network;
import org.junit.jupiter.api.Test;

/** What survives: numbers by type against laws that are found one by one in circuits that are written so. */
class SettingTest {

  /** Laws one by one take long where there are more parameters. */
  private static final int MOST = 230;
  /** Of a bias of keys that are turned in part a part is seen: types take it for seen. */
  private static final String PARTLY_SEEN = ".*rope 2[^>]* bias q?k.*";
  private static final Set<String> BIASES = Set.of("b", "c", "a", "bq", "bk", "bv", "bo", "g", "gq", "gk", "y");

  private static List<Circuit> circuits() {
    RealLines lines = new RealLines(5);
    List<Circuit> circuits = new ArrayList<>();
    while (circuits.size() < 20) {
      String line = circuits.size() % 4 == 0 ? lines.turned() : lines.next();
      Circuit circuit = Network.of(line).circuit();
      if (circuit.parameters() < MOST && !line.matches(PARTLY_SEEN)) {
        circuits.add(circuit);
      }
    }
    for (String line : List.of(
        "tokens 5x3 4 pos causal > res(ln gain bias > attn 2x2 bias qkvo) > res(ln gain bias > mlp 3 gelu bias)"
            + " > ln gain bias > tied ce",
        "tokens 5x3 4 causal > res(rms gain > attn 2x2 rope) > res(rms gain > glu 3 silu) > rms gain > ce 5",
        "image 2x7 > conv 3 3 pad zero bias > bn gain bias > relu > res(conv 2 3 pad zero > bn gain bias > relu"
            + " > conv 3 3 pad zero > bn gain bias) > relu > pool > ce 4 bias")) {
      circuits.add(Network.of(line).circuit());
    }
    return circuits;
  }

  private static String letter(Tensor tensor) {
    return tensor.name().substring(tensor.name().lastIndexOf('.') + 1);
  }

  @Test
  void epsIsAddedBeforeRoots() {
    int fewer = 0;
    for (Circuit circuit : circuits()) {
      long survive = TypedLaws.of(circuit, Setting.EPS).count();
      assertEquals(new OneByOne(Rewritten.eps(circuit)).count(), survive, names(circuit));
      fewer += survive < TypedLaws.of(circuit, Setting.PLAIN).count() ? 1 : 0;
    }
    assertTrue(fewer > 3);
  }

  @Test
  void dropoutMultipliesEntriesOfTheStream() {
    int fewer = 0;
    for (Circuit circuit : circuits()) {
      Set<Integer> places = Places.of(circuit);
      long survive = TypedLaws.of(circuit, Setting.DROPOUT).count();
      assertEquals(new OneByOne(Rewritten.dropout(circuit, places::contains)).count(), survive, names(circuit));
      fewer += survive < TypedLaws.of(circuit, Setting.PLAIN).count() ? 1 : 0;
    }
    assertTrue(fewer > 3);
  }

  @Test
  void decayIsOfMatricesOrOfNone() {
    for (Circuit circuit : circuits()) {
      long decayed = new OneByOne(Rewritten.only(circuit, tensor -> !BIASES.contains(letter(tensor)))).count();
      long others = circuit.tensors().stream().noneMatch(tensor -> BIASES.contains(letter(tensor)))
          ? 0
          : new OneByOne(Rewritten.only(circuit, tensor -> BIASES.contains(letter(tensor)))).count();
      assertEquals(decayed + others, TypedLaws.of(circuit, Setting.DECAY_BY_GROUPS).count(), names(circuit));
    }
  }

  @Test
  void momentumLeavesSums() {
    for (Circuit circuit : circuits()) {
      assertEquals(new OneByOne(circuit).linear(), TypedLaws.of(circuit, Setting.MOMENTUM).count(), names(circuit));
    }
  }

  @Test
  void adamLeavesTensorsWithoutGradient() {
    for (Circuit circuit : circuits().subList(12, 23)) {
      long still = 0;
      for (Tensor tensor : circuit.tensors()) {
        long linear = new OneByOne(Rewritten.only(circuit, tensor::equals)).linear();
        still += linear == tensor.size() ? linear : 0;
      }
      assertEquals(still, TypedLaws.of(circuit, Setting.ADAMW).count(), names(circuit));
    }
  }

  private static String names(Circuit circuit) {
    return circuit.tensors().toString();
  }

  /** Where dropout is put. */
  private static final class Places {

    private Places() {}

    static Set<Integer> of(Circuit circuit) {
      Facts facts = new Facts(circuit, new SoftmaxPattern(circuit));
      Masks masks = Masks.of(circuit, facts);
      Set<Integer> places = new HashSet<>();
      for (int i = 0; i < circuit.steps().size(); i++) {
        if (masks.on(i)) {
          places.add(i);
        }
      }
      return places;
    }
  }
}
