package lawsweep.road.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** A fingerprint belongs to one cell, also where nothing is drawn. */
class SignFlowFingerprintTest {

  @Test
  void cellsWithoutDrawsHaveFingerprintsOfTheirOwn() {
    Set<String> seen = new HashSet<>();
    for (int seed = 0; seed < 3; seed++) {
      // The two shapes have as many parameters and as many hyperplanes.
      for (List<Integer> widths : List.of(List.of(20, 30, 500), List.of(500, 30, 20))) {
        LawCell cell = new LawCell(new Architecture(Family.LINEAR, widths, Bias.NONE), Fields.ADAM, seed, 0);
        LawCount count = new SignFlowCounter().count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER);
        SignFlowCertificate certificate = (SignFlowCertificate) count.certificate();
        assertEquals(List.of(), certificate.draws());
        assertEquals(30 * 520, certificate.rank());
        assertTrue(seen.add(certificate.fingerprint()), cell.key());
      }
    }
  }
}
