package lawsweep.sweep.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Turns the signals INT, TERM and USR1 into requests to stop. A second INT ends the process at once, as a kill would;
 * the log is made for that.
 *
 * <p>The JDK's signal class is reached by name: it is supported, in the module jdk.unsupported, but the compiler has a
 * warning about it that cannot be turned off.
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
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object onSignal = Proxy.newProxyInstance(StopSignals.class.getClassLoader(), new Class<?>[] {handler},
          (proxy, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
              if (!stop.request(kind) && kind == StopKind.INTERRUPT) {
                secondInterrupt.run();
              }
              yield null;
            }
            case "equals" -> false;
            case "hashCode" -> kind.hashCode();
            default -> "stop on " + kind.signal();
          });
      Object which = signal.getConstructor(String.class).newInstance(kind.signal());
      signal.getMethod("handle", signal, handler).invoke(null, which, onSignal);
      return true;
    } catch (ReflectiveOperationException e) {
      if (e instanceof InvocationTargetException && e.getCause() instanceof Error error) {
        throw error;
      }
      return false;
    }
  }
}
