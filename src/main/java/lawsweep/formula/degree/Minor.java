package lawsweep.formula.degree;

import java.util.List;
import java.util.stream.IntStream;
import lawsweep.network.Architecture;
import lawsweep.network.ParameterLayout;
import lawsweep.residue.PrimeField;

/**
 * A largest minor of the matrix of U_i over U_{i+1}^T, where it has no more rows than columns. A field moves this
 * matrix X as X' = S X with tr S = 0, so the minor stands still.
 *
 * @param layer i
 * @param columns as many neurons of layer i as there are rows, n_{i-1} + n_{i+1}, in increasing order
 */
record Minor(Architecture network, ParameterLayout layout, PrimeField field, int layer, List<Integer> columns)
    implements
      Generator {

  @Override
  public int degree() {
    return columns.size();
  }

  /** All neurons of the layers before and after, and those of the columns. */
  @Override
  public int[] odd() {
    int first = 0;
    for (int i = 0; i < layer - 1; i++) {
      first += network.width(i);
    }
    int own = first + network.width(layer - 1);
    int next = own + network.width(layer);
    return IntStream.concat(columns.stream().mapToInt(column -> own + column),
        IntStream.concat(IntStream.range(first, own), IntStream.range(next, next + network.width(layer + 1))))
        .toArray();
  }

  @Override
  public double at(double[] theta) {
    int n = network.width(layer);
    int before = network.width(layer - 1);
    int next = network.width(layer + 1);
    double[][] x = new double[columns.size()][columns.size()];
    for (int t = 0; t < columns.size(); t++) {
      int column = columns.get(t);
      for (int j = 0; j < before; j++) {
        x[j][t] = theta[layout.weights(layer) + j * n + column];
      }
      for (int k = 0; k < next; k++) {
        x[before + k][t] = theta[layout.weights(layer + 1) + column * next + k];
      }
    }
    return determinant(x);
  }

  /** By elimination; destroys the matrix. */
  private double determinant(double[][] x) {
    double product = 1;
    for (int t = 0; t < x.length; t++) {
      int pivot = t;
      while (pivot < x.length && x[pivot][t] == 0) {
        pivot++;
      }
      if (pivot == x.length) {
        return 0;
      }
      if (pivot != t) {
        double[] row = x[pivot];
        x[pivot] = x[t];
        x[t] = row;
        product = -product;
      }
      product = field.multiply(product, x[t][t]);
      double inverse = field.invert(x[t][t]);
      for (int i = t + 1; i < x.length; i++) {
        double factor = field.multiply(x[i][t], inverse);
        for (int j = t; j < x.length; j++) {
          x[i][j] = field.reduce(x[i][j] - factor * x[t][j]);
        }
      }
    }
    return product;
  }
}
