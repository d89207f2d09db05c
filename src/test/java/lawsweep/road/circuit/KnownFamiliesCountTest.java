package lawsweep.road.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import lawsweep.circuit.KnownFamilies;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import org.junit.jupiter.api.Test;

/**
 * All networks of the list that the language can say. Where the circuit tells laws that the list does not know, what is
 * extra there is complete here.
 */
class KnownFamiliesCountTest {

  /** Not certified there, and proved here: gelu wants squares to be independent, and free gates make differences. */
  private static final List<String> PROVED = List.of(
      "tokens 3x2 2 > pos > res(glu 3 relu) > res(attn 4x2 kv 2) > out 4",
      "tokens 5x2 2 > pos > res(mlp 2 gelu) > ce 3");

  @Test
  void countsAreThoseOfTheList() {
    List<String> wrong = new ArrayList<>();
    int counted = 0;
    for (KnownFamilies.Row row : KnownFamilies.rows()) {
      if (row.line().isEmpty() || row.degenerate()) {
        continue;
      }
      String line = row.line().get();
      LawCount found = Counts.of(line);
      KnownFamilies.Count listed = row.count();
      boolean same = found.parameters() == row.parameters() && found.levelDims().equals(listed.levelDims())
          && found.lieDim() == listed.lieDim() && found.laws() == listed.laws()
          && found.verdict() == verdict(row, line, found);
      if (!same) {
        wrong.add(line + ": expected " + listed + ", got " + found.levelDims() + " " + found.laws() + " "
            + found.knownLaws() + " " + found.verdict() + " " + found.errorBound() + " " + found.reason());
      }
      counted++;
    }
    assertEquals("", String.join("\n", wrong));
    assertTrue(counted > 500, counted + " counted");
  }

  private static Verdict verdict(KnownFamilies.Row row, String line, LawCount found) {
    boolean smooth = !((CircuitCertificate) found.certificate()).freedom().proved();
    if (found.lieDim() + found.knownLaws() < found.parameters()) {
      return Verdict.EXTRA;
    }
    return row.certified() || !smooth || PROVED.contains(line) ? Verdict.COMPLETE : Verdict.COMPLETE_IF_INDEPENDENT;
  }
}
