package lawsweep.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import lawsweep.law.known.KnownLaws;
import lawsweep.network.Architecture;
import lawsweep.road.dense.DenseCounter;
import lawsweep.road.dense.DenseVerifier;
import lawsweep.support.Architectures;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Counts that end before they are done. */
class LimitsTest {

  private static final Architecture SLOW = Architectures.linear(1, 4, 4, 2);

  private static void accepted(LawCount count) {
    assertEquals(Optional.empty(), new DenseVerifier(Counting.VECTOR).refuse(count, Team.alone(), Stop.NEVER));
  }

  @Test
  void shortBracketsGiveALowerBound() {
    List<Integer> dims = List.of(2, 3, 5, 7, 8);
    for (int most = 1; most <= 4; most++) {
      LawCount count = Counting.count(Counting.cell(SLOW, 1, 0), Counting.length(most));
      assertEquals(Verdict.UNDECIDED, count.verdict());
      assertEquals(dims.subList(0, most), count.levelDims());
      assertEquals(dims.get(most - 1), (int) count.lieDim());
      assertEquals(most, count.bracketLength());
      assertEquals(28, count.laws() + count.lieDim());
      assertTrue(count.errorBound() > 0.5);
      assertTrue(count.reason().contains("bracket_length"), count.reason());
      accepted(count);
    }
    assertEquals(Verdict.COMPLETE, Counting.count(Counting.cell(SLOW, 1, 0), Counting.length(5)).verdict());
  }

  @Test
  void noTimeGivesNothing() {
    Limits limits = new Limits(1e-12, 1L << 30, 64);
    LawCount count = Counting.count(Counting.cell(SLOW, 1, 0), limits);
    assertEquals(Verdict.UNDECIDED, count.verdict());
    assertEquals(0, count.lieDim());
    assertTrue(count.reason().contains("seconds"), count.reason());
    accepted(count);
  }

  @Test
  void littleTimeGivesALowerBound() {
    Architecture a = Architectures.linear(1, 10, 10, 2);
    for (double seconds = 1e-4; seconds < 0.1; seconds *= 3) {
      LawCount count = Counting.count(Counting.cell(a, 1, 0), new Limits(seconds, 1L << 30, 64));
      assertTrue(count.verdict() == Verdict.COMPLETE || count.reason().contains("seconds"), count.toString());
      assertTrue(count.lieDim() <= a.parameters() - KnownLaws.bound(a));
      accepted(count);
    }
  }

  @Test
  void stopping() {
    AtomicInteger questions = new AtomicInteger();
    LawCell cell = Counting.cell(SLOW, 1, 0);
    DenseCounter counter = new DenseCounter(Counting.VECTOR);
    counter.count(cell, Limits.DEFAULT, Team.alone(), () -> questions.incrementAndGet() < 0);
    assertNotEquals(0, questions.get());
    for (int i : new int[] {1, 2, questions.get() / 2, questions.get()}) {
      AtomicInteger asked = new AtomicInteger();
      assertThrows(
          StoppedException.class,
          () -> counter.count(cell, Limits.DEFAULT, Team.alone(), () -> asked.incrementAndGet() >= i),
          "asked " + i + " of " + questions.get() + " times");
    }
  }

  @Test
  void limitsArePositive() {
    for (double seconds : new double[] {0, -1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> new Limits(seconds, 1, 1));
    }
    assertThrows(IllegalArgumentException.class, () -> new Limits(1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Limits(1, 1, 0));
  }
}
