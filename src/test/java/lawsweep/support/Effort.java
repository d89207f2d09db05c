package lawsweep.support;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a piece of work costs in bytes that it allocates. Unlike seconds they are the same on a busy machine, so that a
 * test may ask for few: work that grows too fast builds something that grows too fast.
 */
public final class Effort {

  private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Effort() {}

  /** Bytes that the current thread has allocated so far: differences count. */
  public static long allocated() {
    return MEMORY.getCurrentThreadAllocatedBytes();
  }

  /** Fails if the current thread allocated more than {@code limit} bytes since {@code start}. */
  public static void assertAllocatedLess(long limit, long start, String what) {
    long bytes = allocated() - start;
    assertTrue(bytes < limit, () -> what + " allocated " + bytes + " bytes, expected less than " + limit);
  }
}
