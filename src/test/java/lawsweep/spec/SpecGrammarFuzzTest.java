package lawsweep.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import lawsweep.support.Effort;
import lawsweep.support.Seeds;
import lawsweep.sweep.FakeKinds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Specs that are wrong in the way that people and programs write them: read, or refused in one line, soon and with
 * little memory. (What is read may be a grid of millions of cells.)
 */
class SpecGrammarFuzzTest {

  private static final long SEED = Seeds.number("specs by the grammar");
  /** A bound on any machine, busy or not, in processor time. */
  private static final long MAX_NANOS = 20_000_000_000L;
  private static final long MAX_BYTES = 256 << 20;

  @Test
  void tenThousand() {
    refused(SEED, 10_000);
  }

  @Test
  @Tag("campaign")
  void fiftyThousand() {
    refused(SEED + 1_000_000, 50_000);
  }

  @Test
  void anEscapeThatIsCutOffIsRefused() {
    assertFalse(read("{name: a, lanevin: \"\\u".getBytes(StandardCharsets.UTF_8), "cut off"));
    assertFalse(read(new SpecFuzzer(21_319_773).next(), "seed 21319773"));
  }

  private static void refused(long seed, int rounds) {
    int refused = 0;
    for (int round = 0; round < rounds; round++) {
      byte[] spec = new SpecFuzzer(seed + round).next();
      refused += read(spec, "seed " + (seed + round)) ? 0 : 1;
    }
    assertTrue(refused > rounds * 0.8 && refused < rounds, refused + " of " + rounds + " refused");
  }

  /** Readings at most until one is quick: the first ones of a JVM also pay for its compiler. */
  private static final int READINGS = 3;

  /** What one reading gave and took. */
  private record Reading(boolean accepted, long nanos, long bytes) {

    /** What is accepted may take its time. */
    boolean fine() {
      return accepted || (nanos < MAX_NANOS && bytes < MAX_BYTES);
    }
  }

  /** False if the spec is refused. */
  private static boolean read(byte[] spec, String which) {
    Reading reading = readOnce(spec, which);
    for (int i = 1; i < READINGS && !reading.fine(); i++) {
      reading = readOnce(spec, which);
    }
    if (!reading.fine()) {
      fail(which + ": " + reading.nanos() * 1e-9 + " s, " + (reading.bytes() >> 20) + " MiB:\n"
          + new String(spec, StandardCharsets.UTF_8));
    }
    return reading.accepted();
  }

  private static Reading readOnce(byte[] spec, String which) {
    long bytes = Effort.allocated();
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    boolean accepted = true;
    try {
      assertTrue(!FakeKinds.read("f.yaml", spec).cells().isEmpty());
    } catch (SpecException e) {
      accepted = false;
      assertEquals(1, e.getMessage().lines().count(), () -> which + ": " + e.getMessage());
      assertTrue(e.getMessage().matches("f\\.yaml:[0-9]+: .+; .+"), () -> which + ": " + e.getMessage());
      assertTrue(e.getMessage().length() < 500, () -> which + ": " + e.getMessage());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      fail(which + ":\n" + new String(spec, StandardCharsets.UTF_8), e);
    }
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    return new Reading(accepted, nanos, Effort.allocated() - bytes);
  }
}
