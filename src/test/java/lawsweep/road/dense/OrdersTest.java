package lawsweep.road.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.ScalarKernels;
import lawsweep.law.Counting;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.law.known.LawRanks;
import lawsweep.lie.span.Engines;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.random.Stream;
import lawsweep.support.Architectures;
import lawsweep.support.Seeds;
import lawsweep.support.ThreadsForTest;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import lawsweep.work.Watch;
import org.junit.jupiter.api.Test;

/** What is said of a cell does not depend on how many levels are asked for; only how many are told does. */
class OrdersTest {

  /** Seconds. */
  private static final double WAIT = 0.05;

  private static final DenseVerifier VERIFIER = new DenseVerifier(Counting.VECTOR);

  private static LawCount count(Architecture a, int levels) {
    return Counting.count(Counting.cell(a, 1, 0), Limits.DEFAULT.with(levels));
  }

  /** Returns true if levels did not suffice. */
  private static boolean compare(Architecture a, int levels) {
    LawCount all = Counting.count(a);
    LawCount some = count(a, levels);
    if (all.bracketLength() <= levels) {
      assertEquals(all, some, () -> Seeds.note(a));
      return false;
    }
    assertEquals(all.levelDims().subList(0, levels), some.levelDims(), () -> Seeds.note(a));
    assertEquals(List.of(all.lieDim(), all.laws(), all.knownLaws(), all.extraLaws(), all.errorBound()),
        List.of(some.lieDim(), some.laws(), some.knownLaws(), some.extraLaws(), some.errorBound()),
        () -> Seeds.note(a));
    assertEquals(all.verdict(), some.verdict(), () -> Seeds.note(a));
    assertEquals(0, some.bracketLength());
    assertEquals(Optional.empty(), VERIFIER.refuse(some, Team.alone(), Stop.NEVER), () -> Seeds.note(a));
    DenseCertificate certificate = Counting.dense(some);
    assertEquals("3", certificate.engine());
    // Coefficients of t^k lie in W_k: no order can do with less than the levels need.
    assertTrue(certificate.orders().getAsInt() >= all.bracketLength() - 1, () -> Seeds.note(a));
    return true;
  }

  @Test
  void levelsAgreeWithOrders() {
    Random random = Seeds.random("orders", 0);
    int beyond = 0;
    for (int i = 0; i < 250; i++) {
      Architecture a = Architectures.random(random, Family.LINEAR, 5, 5);
      for (int levels : new int[] {1, 2, 7}) {
        beyond += compare(a, levels) ? 1 : 0;
      }
    }
    assertTrue(beyond > 100, () -> "too few long brackets to tell");
  }

  /** ReLU networks are done with W_0, where gates are free. */
  @Test
  void rectifiersNeedNone() {
    for (Bias bias : Bias.values()) {
      for (int levels : new int[] {1, 2}) {
        assertFalse(compare(Architectures.relu(bias, 2, 4, 3, 2), levels));
      }
    }
  }

  @Test
  void onlyLongBracketsAskForThem() {
    LawCount all = Counting.count(Architectures.linear(1, 4, 4, 2));
    assertEquals(OptionalInt.empty(), all.certificate().orders());
    assertEquals(all, count(Architectures.linear(1, 4, 4, 2), all.bracketLength()));
    assertEquals("3", count(Architectures.linear(1, 4, 4, 2), all.bracketLength() - 1).certificate().engine());
  }

  /** Kernels, threads and how samples are cut into blocks change nothing. */
  @Test
  void anyEngineGivesTheSame() {
    LawCell cell = Counting.cell(Architectures.linear(2, 5, 5, 2), 3, 1);
    Limits limits = Limits.DEFAULT.with(2);
    LawCount vector = Counting.count(cell, limits);
    assertTrue(vector.certificate().orders().isPresent());
    assertEquals(vector, new DenseCounter(new ScalarKernels()).count(cell, limits, new ThreadsForTest(3), Stop.NEVER));
  }

  /** Laws that nobody knows of keep orders from the target; then levels tell, as if all had been asked for. */
  @Test
  void whereOrdersStandStillLevelsTell() {
    DenseCounter counter = new DenseCounter(Engines.host(Counting.VECTOR), OrdersTest::knownOnly);
    for (Architecture a : List.of(Architectures.linear(2, 1, 4, 4, 1), Architectures.linear(1, 2, 3, 1, 2))) {
      LawCell cell = Counting.cell(a, 1, 0);
      LawCount all = counter.count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER);
      assertEquals(Verdict.EXTRA, all.verdict());
      assertTrue(all.errorBound() > 0);
      assertEquals(all, counter.count(cell, Limits.DEFAULT.with(1), Team.alone(), Stop.NEVER));
    }
  }

  private static LawRanks knownOnly(Architecture a, Stream stream, Kernels kernels, Team team, Watch watch) {
    long known = LawRanks.compute(a, stream, kernels, team, watch).known();
    return new LawRanks(known, known);
  }

  /** The limit of bracket length bounds orders, too: a coefficient of t^k is one of brackets of k + 1 fields. */
  @Test
  void theLimitBoundsOrders() {
    Architecture a = Architectures.linear(1, 6, 6, 2);
    LawCount all = Counting.count(a);
    for (int length = 3; length < all.bracketLength(); length++) {
      LawCount count = Counting.count(Counting.cell(a, 1, 0), Counting.length(length).with(2));
      assertEquals(Verdict.UNDECIDED, count.verdict());
      assertEquals("brackets of more than " + length + " fields are needed (limits: bracket_length)", count.reason());
      assertEquals(length - 1, count.certificate().orders().getAsInt());
      assertTrue(count.lieDim() < all.lieDim());
      assertEquals(Optional.empty(), VERIFIER.refuse(count, Team.alone(), Stop.NEVER));
    }
    assertEquals(Verdict.COMPLETE,
        Counting.count(Counting.cell(a, 1, 0), Counting.length(all.bracketLength() + 3).with(2)).verdict());
  }

  /** Limits with which levels are all there is: as if all had been asked for. */
  @Test
  void noOrdersWithinShortLimits() {
    Architecture a = Architectures.linear(1, 6, 6, 2);
    LawCount all = Counting.count(Counting.cell(a, 1, 0), Counting.length(3));
    assertEquals(all, Counting.count(Counting.cell(a, 1, 0), Counting.length(3).with(3)));
    assertEquals(all, Counting.count(Counting.cell(a, 1, 0), Counting.length(3).with(9)));
  }

  /**
   * Whoever asks whether to stop is kept waiting until the time is up: before that time the count cannot end, however
   * quick the machine, and where the time is up before that question all is as true.
   */
  @Test
  void timeUpIsUndecided() {
    LawCell cell = Counting.cell(Architectures.linear(1, 9, 9, 2), 1, 0);
    AtomicInteger all = new AtomicInteger();
    LawCount whole = counted(cell, Double.POSITIVE_INFINITY, all::incrementAndGet);
    assertEquals(Verdict.COMPLETE, whole.verdict());
    assertTrue(whole.certificate().orders().isPresent());
    for (int question : List.of(all.get() - 1, all.get() / 2, 1)) {
      AtomicInteger asked = new AtomicInteger();
      LawCount count = counted(cell, WAIT, () -> {
        if (asked.incrementAndGet() == question) {
          waitLonger();
        }
      });
      assertEquals(Verdict.UNDECIDED, count.verdict());
      assertTrue(count.reason().contains("ended the search"), count.reason());
      assertTrue(count.lieDim() < whole.lieDim());
      assertEquals(Optional.empty(), VERIFIER.refuse(count, Team.alone(), Stop.NEVER));
    }
  }

  private static void waitLonger() {
    long start = System.nanoTime();
    while ((System.nanoTime() - start) * 1e-9 < 2 * WAIT) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static LawCount counted(LawCell cell, double seconds, Runnable asked) {
    return new DenseCounter(Counting.VECTOR).count(cell, new Limits(seconds, 1L << 30, 64, 2), Team.alone(), () -> {
      asked.run();
      return false;
    });
  }
}
