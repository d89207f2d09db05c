package lawsweep.sweep.run;

import java.util.List;
import lawsweep.env.Signals;

/**
 * Turns the signals INT, TERM and USR1 into requests to stop. A second INT ends the process at once, as a kill would;
 * the log is made for that.
 */
public final class StopSignals {

  private static final List<StopKind> KINDS = List.of(StopKind.INTERRUPT, StopKind.TERMINATE, StopKind.USER_SIGNAL);

  private StopSignals() {}

  /**
   * Installs the handlers, for the rest of the process's life.
   *
   * @param secondInterrupt what a second INT does: {@code () -> Runtime.getRuntime().halt(130)}
   * @return the signals that could not be had (a JVM started with -Xrs keeps them), by name
   */
  public static List<String> install(StopSwitch stop, Runnable secondInterrupt) {
    return KINDS.stream().filter(kind -> !handle(kind, stop, secondInterrupt)).map(StopKind::signal).toList();
  }

  private static boolean handle(StopKind kind, StopSwitch stop, Runnable secondInterrupt) {
    return Signals.at(kind.signal(), () -> {
      if (!stop.request(kind) && kind == StopKind.INTERRUPT) {
        secondInterrupt.run();
      }
    });
  }
}
