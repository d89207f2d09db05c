package lawsweep.road.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.law.Counting;
import lawsweep.law.LawCount;
import lawsweep.law.Tampering;
import lawsweep.law.Verdict;
import lawsweep.law.known.LawRanks;
import lawsweep.lie.span.Engines;
import lawsweep.network.Architecture;
import lawsweep.random.Stream;
import lawsweep.support.Architectures;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import lawsweep.work.Watch;
import org.junit.jupiter.api.Test;

/** A counter that does not know scalar blocks has to find their laws by independent draws. */
class ExtraWithoutProofTest {

  private static final DenseCounter COUNTER =
      new DenseCounter(Engines.host(Counting.VECTOR), ExtraWithoutProofTest::knownOnly);
  private static final DenseVerifier VERIFIER =
      new DenseVerifier(Engines.host(Counting.VECTOR), ExtraWithoutProofTest::knownOnly);

  private static LawRanks knownOnly(
      Architecture a, Stream stream, Kernels kernels, Team team, Watch watch) {
    long known = LawRanks.compute(a, stream, kernels, team, watch).known();
    return new LawRanks(known, known);
  }

  private static LawCount count(Architecture a) {
    return COUNTER.count(Counting.cell(a, 1, 0), Limits.DEFAULT, Team.alone(), Stop.NEVER);
  }

  private static Optional<String> refuse(LawCount count) {
    return VERIFIER.refuse(count, Team.alone(), Stop.NEVER);
  }

  @Test
  void theLawsAreFound() {
    List<Architecture> architectures = List.of(
        Architectures.linear(2, 1, 2, 2, 1), Architectures.linear(1, 2, 3, 1, 2),
        Architectures.linear(2, 1, 3, 2, 1, 2));
    for (Architecture a : architectures) {
      LawCount proved = Counting.count(a);
      LawCount found = count(a);
      assertEquals(Verdict.EXTRA, found.verdict(), a.widthsLabel());
      assertEquals(proved.laws(), found.laws(), a.widthsLabel());
      assertEquals(proved.extraLaws(), found.extraLaws(), a.widthsLabel());
      assertEquals(proved.levelDims(), found.levelDims(), a.widthsLabel());
      assertTrue(found.errorBound() > 0 && found.errorBound() < 1e-12, a.widthsLabel() + ": " + found.errorBound());
      assertEquals("", found.reason());
      assertEquals(Optional.empty(), refuse(found));
      assertTrue(new DenseVerifier(Counting.VECTOR).refuse(found, Team.alone(), Stop.NEVER).isPresent());
    }
  }

  /** Draws are independent: each has its own prime. */
  @Test
  void drawsAreDifferent() {
    List<DenseCertificate.Draw> draws = Counting.dense(count(Architectures.linear(2, 1, 2, 2, 1))).draws();
    assertTrue(draws.size() >= 3);
    assertEquals(draws.size(), draws.stream().map(DenseCertificate.Draw::prime).distinct().count());
    for (int i = 0; i < draws.size(); i++) {
      assertEquals(i, draws.get(i).index());
      assertTrue(draws.get(i).levels().getLast().samples() >= 4);
    }
  }

  /** One draw told many times is one draw. */
  @Test
  void repeatedDrawsAreRefused() {
    LawCount count = count(Architectures.linear(2, 1, 2, 2, 1));
    List<DenseCertificate.Draw> draws = new ArrayList<>(Counting.dense(count).draws());
    draws.add(draws.get(1));
    assertTrue(refuse(Tampering.withDraws(count, draws)).orElseThrow().contains("index"));
    draws.removeLast();
    draws.set(2, draws.get(1));
    assertTrue(refuse(Tampering.withDraws(count, draws)).orElseThrow().contains("index"));
  }

  /** Where the algebra needs longer brackets than allowed, nothing is claimed. */
  @Test
  void shortBracketsAreNoProof() {
    Architecture a = Architectures.linear(1, 4, 4, 2);
    for (int most = 1; most <= 4; most++) {
      LawCount count = COUNTER.count(Counting.cell(a, 1, 0), Counting.length(most), Team.alone(), Stop.NEVER);
      assertEquals(Verdict.UNDECIDED, count.verdict());
    }
  }
}
