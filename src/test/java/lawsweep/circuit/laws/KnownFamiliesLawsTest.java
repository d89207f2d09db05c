package lawsweep.circuit.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import lawsweep.circuit.KnownFamilies;
import org.junit.jupiter.api.Test;

/** The laws of all networks of the list that the language can say. */
class KnownFamiliesLawsTest {

  /** Of some degenerate sizes the list knows some of the laws only, and the circuit tells all. */
  private static final List<String> MORE = List.of(
      "seq 1x2 > attn 1x1",
      "image 1x2 > conv 1 5 stride 1 dil 1 pad zero > relu > conv 1 3 stride 1 dil 1 pad zero",
      "image 1x1 > conv 1 3 stride 1 dil 1 pad zero > relu > conv 1 3 stride 1 dil 1 pad zero",
      "image 1x2 > conv 1 3 stride 1 dil 1 pad circ > relu > conv 1 3 stride 1 dil 1 pad circ",
      "image 1x3x3 > conv 1 3 stride 1 dil 1 pad circ > conv 1 3 stride 1 dil 1 pad circ",
      "seq 1x2 > attn 3x1",
      "seq 1x1 > attn 2x2",
      "seq 1x2 > attn 2x2");

  @Test
  void lawsAreAsManyAsTheListHas() {
    List<String> wrong = new ArrayList<>();
    int counted = 0;
    for (KnownFamilies.Row row : KnownFamilies.rows()) {
      if (row.line().isPresent() && !row.degenerate()) {
        String line = row.line().get();
        int expected = MORE.contains(line) ? row.count().laws() : row.count().knownLaws();
        Found found = Found.of(line);
        if (found.count() != expected) {
          wrong.add(line + ": expected " + expected + ", got " + found.count());
        }
        counted++;
      }
    }
    assertEquals("", String.join("\n", wrong));
    assertTrue(counted > 500, counted + " counted");
  }
}
