package lawsweep.lie;

import lawsweep.kernel.Kernels;
import lawsweep.network.Architecture;

/** The coefficients of a field in each sample of a batch. */
final class LaneGates {

  private static final int LANES = Kernels.LANES;

  private LaneGates() {}

  /**
   * Draws one field of samples first..first+{@link Kernels#LANES}-1 of an order.
   *
   * @return the batched coefficients a_i at index i, null where there is no gate
   */
  static double[][] draw(Point point, FieldStreams streams, int order, int fieldInSample, int first) {
    Architecture a = point.architecture();
    double[][] gates = new double[a.depth() + 1][];
    int total = 0;
    for (int i = 0; i <= a.depth(); i++) {
      if (FieldBlock.hasGate(a, i)) {
        gates[i] = new double[a.width(i) * LANES];
        total += a.width(i);
      }
    }
    double[] row = new double[total];
    for (int s = 0; s < LANES; s++) {
      streams.fill(point.field(), streams.coefficients(order, fieldInSample, first + s), row, 0, total);
      int at = 0;
      for (double[] gate : gates) {
        if (gate != null) {
          for (int j = 0; j < gate.length / LANES; j++) {
            gate[j * LANES + s] = row[at++];
          }
        }
      }
    }
    return gates;
  }
}
