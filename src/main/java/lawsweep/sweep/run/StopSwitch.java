package lawsweep.sweep.run;

import java.time.Duration;
import java.util.Optional;
import lawsweep.work.Stop;

/** Stops a run, once and for all: on request or at a deadline. Remembers what came first. */
public final class StopSwitch implements Stop {

  private final boolean hasDeadline;
  private final long deadlineNanos;
  private volatile Optional<StopKind> kind = Optional.empty();

  /** Without a deadline. */
  public StopSwitch() {
    this.hasDeadline = false;
    this.deadlineNanos = 0;
  }

  /**
   * With a deadline.
   *
   * @param left the time left from now; none or less stops at once
   */
  public StopSwitch(Duration left) {
    this.hasDeadline = true;
    this.deadlineNanos = System.nanoTime() + Math.clamp(nanos(left), 0, Long.MAX_VALUE / 4);
  }

  private static long nanos(Duration duration) {
    return duration.toSeconds() > Long.MAX_VALUE / 4_000_000_000L ? Long.MAX_VALUE / 4 : duration.toNanos();
  }

  /**
   * Asks the run to stop.
   *
   * @return false if it was being stopped already
   */
  public synchronized boolean request(StopKind why) {
    if (kind.isPresent()) {
      return false;
    }
    kind = Optional.of(why);
    return true;
  }

  @Override
  public boolean requested() {
    if (kind.isEmpty() && hasDeadline && System.nanoTime() - deadlineNanos >= 0) {
      request(StopKind.DEADLINE);
    }
    return kind.isPresent();
  }

  /** What stops the run; empty while nothing does. */
  public Optional<StopKind> kind() {
    return kind;
  }
}
