package lawsweep.road.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import lawsweep.circuit.laws.KnownLaws;
import lawsweep.circuit.laws.named.NamedLaws;
import lawsweep.circuit.walk.ArgumentCertificate;
import lawsweep.circuit.walk.CircuitSpan;
import lawsweep.circuit.walk.RootCertificate;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.LawCount;
import lawsweep.law.Tampering;
import lawsweep.law.Verdict;
import lawsweep.road.circuit.CircuitCertificate.Draw;
import lawsweep.road.circuit.CircuitCertificate.Freedom;
import lawsweep.road.circuit.CircuitCertificate.Laws;
import lawsweep.road.circuit.CircuitCertificate.Level;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** All long parts of a count hear that the time is up, and that the run is being stopped. */
class CircuitTimeTest {

  private static final double SECONDS = 0.4;
  private static final String LINE = "vec 3 > rms > dense 2 > tanh > out 2";
  private static final String TOKENS = "tokens 3x2 2 > dense 2 > tanh > out 2";

  /** True once it is asked from within a class. */
  private static boolean within(Class<?> part) {
    return StackWalker.getInstance().walk(frames -> frames.anyMatch(
        frame -> frame.getClassName().equals(part.getName()) || frame.getClassName().startsWith(part.getName() + "$")));
  }

  private static LawCount count(String line, Stop stop) {
    return new CircuitCounter(VectorKernels.hot()).count(Counts.cell(line), new Limits(SECONDS, 1 << 30, 64),
        Team.alone(), stop);
  }

  /** A count whose time is up while a part is at work. */
  private static LawCount endedIn(String line, Class<?> part) {
    return count(line, () -> {
      if (within(part)) {
        LockSupport.parkNanos((long) (SECONDS * 1e9));
      }
      return false;
    });
  }

  private static Optional<String> refuse(LawCount count) {
    return new CircuitVerifier(VectorKernels.hot()).refuse(count, Team.alone(), Stop.NEVER);
  }

  private static CircuitCertificate certificate(LawCount count) {
    return (CircuitCertificate) count.certificate();
  }

  private static LawCount assertLeftOpen(String line, Class<?> part, Freedom why, long known) {
    LawCount count = endedIn(line, part);
    assertEquals(Verdict.UNDECIDED, count.verdict(), part.getName());
    assertEquals("the limit of " + SECONDS + " seconds ended the search", count.reason());
    assertEquals(why, certificate(count).freedom(), part.getName());
    assertEquals(known, count.knownLaws(), part.getName());
    assertEquals(List.of(), count.levelDims());
    assertEquals(0, count.lieDim());
    assertEquals(count.parameters(), count.laws());
    assertEquals(Optional.empty(), refuse(count), part.getName());
    LawCount read = Tampering.more(count, "", "rank", 0);
    assertEquals(count, read, "as it is read");
    return count;
  }

  @Test
  void withoutTimeForLawsNothingIsClaimed() {
    for (Class<?> part : List.of(KnownLaws.class, NamedLaws.class)) {
      LawCount count = assertLeftOpen(LINE, part, Freedom.LAWS_LATE, 0);
      assertEquals("the time was up before known laws were found",
          CircuitRoad.ofData(VectorKernels.hot()).because(count));
    }
  }

  @Test
  void withoutTimeForIndependenceLawsStand() {
    long known = Counts.of(LINE).knownLaws();
    assertLeftOpen(LINE, ArgumentCertificate.class, Freedom.LATE, known);
    LawCount count = assertLeftOpen(LINE, RootCertificate.class, Freedom.LATE, known);
    assertTrue(CircuitRoad.ofData(VectorKernels.hot()).because(count).contains("make less than D"));
    assertLeftOpen(TOKENS, ArgumentCertificate.class, Freedom.LATE, Counts.of(TOKENS).knownLaws());
  }

  /** Laws of the first draw stand, and independence; a level that was begun leaves no trace. */
  @Test
  void withoutTimeForLevelsIndependenceStands() {
    LawCount count = endedIn(LINE, CircuitSpan.class);
    assertEquals(Verdict.UNDECIDED, count.verdict());
    assertEquals(certificate(Counts.of(LINE)).freedom(), certificate(count).freedom());
    assertEquals(Optional.empty(), refuse(count));
  }

  @Test
  void stopsAreHeardInAllParts() {
    for (Class<?> part : List.of(KnownLaws.class, NamedLaws.class, ArgumentCertificate.class, RootCertificate.class,
        CircuitSpan.class)) {
      assertThrows(StoppedException.class, () -> count(LINE, () -> within(part)), part.getName());
    }
  }

  /** Who says that the time was up cannot claim anything else. */
  @Test
  void moreThanNothingIsRefused() {
    LawCount count = endedIn(LINE, RootCertificate.class);
    CircuitCertificate c = certificate(count);
    Draw first = c.draws().getFirst();
    Draw level = new Draw(0, first.prime(), first.laws(), List.of(new Level(1, 8, 0, 3)));
    for (List<Draw> draws : List.of(List.of(level), List.of(first, new Draw(1, 7340063, first.laws(), List.of())))) {
      CircuitCertificate forged = new CircuitCertificate(c.engine(), c.cell(), new Laws(c.kinds(), c.provenLaws()),
          c.freedom(), draws, c.rank(), c.fingerprint());
      assertEquals("the time was up before anything was sampled, and yet there are levels or further draws",
          refuse(Tampering.withCertificate(count, forged)).orElse(""));
    }
    CircuitCertificate forged = new CircuitCertificate(c.engine(), c.cell(), new Laws(Map.of("sums", 40L), 40),
        Freedom.LAWS_LATE, c.draws(), c.rank(), c.fingerprint());
    assertTrue(refuse(Tampering.withCertificate(count, forged)).orElse("").contains("kinds"));
  }
}
