package lawsweep.circuit.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.BitSet;
import java.util.Random;
import lawsweep.circuit.Circuit;
import lawsweep.support.Seeds;
import lawsweep.circuit.KnownFamilies;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.line.Network;
import lawsweep.circuit.walk.CircuitSpan;
import lawsweep.circuit.walk.LawViolationException;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.residue.Matrix;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Gradients of laws are orthogonal to random fields and their brackets. */
class LawsHoldTest {

  @Test
  void knownFamiliesAreComplete() {
    Map<String, Integer> counts = new HashMap<>();
    for (KnownFamilies.Row row : KnownFamilies.rows()) {
      if (row.line().isPresent() && !row.degenerate() && row.count().verdict().equals("complete")
          && row.parameters() <= 40) {
        Found found = Found.of(row.line().get());
        int rank = found.rank(CircuitSpan.HIGHEST);
        counts.merge(rank + found.count() == found.parameters() ? "complete" : row.line().get(), 1, Integer::sum);
      }
    }
    assertEquals(Map.of("complete", counts.get("complete")), counts);
  }

  @Test
  void randomNetworks() {
    RandomLines lines = new RandomLines(1);
    for (int counted = 0; counted < 60;) {
      String line = lines.next();
      if (!RandomLines.flat(line)) {
        Found found = Found.of(line);
        if (found.parameters() <= 60) {
          assertTrue(found.rank(1) + found.count() <= found.parameters(), line);
          counted++;
        }
      }
    }
  }

  /** Some tensors of random networks, all others drawn anew. */
  @Test
  void blocksOfRandomNetworks() {
    RandomLines lines = new RandomLines(1);
    Random random = Seeds.random("blocks", 0);
    for (int counted = 0; counted < 60;) {
      String line = lines.next();
      Circuit whole = Network.of(line).circuit();
      if (!RandomLines.flat(line) && whole.parameters() <= 80) {
        BitSet kept = new BitSet();
        for (int i = random.nextInt(3); i >= 0; i--) {
          kept.set(random.nextInt(whole.tensors().size()));
        }
        Found found = Found.of(whole.block(kept), 0);
        assertEquals(found.parameters(), found.rank(3) + found.count(), line + " " + kept);
        counted++;
      }
    }
  }

  /** Any other number in a gradient makes it no law's, unless the parameter moves nothing. */
  @Test
  void wrongLawsAreFound() {
    Found found = Found.of("seq 2x2 > attn 2x1 bias k");
    int still = 0;
    for (int column = 0; column < found.parameters(); column++) {
      Matrix wrong = Matrix.zero(1, found.parameters());
      System.arraycopy(found.gradients().data(), 0, wrong.data(), 0, found.parameters());
      wrong.data()[column] = found.point().field().reduce(wrong.data()[column] + 1);
      CircuitSpan span = new CircuitSpan(found.point(), VectorKernels.hot(), wrong);
      if (found.point().circuit().tensors().stream().anyMatch(bias(column))) {
        span.climb(found.parameters(), Team.alone(), () -> {});
        still++;
      } else {
        assertThrows(LawViolationException.class, () -> span.climb(found.parameters(), Team.alone(), () -> {}));
      }
    }
    assertEquals(2, still);
  }

  private static Predicate<Tensor> bias(int column) {
    return tensor -> tensor.name().endsWith("bk") && column >= tensor.offset()
        && column < tensor.offset() + tensor.size();
  }

  @Test
  void drawsAgree() {
    for (String line : new String[] {"seq 2x3 > res(rms gain > attn 2x2 rope kv 1) > ce 3",
        "image 2x4 > conv 3 2 bias > relu > conv 2 2 > pool > ce 3",
        "tokens 4x2 3 causal pos > res(ln gain bias > attn 1x2 bias qkvo) > ln gain bias > tied ce"}) {
      assertEquals(Found.of(Network.of(line).circuit(), 0).kinds(), Found.of(Network.of(line).circuit(), 1).kinds());
    }
  }
}
