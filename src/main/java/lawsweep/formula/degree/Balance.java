package lawsweep.formula.degree;

import lawsweep.network.Architecture;
import lawsweep.network.ParameterLayout;
import lawsweep.residue.PrimeField;

/**
 * An entry of U_i^T U_i - U_{i+1} U_{i+1}^T, less b_i² on the diagonal where layer i has a bias.
 *
 * @param layer i
 * @param entry row and column
 */
record Balance(Architecture network, ParameterLayout layout, PrimeField field, int layer, int[] entry)
    implements
      Generator {

  static final int DEGREE = 2;

  @Override
  public int degree() {
    return DEGREE;
  }

  @Override
  public int[] odd() {
    if (entry[0] == entry[1]) {
      return new int[0];
    }
    int first = 0;
    for (int i = 0; i < layer; i++) {
      first += network.width(i);
    }
    return new int[] {first + entry[0], first + entry[1]};
  }

  @Override
  public double at(double[] theta) {
    int n = network.width(layer);
    int next = network.width(layer + 1);
    double sum = 0;
    for (int j = 0; j < network.width(layer - 1); j++) {
      int row = layout.weights(layer) + j * n;
      sum = field.reduce(sum + theta[row + entry[0]] * theta[row + entry[1]]);
    }
    for (int k = 0; k < next; k++) {
      int column = layout.weights(layer + 1) + k;
      sum = field.reduce(sum - theta[column + entry[0] * next] * theta[column + entry[1] * next]);
    }
    if (layout.hasBias(layer)) {
      int bias = layout.bias(layer);
      sum = field.reduce(sum - theta[bias + entry[0]] * theta[bias + entry[1]]);
    }
    return sum;
  }
}
