package lawsweep.benchmarks.race;

import com.sun.management.ThreadMXBean;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Two builds of the program in one JVM, each with a class loader of its own, which take turns at a sweep of tiny cells.
 * Times are those that the processor spent on the thread that counts, so that they can be compared on a busy machine.
 */
public final class Duel {

  private static final String SWEEP = "lawsweep.benchmarks.work.SmallSweep";
  private static final int TURNS = 9;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Object sweep;
  private final double[] micros = new double[TURNS];
  private double bytes;

  private Duel(String classPath, int seeds) throws ReflectiveOperationException, MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String part : classPath.split(File.pathSeparator, -1)) {
      urls.add(Path.of(part).toUri().toURL());
    }
    ClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    this.sweep = loader.loadClass(SWEEP).getConstructor(int.class, int.class).newInstance(1, seeds);
  }

  /**
   * Compares two builds.
   *
   * @param args the class path of the old build, benchmarks and libraries included, that of the new one, how many seeds
   *     each of the 1344 architectures has, and the seconds of warming up
   */
  public static void main(String[] args) throws ReflectiveOperationException, MalformedURLException {
    int seeds = Integer.parseInt(args[2]);
    List<Duel> builds = List.of(new Duel(args[0], seeds), new Duel(args[1], seeds));
    long until = System.nanoTime() + (long) (Double.parseDouble(args[3]) * 1e9);
    do {
      for (Duel build : builds) {
        build.turn(0);
      }
    } while (System.nanoTime() < until);
    double[] ratios = new double[TURNS];
    for (int turn = 0; turn < TURNS; turn++) {
      builds.get(turn % 2).turn(turn);
      builds.get(1 - turn % 2).turn(turn);
      ratios[turn] = builds.getFirst().micros[turn] / builds.getLast().micros[turn];
    }
    builds.getFirst().say("old");
    builds.getLast().say("new");
    Arrays.sort(ratios);
    System.out.printf(Locale.ROOT, "old over new: %.2f (%.2f to %.2f)%n", ratios[TURNS / 2], ratios[0],
        ratios[TURNS - 1]);
    for (Duel build : builds) {
      build.call("close");
    }
  }

  private void turn(int turn) throws ReflectiveOperationException {
    call("restore");
    long allocated = threads.getCurrentThreadAllocatedBytes();
    long start = threads.getCurrentThreadCpuTime();
    call("run");
    long nanos = threads.getCurrentThreadCpuTime() - start;
    int cells = (Integer) call("cells");
    bytes = (double) (threads.getCurrentThreadAllocatedBytes() - allocated) / cells;
    micros[turn] = nanos * 1e-3 / cells;
    call("check");
  }

  private Object call(String name) throws ReflectiveOperationException {
    Method method = sweep.getClass().getMethod(name);
    try {
      return method.invoke(sweep);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(sweep.getClass() + "." + name, e.getCause());
    }
  }

  private void say(String name) {
    double[] sorted = micros.clone();
    Arrays.sort(sorted);
    System.out.printf(Locale.ROOT,
        "%s: %.2f µs of a processor for a cell (median %.2f), %.0f cells a second, %.0f bytes allocated for each%n",
        name, sorted[0], sorted[TURNS / 2], 1e6 / sorted[0], bytes);
  }
}
