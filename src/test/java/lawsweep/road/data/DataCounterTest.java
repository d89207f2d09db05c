package lawsweep.road.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import lawsweep.law.DataChoice;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;
import lawsweep.work.ThreadTeam;
import org.junit.jupiter.api.Test;

/** Cells of many draws: threads, witnesses, seeds, limits. */
class DataCounterTest {

  private static final Architecture DEEP = Draws.relu(1, 3, 3, 2);

  @Test
  void sameBitsForAnyThreads() {
    LawCell cell = Draws.cell(DEEP, 1, 700);
    LawCount alone = Draws.count(cell, Team.alone());
    for (int threads = 2; threads <= 3; threads++) {
      try (ThreadTeam team = new ThreadTeam(threads)) {
        assertEquals(alone, Draws.count(cell, team));
      }
    }
    assertEquals(Verdict.COMPLETE, alone.verdict());
    assertEquals(700, Draws.tally(alone).ranks().total());
  }

  @Test
  void witnessesReproduce() {
    DrawTally tally = Draws.tally(Draws.count(Draws.cell(DEEP, 1, 300), Team.alone()));
    assertTrue(tally.rankWitnesses().size() > 3);
    tally.rankWitnesses().forEach((rank, draws) -> draws.forEach(
        draw -> assertEquals(Map.of(rank, 1L), again(draw).ranks().counts())));
    tally.lieWitnesses().forEach((lie, draws) -> draws.forEach(
        draw -> assertEquals(Map.of(lie, 1L), again(draw).lies().counts())));
  }

  private static DrawTally again(int draw) {
    return Draws.tally(Draws.count(Draws.cell(DEEP, 1, new DataChoice(1, draw, Optional.empty())), Team.alone()));
  }

  @Test
  void witnessesAreTheFirstOfTheirValue() {
    DrawTally tally = Draws.tally(Draws.count(Draws.cell(DEEP, 1, 300), Team.alone()));
    ExactDraws draws = Draws.exact(Draws.cell(DEEP, 1, 300));
    int[] seen = new int[32];
    for (int draw = 0; draw < 300; draw++) {
      int rank = Draws.draw(draws, draw).rank();
      if (seen[rank]++ < DrawTally.MOST_WITNESSES) {
        assertTrue(tally.rankWitnesses().get(rank).contains(draw));
      }
    }
    tally.rankWitnesses().forEach((rank, list) -> assertEquals(Math.min(3, seen[rank]), list.size()));
  }

  /** A draw does not depend on those counted before it by the same counter. */
  @Test
  void drawsAreIndependentOfTheirOrder() {
    ExactDraws forwards = Draws.exact(Draws.cell(DEEP, 9, 40));
    ExactDraws backwards = Draws.exact(Draws.cell(DEEP, 9, 40));
    List<DrawResult> first = java.util.stream.IntStream.range(0, 40).mapToObj(i -> Draws.draw(forwards, i)).toList();
    for (int draw = 39; draw >= 0; draw--) {
      assertEquals(first.get(draw), Draws.draw(backwards, draw));
    }
  }

  /** Two samples of one distribution: the chi-square statistic of their histograms stays below its 99.9% point. */
  @Test
  void twoSeedsAgree() {
    Histogram one = Draws.tally(Draws.count(Draws.cell(DEEP, 100, 3000), Team.alone())).lies();
    Histogram two = Draws.tally(Draws.count(Draws.cell(DEEP, 200, 3000), Team.alone())).lies();
    TreeSet<Integer> values = new TreeSet<>(one.counts().keySet());
    values.addAll(two.counts().keySet());
    double statistic = 0;
    int bins = 0;
    for (int value : values) {
      double a = one.counts().getOrDefault(value, 0L);
      double b = two.counts().getOrDefault(value, 0L);
      if (a + b >= 10) {
        statistic += (a - b) * (a - b) / (a + b);
        bins++;
      }
    }
    double k = bins;
    double quantile = k * Math.pow(1 - 2 / (9 * k) + 3.09 * Math.sqrt(2 / (9 * k)), 3);
    assertTrue(bins > 4 && statistic < quantile, statistic + " with " + bins + " bins");
    assertFalse(one.counts().equals(two.counts()), "different seeds, different draws");
  }

  @Test
  void stopEndsIt() {
    AtomicInteger asked = new AtomicInteger();
    Stop stop = () -> asked.incrementAndGet() > 50;
    LawCell cell = Draws.cell(DEEP, 1, 100_000_000);
    assertThrows(StoppedException.class,
        () -> new DataCounter(Draws.VECTOR).count(cell, Limits.DEFAULT, Team.alone(), stop));
    assertTrue(asked.get() < 60);
  }

  @Test
  void timeLimitLeavesItUndecided() {
    LawCell cell = Draws.cell(Draws.relu(2, 4, 1), 6, 100_000_000);
    Limits limits = new Limits(0.2, 1L << 30, 64);
    LawCount count = new DataCounter(Draws.VECTOR).count(cell, limits, Team.alone(), Stop.NEVER);
    assertEquals(Verdict.UNDECIDED, count.verdict());
    assertEquals("the limit of 0.2 seconds ended the search", count.reason());
    assertTrue(Draws.tally(count).ranks().total() < 100_000_000);
  }

  @Test
  void bracketLimitLeavesItUndecided() {
    Limits limits = new Limits(Double.POSITIVE_INFINITY, 1L << 30, 1);
    LawCell cell = Draws.cell(Draws.relu(2, 4, 1), 6, 1);
    LawCount count = new DataCounter(Draws.VECTOR).count(cell, limits, Team.alone(), Stop.NEVER);
    assertEquals(Verdict.UNDECIDED, count.verdict());
    assertTrue(count.reason().contains("bracket_length"), count.reason());
    assertEquals(1, Draws.tally(count).lies().undecided());
  }

  /** Draws that were counted before time was up are kept, also when many were begun together. */
  @Test
  void timeLimitLeavesWhatWasProvedBeforeIt() {
    LawCell cell = Draws.cell(DEEP, 1, 100_000_000);
    Limits limits = new Limits(1, 1L << 30, 64);
    try (ThreadTeam team = new ThreadTeam(2)) {
      LawCount count = new DataCounter(Draws.VECTOR).count(cell, limits, team, Stop.NEVER);
      assertEquals(Verdict.COMPLETE, count.verdict());
      assertEquals("the limit of 1.0 seconds ended the search", count.reason());
      assertEquals(Optional.empty(),
          new DataVerifier(new DataCounter(Draws.VECTOR)).refuse(count, Team.alone(), Stop.NEVER));
    }
  }

  /** The draws of one wave that takes longer than the limit, on any machine: each question takes its time. */
  @Test
  void drawsOfAnUnfinishedWaveAreCounted() {
    LawCell cell = Draws.cell(Draws.relu(4, 8, 8, 3), 1, 1000);
    Limits limits = new Limits(4, 1L << 30, 64);
    Stop slow = () -> {
      LockSupport.parkNanos(8_000_000);
      return false;
    };
    LawCount count = new DataCounter(Draws.VECTOR).count(cell, limits, Team.alone(), slow);
    long counted = Draws.tally(count).ranks().total();
    assertTrue(counted > 0 && counted < 1000, counted + " draws");
    assertEquals("the limit of 4.0 seconds ended the search", count.reason());
    assertEquals(Optional.empty(),
        new DataVerifier(new DataCounter(Draws.VECTOR)).refuse(count, Team.alone(), Stop.NEVER));
  }

  /** All draws below D - N: more laws than the known ones at these draws, with an error bound, and no verdict. */
  @Test
  void drawsBelowPhi() {
    LawCount count = Draws.count(Draws.cell(Draws.residual(1, 1, 1, 1, 1), 1, 1), Team.alone());
    LawCount two = Draws.count(Draws.cell(Draws.relu(2, 4, 1), 6, 20), Team.alone());
    assertEquals(Verdict.UNDECIDED, two.verdict());
    assertEquals("phi's value in none of 20 draws (its share is below 14 % with 95 % confidence)", two.reason());
    assertTrue(two.errorBound() < 1e-12);
    assertEquals(two.parameters() - two.lieDim(), two.laws());
    assertTrue(count.lieDim() <= 2);
  }
}
