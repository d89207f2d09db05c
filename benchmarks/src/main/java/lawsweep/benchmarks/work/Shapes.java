package lawsweep.benchmarks.work;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;

/** Architectures by short names: {@code 2-2-2}, {@code 32x11} (eleven widths of 32), {@code relu:16x5}. No
 * commas: JMH takes them for lists. */
public final class Shapes {

  private Shapes() {}

  /** The architecture of a name. */
  public static Architecture of(String name) {
    boolean relu = name.startsWith("relu:");
    String widths = relu ? name.substring("relu:".length()) : name;
    int times = widths.indexOf('x');
    List<Integer> list;
    if (times >= 0) {
      int width = Integer.parseInt(widths.substring(0, times));
      list = Collections.nCopies(Integer.parseInt(widths.substring(times + 1)), width);
    } else {
      list = Arrays.stream(widths.split("-", -1)).map(Integer::valueOf).toList();
    }
    return new Architecture(relu ? Family.RELU : Family.LINEAR, list, Bias.NONE);
  }
}
