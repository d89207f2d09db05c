package lawsweep.road.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

class SignFlowVerifierTest {

  private static final LawCount COUNT = new SignFlowCounter().count(
      new LawCell(new Architecture(Family.LINEAR, List.of(1, 2, 2), Bias.NONE), Fields.ADAM, 5, 0), Limits.DEFAULT,
      Team.alone(), Stop.NEVER);
  private static final SignFlowCertificate HELD = (SignFlowCertificate) COUNT.certificate();
  private static final SignFlowCertificate.Draw DRAW = HELD.draws().getFirst();

  @Test
  void aCountIsFoundAgain() {
    assertEquals(Optional.empty(), refuse(COUNT));
  }

  @Test
  void anyChangedFieldIsRefused() {
    changed("engine", certificate("2", HELD.cell(), HELD.draws(), 4, 0, 2, HELD.fingerprint()));
    changed("draws", certificate("1", HELD.cell(), List.of(), 4, 0, 2, HELD.fingerprint()));
    changed("draws", certificate("1", HELD.cell(), List.of(DRAW, DRAW), 4, 0, 2, HELD.fingerprint()));
    changed("draws", certificate("1", HELD.cell(), List.of(new SignFlowCertificate.Draw(DRAW.prime(), 5)), 4, 0, 2,
        HELD.fingerprint()));
    changed("rank", certificate("1", HELD.cell(), HELD.draws(), 5, 0, 2, HELD.fingerprint()));
    changed("known_laws", certificate("1", HELD.cell(), HELD.draws(), 4, 1, 2, HELD.fingerprint()));
    changed("proven_laws", certificate("1", HELD.cell(), HELD.draws(), 4, 0, 1, HELD.fingerprint()));
    changed("fingerprint", certificate("1", HELD.cell(), HELD.draws(), 4, 0, 2, HELD.fingerprint() + "0"));
    LawCell other = new LawCell(HELD.cell().architecture(), Fields.ADAM, 6, 0);
    changed("fingerprint", certificate("1", other, HELD.draws(), 4, 0, 2, HELD.fingerprint()));
  }

  @Test
  void aChangedRecordIsRefused() {
    LawCount claim = new LawCount(6, List.of(4), 4, 2, 2, 0, Verdict.COMPLETE, 1, 0, "", HELD);
    assertTrue(refuse(claim).orElseThrow().startsWith("known_laws (record): claimed 2, recomputed 0"));
  }

  @Test
  void otherCellsHaveNoSuchCertificate() {
    LawCell generic = new LawCell(HELD.cell().architecture(), Fields.GENERIC, 5, 0);
    assertThrows(IllegalArgumentException.class, () -> certificate("1", generic, List.of(), 4, 0, 2, ""));
  }

  private static SignFlowCertificate certificate(String engine, LawCell cell, List<SignFlowCertificate.Draw> draws,
      long rank, long known, long proven, String fingerprint) {
    return new SignFlowCertificate(engine, cell, draws, rank, known, proven, fingerprint);
  }

  private static void changed(String name, SignFlowCertificate certificate) {
    String refusal =
        refuse(new LawCount(6, List.of(4), 4, 2, 0, 2, Verdict.EXTRA, 1, 0, "", certificate)).orElseThrow();
    assertTrue(refusal.contains(name), refusal);
    assertEquals(1, refusal.lines().count());
  }

  private static Optional<String> refuse(LawCount count) {
    return new SignFlowVerifier().refuse(count, Team.alone(), Stop.NEVER);
  }
}
