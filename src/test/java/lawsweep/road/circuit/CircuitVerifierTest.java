package lawsweep.road.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.circuit.walk.ArgumentCertificate;
import lawsweep.kernel.ScalarKernels;
import lawsweep.law.LawCount;
import lawsweep.law.Tampering;
import lawsweep.law.Verdict;
import lawsweep.road.circuit.CircuitCertificate.Draw;
import lawsweep.road.circuit.CircuitCertificate.Freedom;
import lawsweep.road.circuit.CircuitCertificate.Laws;
import lawsweep.road.circuit.CircuitCertificate.Level;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Certificates are recomputed, by other kernels than those that made them; whatever was changed is named. */
class CircuitVerifierTest {

  private static final LawCount COUNT = Counts.of("tokens 4x2 2 > pos > res(mlp 2 sigmoid) > out 3");

  private static Optional<String> refuse(LawCount count) {
    return new CircuitVerifier(new ScalarKernels()).refuse(count, Team.alone(), Stop.NEVER);
  }

  private static CircuitCertificate own() {
    return (CircuitCertificate) COUNT.certificate();
  }

  private static String refusedWith(Map<String, Long> kinds, Freedom freedom, List<Draw> draws, long rank) {
    CircuitCertificate forged = new CircuitCertificate(own().engine(), own().cell(),
        new Laws(kinds, own().provenLaws()), freedom, draws, rank, own().fingerprint());
    return refuse(Tampering.withCertificate(COUNT, forged)).orElse("");
  }

  @Test
  void whatWasCountedIsAccepted() {
    for (String line : List.of("vec 2 > dense 3 > out 5", "sensing 2x4", "vec 3 > rms > dense 2 > relu > out 2",
        "seq 2x2 > attn 1x1", "vec 2 > dense 6 > dense 6 > dense 1 > tanh > out 1")) {
      assertEquals(Optional.empty(), refuse(Counts.of(line)), line);
    }
    assertEquals(Optional.empty(), refuse(COUNT));
  }

  @Test
  void otherRanksKindsAndDrawsAreRefused() {
    CircuitCertificate c = own();
    assertTrue(
        refusedWith(c.kinds(), c.freedom(), c.draws(), c.rank() - 1).contains("rank: claimed 20, recomputed 21"));
    assertTrue(refusedWith(Map.of("positions", 5L), c.freedom(), c.draws(), c.rank()).contains("kinds"));
    Draw first = c.draws().getFirst();
    List<Level> levels = new ArrayList<>(first.levels());
    Level last = levels.removeLast();
    levels.add(new Level(last.bracketLength(), last.samples() + 1, last.discarded(), last.rank()));
    List<Draw> draws = new ArrayList<>(c.draws());
    draws.set(0, new Draw(0, first.prime(), first.laws(), levels));
    assertTrue(refusedWith(c.kinds(), c.freedom(), draws, c.rank()).contains("draw 0"));
    assertTrue(refusedWith(c.kinds(), c.freedom(), List.of(), c.rank()).contains("no draw"));
  }

  @Test
  void lawsByProofThatAreNotThereAreRefused() {
    LawCount count = Counts.of("sensing 2x4");
    CircuitCertificate c = (CircuitCertificate) count.certificate();
    CircuitCertificate forged = new CircuitCertificate(c.engine(), c.cell(), new Laws(c.kinds(), 5), c.freedom(),
        c.draws(), c.rank(), c.fingerprint());
    assertEquals("proven_laws: claimed 5, recomputed 4",
        refuse(Tampering.withCertificate(count, forged)).orElse("").split(";")[0]);
  }

  @Test
  void independenceThatIsClaimedIsNot() {
    CircuitCertificate c = own();
    ArgumentCertificate a = c.freedom().arguments();
    Freedom claimed = new Freedom(new ArgumentCertificate(a.sites(), a.distinct(), a.distinct(), false, ""),
        c.freedom().roots());
    assertTrue(refusedWith(c.kinds(), claimed, c.draws(), c.rank()).startsWith("arguments: "));
  }

  @Test
  void aBetterVerdictIsRefused() {
    LawCount claimed = new LawCount(COUNT.parameters(), COUNT.levelDims(), COUNT.lieDim(), COUNT.laws(),
        COUNT.knownLaws(), COUNT.extraLaws(), Verdict.COMPLETE, COUNT.bracketLength(), 0, "", COUNT.certificate());
    assertEquals(
        "verdict: claimed COMPLETE, recomputed COMPLETE_IF_INDEPENDENT; error_bound: claimed 0.0, recomputed NaN",
        refuse(claimed).orElse(""));
  }
}
