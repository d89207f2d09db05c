package lawsweep.env;

import java.lang.reflect.InvocationTargetException;

/**
 * The module of the Vector API, loaded while the program runs.
 *
 * <p>{@code --add-modules jdk.incubator.vector} makes the JVM print a warning on standard error before main is entered,
 * and there is no flag against it; a command that promises one line there could not keep its word. A module loaded
 * later is the same module with the same intrinsics, without the warning. This uses the JDK's own way of loading a
 * system module late, which is not exported: hence {@code --add-exports java.base/jdk.internal.module=ALL-UNNAMED} in
 * jvm.flags and in the jar's manifest.
 */
public final class VectorModule {
  /** The flag that whoever starts a JVM gives to have it. */
  public static final String FLAG = "--add-modules jdk.incubator.vector";

  private static final String NAME = "jdk.incubator.vector";

  private VectorModule() {}

  /** Looked up when it is first asked for: by then the program has loaded it, or nobody will. */
  private static final class Found {
    private static final boolean PRESENT = isLoaded();

    static {
      if (!PRESENT) {
        System.getLogger("lawsweep").log(System.Logger.Level.WARNING,
            "computing without the Vector API, which is slower; start the JVM with " + FLAG);
      }
    }
  }

  /**
   * True if what computes may use classes of the Vector API; the answer never changes. Where it is false, the first
   * call says so in one line of the logger {@code lawsweep}, with the flag that would make it true.
   */
  public static boolean present() {
    return Found.PRESENT;
  }

  /**
   * To be called by what has no other way than the Vector API.
   *
   * @param what the work, as the message begins
   * @throws UnsupportedOperationException with one line that names the flag, if the module is not there
   */
  public static void require(String what) {
    if (!isLoaded()) {
      throw new UnsupportedOperationException(
          what + " needs a JVM started with " + FLAG + ", got one without this module");
    }
  }

  /**
   * Loads the module unless it is there. To be called before any class is touched whose verification needs the Vector
   * API; main calls it first.
   *
   * @return false if it cannot be loaded: the JVM was started without jvm.flags
   */
  public static boolean load() {
    if (isLoaded()) {
      return true;
    }
    try {
      Class.forName("jdk.internal.module.Modules").getMethod("loadModule", String.class).invoke(null, NAME);
    } catch (ClassNotFoundException | NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      return false;
    }
    return isLoaded();
  }

  /** True if classes of the Vector API can be found. */
  public static boolean isLoaded() {
    try {
      Class.forName(NAME + ".Vector", false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
