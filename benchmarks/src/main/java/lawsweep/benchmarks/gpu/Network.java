package lawsweep.benchmarks.gpu;

import java.util.Collections;
import java.util.stream.Collectors;
import lawsweep.benchmarks.work.Shapes;
import lawsweep.network.Architecture;

/**
 * A linear network whose layers all have the same width: its dimension is known by a theorem.
 *
 * @param width of each layer
 * @param widths how many of them, depth + 1
 */
record Network(int width, int widths) {

  /** As people write it: {@code 100^11}. */
  String label() {
    return width + "^" + widths;
  }

  /** As {@code --linear} takes it. */
  String option() {
    return Collections.nCopies(widths, width).stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** The architecture. */
  Architecture architecture() {
    return Shapes.of(width + "x" + widths);
  }

  /** D. */
  long parameters() {
    return (long) width * width * (widths - 1);
  }

  /** dim Lie: D less one law for each entry of a symmetric matrix on each hidden layer. */
  long dimension() {
    return parameters() - (widths - 2L) * width * (width + 1) / 2;
  }

  /** dim W_0: all matrices. */
  long fields() {
    return (long) width * width;
  }

  /** About what a count takes of a GPU's memory: panels, sixteen blocks of rows, half a gigabyte for the rest. */
  long bytes() {
    double r = dimension();
    double rows = 4032.0 * (r + 40.0 * widths * width);
    return (long) (Double.BYTES * (r * r / 2 + rows) * 1.05) + (1L << 29);
  }
}
