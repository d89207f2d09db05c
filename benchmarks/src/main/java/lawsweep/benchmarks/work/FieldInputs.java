package lawsweep.benchmarks.work;

import lawsweep.lie.Point;
import lawsweep.network.Architecture;
import lawsweep.network.Family;
import lawsweep.network.ParameterLayout;
import lawsweep.residue.Matrix;

/**
 * What fields are made of: a point, the coefficients of a batch, a block of directions. The NumPy drivers make the
 * same.
 *
 * @param batch how many fields
 * @param rows how many of them make a block; the last block may be smaller
 */
record FieldInputs(Point point, int batch, int rows) {

  FieldInputs(Architecture architecture, int batch, int rows) {
    ParameterLayout layout = new ParameterLayout(architecture);
    double[] theta = Inputs.random(1, 1, layout.size()).data();
    this(Point.of(architecture, Inputs.FIELD, layout, theta), batch, Math.min(rows, batch));
  }

  int parameters() {
    return point.layout().size();
  }

  int blocks() {
    return Math.ceilDiv(batch, rows);
  }

  /** How many fields a block has. */
  int count(int block) {
    return Math.min(rows, batch - block * rows);
  }

  /** The coefficients of the first or second field of each pair, by blocks: row s of matrix i is a_i of field s. */
  Matrix[][] coefficients(int fieldOfPair) {
    Architecture a = point.architecture();
    Matrix[][] views = new Matrix[blocks()][a.depth() + 1];
    for (int i = 0; i <= a.depth(); i++) {
      if (i == 0 || i == a.depth() || a.family() == Family.RELU) {
        Matrix whole = Inputs.random(100 * (fieldOfPair + 1) + i, batch, a.width(i));
        for (int block = 0; block < views.length; block++) {
          views[block][i] = whole.view(block * rows, 0, count(block), whole.columns());
        }
      }
    }
    return views;
  }
}
