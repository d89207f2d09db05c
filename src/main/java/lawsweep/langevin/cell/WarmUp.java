package lawsweep.langevin.cell;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The time for which replicas went one by one, scheme by scheme, of whoever keeps it. Steps in lanes are slow until
 * they are compiled, which takes a second or two of computing: short simulations are over before. So replicas go one
 * by one until that took as long. Results do not depend on it. For use by many threads.
 */
public final class WarmUp {

  private static final long ENOUGH_NANOS = 2_000_000_000L;

  private final long enough;
  private final Map<String, LongAdder> spent = new ConcurrentHashMap<>();

  private WarmUp(long enough) {
    this.enough = enough;
  }

  /** One that begins. */
  public static WarmUp cold() {
    return new WarmUp(ENOUGH_NANOS);
  }

  /** One that is over from the beginning: replicas go in lanes from their first step. */
  public static WarmUp over() {
    return new WarmUp(0);
  }

  /** True if steps in lanes are worth their compilation. */
  public boolean isOver(Stepper stepper) {
    return enough == 0 || time(stepper).sum() >= enough;
  }

  /** Counts nanoseconds for which replicas went one by one. */
  public void add(Stepper stepper, long nanos) {
    time(stepper).add(nanos);
  }

  private LongAdder time(Stepper stepper) {
    return spent.computeIfAbsent(stepper.name(), _ -> new LongAdder());
  }
}
