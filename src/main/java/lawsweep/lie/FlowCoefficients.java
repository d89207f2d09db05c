package lawsweep.lie;

import lawsweep.network.Architecture;

/**
 * The random coefficients of the fields of one flow.
 *
 * @param point where it begins
 * @param streams the words
 * @param flow its number
 */
record FlowCoefficients(Point point, FieldStreams streams, int flow) {

  /** The coefficients of t^power in the field that is followed, by layer of neurons; null where there are no gates. */
  double[][] followed(int power) {
    return draw(streams.followed(flow, power));
  }

  /** The coefficients of a field that is pulled back. */
  double[][] pulled(int fieldInFlow) {
    return draw(streams.pulled(flow, fieldInFlow));
  }

  private double[][] draw(long sequence) {
    Architecture a = point.architecture();
    double[][] gates = new double[a.depth() + 1][];
    int total = 0;
    for (int i = 0; i <= a.depth(); i++) {
      if (FieldBlock.hasGate(a, i)) {
        gates[i] = new double[a.width(i)];
        total += a.width(i);
      }
    }
    double[] row = new double[total];
    streams.fill(point.field(), sequence, row, 0, total);
    int at = 0;
    for (double[] gate : gates) {
      if (gate != null) {
        System.arraycopy(row, at, gate, 0, gate.length);
        at += gate.length;
      }
    }
    return gates;
  }
}
