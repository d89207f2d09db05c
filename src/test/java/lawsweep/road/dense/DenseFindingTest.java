package lawsweep.road.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import lawsweep.law.Verdict;
import lawsweep.law.known.LawRanks;
import lawsweep.network.Architecture;
import lawsweep.support.Architectures;
import org.junit.jupiter.api.Test;

/** What follows from ranks. */
class DenseFindingTest {

  private static final Architecture NETWORK = Architectures.linear(2, 2, 2);
  private static final LawRanks LAWS = new LawRanks(3, 3);

  /** A draw whose levels have the given samples and ranks, in turns. */
  private static DenseCertificate.Draw draw(int... samplesAndRanks) {
    List<DenseCertificate.Level> levels = new ArrayList<>();
    for (int i = 0; i < samplesAndRanks.length; i += 2) {
      levels.add(new DenseCertificate.Level(i / 2 + 1, samplesAndRanks[i], samplesAndRanks[i + 1]));
    }
    return new DenseCertificate.Draw(0, 4_194_319, 8, levels);
  }

  private static List<DenseCertificate.Draw> times(int count, DenseCertificate.Draw draw) {
    return Collections.nCopies(count, draw);
  }

  @Test
  void meetingTheLawsIsAProof() {
    DenseFinding finding = DenseFinding.of(NETWORK, LAWS, List.of(draw(8, 4, 1, 5)));
    assertEquals(new DenseFinding(5, List.of(4, 5), Verdict.COMPLETE, 0), finding);
  }

  @Test
  void lawsOfScalarBlocksAreExtra() {
    DenseFinding finding = DenseFinding.of(Architectures.linear(1, 2, 2, 1), new LawRanks(6, 7), List.of(draw(8, 1)));
    assertEquals(new DenseFinding(1, List.of(1), Verdict.EXTRA, 0), finding);
  }

  /** 2,2,2 has three known laws. If only two were found, the third is not a law beyond them. */
  @Test
  void anUnluckyRankOfTheKnownLawsIsNotAnExtraLaw() {
    DenseFinding finding = DenseFinding.of(NETWORK, new LawRanks(2, 3), List.of(draw(8, 4, 1, 5)));
    assertEquals(new DenseFinding(5, List.of(4, 5), Verdict.UNDECIDED, 1), finding);
  }

  @Test
  void theBestOfEachLevelCounts() {
    DenseFinding finding = DenseFinding.of(NETWORK, LAWS, List.of(draw(8, 3, 1, 5), draw(8, 4)));
    assertEquals(List.of(4, 5), finding.levelDims());
    assertEquals(5, finding.rank());
  }

  @Test
  void moreThanTheLawsAllowIsRefused() {
    assertThrows(IllegalStateException.class, () -> DenseFinding.of(NETWORK, LAWS, List.of(draw(9, 6))));
  }

  @Test
  void nothingIsUndecided() {
    assertEquals(new DenseFinding(0, List.of(), Verdict.UNDECIDED, 1), DenseFinding.of(NETWORK, LAWS, List.of()));
    assertEquals(new DenseFinding(0, List.of(), Verdict.UNDECIDED, 1),
        DenseFinding.of(NETWORK, LAWS, List.of(draw(0, 0))));
  }

  @Test
  void stagnatingDrawsAddUp() {
    double each = ErrorBound.perDraw(NETWORK, 4, 2);
    for (int count = 1; count <= 5; count++) {
      DenseFinding finding = DenseFinding.of(NETWORK, LAWS, times(count, draw(8, 4, 8, 4)));
      double expected = Math.pow(each, count - 1);
      assertEquals(expected, finding.errorBound(), 1e-9 * expected);
      assertEquals(expected < 1e-12 ? Verdict.EXTRA : Verdict.UNDECIDED, finding.verdict());
      assertEquals(4, finding.rank());
    }
    assertTrue(each > 1e-6 && each < 1e-4);
  }

  /** Without samples of the last level nothing was seen to stagnate. */
  @Test
  void unsampledLevelsProveNothing() {
    assertEquals(Verdict.UNDECIDED, DenseFinding.of(NETWORK, LAWS, times(20, draw(8, 4, 0, 4))).verdict());
  }

  @Test
  void growingDrawsProveNothing() {
    assertEquals(Verdict.UNDECIDED, DenseFinding.of(NETWORK, LAWS, times(20, draw(8, 4))).verdict());
    assertEquals(Verdict.UNDECIDED, DenseFinding.of(NETWORK, LAWS, times(20, draw(8, 3, 8, 4))).verdict());
  }

  @Test
  void drawsThatDisagreeDoNotCount() {
    List<DenseCertificate.Draw> draws = new ArrayList<>(times(1, draw(8, 4, 8, 4)));
    draws.addAll(times(20, draw(8, 3, 8, 3)));
    draws.addAll(times(20, draw(8, 3, 8, 4, 8, 4)));
    assertEquals(1, DenseFinding.of(NETWORK, LAWS, draws).errorBound());
    draws.addFirst(draw(8, 5, 8, 5));
    assertEquals(5, DenseFinding.of(NETWORK, new LawRanks(2, 2), draws).rank());
    assertEquals(1, DenseFinding.of(NETWORK, new LawRanks(2, 2), draws).errorBound());
  }
}
