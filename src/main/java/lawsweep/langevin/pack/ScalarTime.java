package lawsweep.langevin.pack;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time for which replicas of each kind went one by one in this program. Steps in lanes are slow until they are
 * compiled, which takes a second or two of computing: short simulations are over before. So a kind goes one by one
 * until that took as long. Results do not depend on it.
 */
final class ScalarTime {

  private static final long ENOUGH_NANOS = 2_000_000_000L;
  private static final Map<Class<?>, AtomicLong> SPENT = new ConcurrentHashMap<>();

  private final AtomicLong spent;

  private ScalarTime(AtomicLong spent) {
    this.spent = spent;
  }

  /** That of a kind of steps. */
  static ScalarTime of(Class<?> kind) {
    return new ScalarTime(SPENT.computeIfAbsent(kind, _ -> new AtomicLong()));
  }

  /** Of which there was enough. */
  static ScalarTime over() {
    return new ScalarTime(new AtomicLong(ENOUGH_NANOS));
  }

  /** True if steps in lanes are worth their compilation. */
  boolean enough() {
    return spent.get() >= ENOUGH_NANOS;
  }

  /** Counts time from an earlier {@link System#nanoTime} to now. */
  void addSince(long nanoTime) {
    spent.addAndGet(System.nanoTime() - nanoTime);
  }
}
