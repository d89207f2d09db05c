package lawsweep.lie;

import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.lanes.LaneResidues;
import lawsweep.network.Architecture;
import lawsweep.residue.PrimeField;

/**
 * The coefficients of one field in each sample of a batch, drawn again and again into the same room: coefficient by
 * coefficient, one double for each sample.
 */
final class DrawnGates {

  private static final int LANES = Kernels.LANES;

  private final int[] offsets;
  private final int[] lengths;
  private final int total;
  private final double[] data;
  private final double[] row;
  /** Draws a vector at a time; empty where numbers are drawn one by one. */
  private final Optional<LaneResidues> lanes;

  /**
   * Room for an architecture.
   *
   * @param inLanes whether numbers are drawn a vector at a time; they are the same
   */
  DrawnGates(Architecture a, boolean inLanes) {
    this.offsets = new int[a.depth() + 1];
    this.lengths = new int[a.depth() + 1];
    int at = 0;
    for (int i = 0; i <= a.depth(); i++) {
      offsets[i] = at * LANES;
      lengths[i] = FieldBlock.hasGate(a, i) ? a.width(i) : 0;
      at += lengths[i];
    }
    this.total = at;
    this.data = new double[Math.multiplyExact(total, LANES)];
    this.lanes = inLanes ? Optional.of(new LaneResidues(total)) : Optional.empty();
    this.row = new double[inLanes ? 0 : total];
  }

  /** Draws one field of samples first..first+{@link Kernels#LANES}-1 of an order. */
  void draw(PrimeField field, FieldStreams streams, int order, int fieldInSample, int first) {
    long sequence = streams.coefficients(order, fieldInSample, first);
    if (lanes.isPresent()) {
      lanes.get().fill(field, streams.stream().key(), sequence, total, data, 0);
      return;
    }
    for (int s = 0; s < LANES; s++) {
      streams.fill(field, sequence + s, row, 0, total);
      for (int e = 0; e < total; e++) {
        data[e * LANES + s] = row[e];
      }
    }
  }

  /** Whether layer i has a gate. */
  boolean has(int i) {
    return lengths[i] > 0;
  }

  /** All of them. */
  double[] data() {
    return data;
  }

  /** Where a_i begins. */
  int offset(int i) {
    return offsets[i];
  }
}
