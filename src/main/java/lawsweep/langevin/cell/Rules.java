package lawsweep.langevin.cell;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a cell's replicas become a result, by version. What replicas do is the same in all of them, bit for bit, so that
 * any can go on from a checkpoint of another.
 */
public enum Rules {

  /**
   * Those of program version 0.1.0: records at k times their distance as floating-point numbers multiply
   * (0.30000000000000004), and sums of whatever is finite.
   */
  FIRST("1"),

  /**
   * Records at the decimal multiples of their distance (0.3), and nothing beyond 2^200: a replica of which something
   * measured is larger has blown up.
   */
  SECOND("2");

  private final String label;

  Rules(String label) {
    this.label = label;
  }

  /** The version, as records name it. */
  public String label() {
    return label;
  }

  /** The rules of a version. */
  public static Optional<Rules> of(String label) {
    return Arrays.stream(values()).filter(rules -> rules.label.equals(label)).findFirst();
  }

  /** The times of a cell's records as they are to be printed, for a grid of that cell. */
  public double[] printed(LangevinCell cell, TimeGrid grid) {
    double[] times = grid.times().clone();
    if (this == FIRST) {
      return times;
    }
    BigDecimal every = BigDecimal.valueOf(cell.recordEvery());
    for (int k = 1; k < times.length - 1; k++) {
      times[k] = every.multiply(BigDecimal.valueOf(k)).doubleValue();
    }
    return times;
  }
}
