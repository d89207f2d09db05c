package lawsweep.gpu;

import lawsweep.cuda.Block;
import lawsweep.cuda.Buffer;
import lawsweep.cuda.Lane;
import lawsweep.lie.Point;
import lawsweep.network.Architecture;
import lawsweep.network.ParameterLayout;
import lawsweep.residue.Matrix;

/** A point's matrices on the device, as they are and transposed, without gaps; and its biases. */
final class DeviceWeights {

  private final Architecture architecture;
  private final ParameterLayout layout;
  private final Buffer values;
  private final Buffer transposed;

  DeviceWeights(Lane lane, Point point) {
    this.architecture = point.architecture();
    this.layout = point.layout();
    this.values = lane.allocate((long) Double.BYTES * layout.size());
    this.transposed = lane.allocate((long) Double.BYTES * layout.size());
    lane.upload(point.values(), 0, layout.size(), values, 0);
    for (int i = 1; i <= architecture.depth(); i++) {
      double[] turned = transpose(point.weights()[i]);
      lane.upload(turned, 0, turned.length, transposed, layout.weights(i));
    }
  }

  /** What it takes of a lane's memory. */
  static long bytes(Architecture a) {
    return 2 * Pieces.of(Double.BYTES * a.parameters());
  }

  private static double[] transpose(Matrix u) {
    double[] out = new double[u.rows() * u.columns()];
    for (int k = 0; k < u.columns(); k++) {
      for (int j = 0; j < u.rows(); j++) {
        out[k * u.rows() + j] = u.get(j, k);
      }
    }
    return out;
  }

  /** U_i. */
  Block left(int i) {
    int columns = architecture.width(i);
    return new Block(values.doubles(layout.weights(i)), architecture.width(i - 1), columns, columns);
  }

  /** U_i transposed. */
  Block right(int i) {
    int columns = architecture.width(i - 1);
    return new Block(transposed.doubles(layout.weights(i)), architecture.width(i), columns, columns);
  }

  /** The address of b_i; 0 if layer i has none. */
  long bias(int i) {
    return layout.hasBias(i) ? values.doubles(layout.bias(i)) : 0;
  }
}
