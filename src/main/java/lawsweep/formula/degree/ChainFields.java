package lawsweep.formula.degree;

import lawsweep.network.Architecture;
import lawsweep.network.Family;
import lawsweep.network.ParameterLayout;
import lawsweep.residue.PrimeField;

/**
 * Fields of a linear or ReLU network, one at a time: the gradient of a_0^T U_1 D(a_1) U_2 ⋯ D(a_{q-1}) U_q a_q, with
 * b_i added before D(a_i) and b_0 before a_0; in linear networks all D are the identity. The coefficients are a_0, then
 * a_1, …, a_{q-1} for ReLU, then a_q.
 */
final class ChainFields implements Ground.FieldSource {

  private final Architecture network;
  private final ParameterLayout layout;
  private final PrimeField field;
  private final int q;
  private final boolean gates;

  ChainFields(Architecture network, ParameterLayout layout, PrimeField field) {
    this.network = network;
    this.layout = layout;
    this.field = field;
    this.q = network.depth();
    this.gates = network.family() == Family.RELU;
  }

  @Override
  public int coefficients() {
    int count = 0;
    for (int i = 0; i <= q; i++) {
      count += gates || i == 0 || i == q ? network.width(i) : 0;
    }
    return count;
  }

  @Override
  public void field(double[] theta, double[] coefficients, double[] out) {
    double[][] a = parts(coefficients);
    double[][] right = right(theta, a);
    double[] left = a[0];
    for (int i = 1; i <= q; i++) {
      if (layout.hasBias(i - 1)) {
        System.arraycopy(left, 0, out, layout.bias(i - 1), left.length);
      }
      outer(left, right[i], out, layout.weights(i));
      left = i < q ? gated(fold(theta, i, left), a[i]) : left;
    }
  }

  /** a_i at index i, empty where there is none. */
  private double[][] parts(double[] coefficients) {
    double[][] a = new double[q + 1][0];
    int at = 0;
    for (int i = 0; i <= q; i++) {
      if (gates || i == 0 || i == q) {
        a[i] = new double[network.width(i)];
        System.arraycopy(coefficients, at, a[i], 0, a[i].length);
        at += a[i].length;
      }
    }
    return a;
  }

  /** What U_i is applied to, at index i. */
  private double[][] right(double[] theta, double[][] a) {
    double[][] right = new double[q + 1][];
    right[q] = a[q];
    for (int i = q - 1; i >= 1; i--) {
      double[] sum = new double[network.width(i)];
      int columns = network.width(i + 1);
      for (int j = 0; j < sum.length; j++) {
        double value = layout.hasBias(i) ? theta[layout.bias(i) + j] : 0;
        for (int k = 0; k < columns; k++) {
          value = field.reduce(value + theta[layout.weights(i + 1) + j * columns + k] * right[i + 1][k]);
        }
        sum[j] = value;
      }
      right[i] = gated(sum, a[i]);
    }
    return right;
  }

  /** U_i^T times a vector. */
  private double[] fold(double[] theta, int i, double[] left) {
    double[] sum = new double[network.width(i)];
    for (int j = 0; j < left.length; j++) {
      int row = layout.weights(i) + j * sum.length;
      for (int k = 0; k < sum.length; k++) {
        sum[k] = field.reduce(sum[k] + theta[row + k] * left[j]);
      }
    }
    return sum;
  }

  private double[] gated(double[] x, double[] gate) {
    for (int j = 0; j < gate.length; j++) {
      x[j] = field.multiply(x[j], gate[j]);
    }
    return x;
  }

  private void outer(double[] left, double[] right, double[] out, int offset) {
    for (int j = 0; j < left.length; j++) {
      for (int k = 0; k < right.length; k++) {
        out[offset + j * right.length + k] = field.multiply(left[j], right[k]);
      }
    }
  }
}
