package lawsweep.lie;

import java.util.Arrays;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.RowLanes;
import lawsweep.lanes.LaneResidues;
import lawsweep.network.Architecture;
import lawsweep.network.ParameterLayout;

/**
 * The samples of {@link NestedBrackets} at one level for a small architecture, with all sums written on a tape once.
 * A sample of a tiny network is a few hundred products: it costs less than to find them again.
 *
 * <p>All numbers are in one array: first the result with its dual units, then θ, then the chains of each field.
 */
final class TapedBrackets {

  private static final int LANES = Kernels.LANES;

  /** The longest tape, in integers: a near cache holds it. */
  private static final int MOST = 1 << 16;

  private final int level;
  private final ParameterLayout layout;
  private final int coefficients;
  private final int theta;
  private final TapedChains[] chains;
  private final Tape tape = new Tape(MOST);
  private final LaneResidues residues;
  private final double[] data;

  /** Writes the tape of a level, k ≥ 0: brackets of k + 1 fields. It may be {@link #tooLong}. */
  TapedBrackets(Architecture architecture, int level) {
    this.level = level;
    this.layout = new ParameterLayout(architecture);
    this.theta = block();
    this.chains = new TapedChains[level + 1];
    int at = 2 * block();
    int zero = at;
    int one = at + LANES;
    at += 2 * LANES;
    for (int units = 0; units <= level; units++) {
      chains[units] = new TapedChains(architecture, new TapedChains.Room(units, at, zero, one, block()), tape);
      at = chains[units].end();
    }
    this.coefficients = chains[0].coefficients();
    this.residues = new LaneResidues(coefficients);
    write();
    this.data = new double[tape.full() ? 0 : at];
    if (!tape.full()) {
      Arrays.fill(data, one, one + LANES, 1);
    }
  }

  /** The doubles of the result, and of θ, with all units. */
  private int block() {
    return Math.multiplyExact(layout.size() * LANES, 1 << level);
  }

  private void write() {
    for (int j = 0; j < level; j++) {
      chains[j].compute();
      chains[j].writeFields(theta, 1 << j);
    }
    chains[level].compute();
    chains[level].writeFields(0, 0);
    for (int j = level - 1; j >= 0; j--) {
      chains[j].computeTangent();
      chains[j].subtractDerivatives(1 << j);
    }
  }

  /** Whether the tape is too long to be worth having. */
  boolean tooLong() {
    return tape.full();
  }

  /**
   * Computes samples first..first+{@link Kernels#LANES}-1.
   *
   * @return the first D batched entries are theirs; the caller may overwrite them, and the next call does
   */
  double[] compute(RowLanes lanes, Point point, FieldStreams streams, int first) {
    double[] values = point.values();
    for (int e = 0; e < values.length; e++) {
      int at = theta + e * LANES;
      double value = values[e];
      for (int l = 0; l < LANES; l++) {
        data[at + l] = value;
      }
    }
    for (int units = 0; units <= level; units++) {
      long sequence = streams.coefficients(level, units == level ? 0 : units + 1, first);
      residues.fill(point.field(), streams.stream().key(), sequence, coefficients, data, chains[units].gates());
    }
    lanes.run(point.field(), tape.code(), tape.length(), data);
    return data;
  }
}
