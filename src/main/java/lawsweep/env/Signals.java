package lawsweep.env;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Signals of the operating system.
 *
 * <p>The JDK's signal class is reached by name: it is supported, in the module jdk.unsupported, but the compiler has a
 * warning about it that cannot be turned off.
 */
public final class Signals {

  private Signals() {}

  /**
   * Does something at each arrival of a signal, for the rest of the process's life.
   *
   * @param name the signal without SIG, such as {@code TERM}
   * @return false if the signal cannot be had: a JVM started with -Xrs keeps some
   */
  public static boolean at(String name, Runnable act) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object onSignal = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler},
          (proxy, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
              act.run();
              yield null;
            }
            case "equals" -> false;
            case "hashCode" -> name.hashCode();
            default -> "at " + name;
          });
      Object which = signal.getConstructor(String.class).newInstance(name);
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
