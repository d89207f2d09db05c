package lawsweep.circuit.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.KnownFamilies;
import lawsweep.circuit.line.Network;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.work.Watch;
import org.junit.jupiter.api.Test;

/** All networks of the list that the language can say: their levels, and whether they are certified. */
class KnownFamiliesTest {

  @Test
  void levelsAreThoseOfTheList() {
    List<String> wrong = new ArrayList<>();
    int counted = 0;
    for (KnownFamilies.Row row : KnownFamilies.rows()) {
      if (row.line().isEmpty() || row.degenerate()) {
        continue;
      }
      Circuit circuit = Network.of(row.line().get()).circuit();
      CircuitPoint point = new CircuitPoint(circuit, new WalkStreams(Stream.named("families"), 0));
      List<Integer> dims = CircuitSpanTest.levels(point, row.count().knownLaws(), Matrix.EMPTY);
      if (!dims.equals(row.count().levelDims())) {
        wrong.add(row.line().get() + ": expected " + row.count().levelDims() + ", got " + dims);
      }
      counted++;
    }
    assertEquals("", String.join("\n", wrong));
    assertTrue(counted > 500, counted + " counted");
  }

  /**
   * The list marks tokens with positions as not certified unless attention is causal and comes first. In two of its
   * rows arguments are independent all the same: gelu wants squares to be, and free gates make differences.
   */
  @Test
  void certificatesAreThoseOfTheList() {
    Set<String> other = new TreeSet<>();
    for (KnownFamilies.Row row : KnownFamilies.rows()) {
      if (row.line().isEmpty() || row.degenerate()) {
        continue;
      }
      Circuit circuit = Network.of(row.line().get()).circuit();
      CircuitPoint point = new CircuitPoint(circuit, new WalkStreams(Stream.named("families"), 0));
      ArgumentCertificate arguments = ArgumentCertificate.of(point, VectorKernels.hot(), Watch.NONE);
      RootCertificate roots = RootCertificate.of(point, Watch.NONE);
      boolean free = arguments.holds() && roots.holds();
      if (free != (row.certified() || arguments.sites() == 0)) {
        other.add((free ? "proved: " : arguments.failure() + roots.failure() + ": ") + row.line().get());
      }
    }
    assertEquals(
        """
            proved: tokens 3x2 2 > pos > res(glu 3 relu) > res(attn 4x2 kv 2) > out 4
            proved: tokens 5x2 2 > pos > res(mlp 2 gelu) > ce 3""",
        String.join("\n", other));
  }
}
