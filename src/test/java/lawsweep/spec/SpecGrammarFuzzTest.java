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
  /**
   * Processor time of a refusal. A second entry is refused behind the cells of a whole first one, tens of thousands of
   * them: a second on a slow machine. What this is to catch takes minutes.
   */
  private static final long MAX_NANOS = 20_000_000_000L;
  private static final long MAX_BYTES = 256 << 20;

  @Test
  void tenThousand() {
    refused(SEED, 10_000);
  }

  @Test
  @Tag("campaign")
  void aHundredThousand() {
    refused(SEED + 1_000_000, 100_000);
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

  /** False if the spec is refused. */
  private static boolean read(byte[] spec, String which) {
    long bytes = Effort.allocated();
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    boolean read = true;
    try {
      assertTrue(!FakeKinds.read("f.yaml", spec).cells().isEmpty());
    } catch (SpecException e) {
      read = false;
      assertEquals(1, e.getMessage().lines().count(), () -> which + ": " + e.getMessage());
      assertTrue(e.getMessage().matches("f\\.yaml:[0-9]+: .+; .+"), () -> which + ": " + e.getMessage());
      assertTrue(e.getMessage().length() < 500, () -> which + ": " + e.getMessage());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      fail(which + ":\n" + new String(spec, StandardCharsets.UTF_8), e);
    }
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    long allocated = Effort.allocated() - bytes;
    assertTrue(read || (nanos < MAX_NANOS && allocated < MAX_BYTES),
        () -> which + ": " + nanos * 1e-9 + " s, " + (allocated >> 20) + " MiB:\n"
            + new String(spec, StandardCharsets.UTF_8));
    return read;
  }
}
