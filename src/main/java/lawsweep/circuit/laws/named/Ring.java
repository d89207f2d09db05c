package lawsweep.circuit.laws.named;

import java.util.List;
import lawsweep.residue.PrimeField;

/**
 * Functions on a product of cyclic groups, with convolution as product. Indices are counted with the last side fastest.
 */
final class Ring {

  private final List<Integer> sides;
  private final int size;

  Ring(List<Integer> sides) {
    this.sides = sides;
    this.size = sides.stream().reduce(1, Math::multiplyExact);
  }

  int size() {
    return size;
  }

  int plus(int a, int b) {
    return combined(a, b, 1);
  }

  int minus(int a, int b) {
    return combined(a, b, -1);
  }

  private int combined(int a, int b, int sign) {
    int sum = 0;
    int stride = 1;
    for (int side = sides.size() - 1; side >= 0; side--) {
      int extent = sides.get(side);
      sum += Math.floorMod(a / stride % extent + sign * (b / stride % extent), extent) * stride;
      stride *= extent;
    }
    return sum;
  }

  private double[] product(double[] a, double[] b, PrimeField field) {
    double[] out = new double[size];
    for (int s = 0; s < size; s++) {
      for (int t = 0; t < size; t++) {
        int at = plus(s, t);
        out[at] = field.reduce(out[at] + a[s] * b[t]);
      }
    }
    return out;
  }

  private double[][][] product(double[][][] a, double[][][] b, PrimeField field) {
    int m = a.length;
    double[][][] out = new double[m][m][size];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        for (int k = 0; k < m; k++) {
          add(out[i][j], product(a[i][k], b[k][j], field), 1, field);
        }
      }
    }
    return out;
  }

  private void add(double[] out, double[] term, double factor, PrimeField field) {
    for (int s = 0; s < size; s++) {
      out[s] = field.reduce(out[s] + factor * term[s]);
    }
  }

  /**
   * The adjugate of a square matrix, by Faddeev and LeVerrier: M_1 = 1, M_k+1 = Z M_k - trace(Z M_k) / k, and it is
   * (-1)^(m-1) M_m.
   */
  double[][][] adjugate(double[][][] z, PrimeField field) {
    int m = z.length;
    double[][][] power = new double[m][m][size];
    for (int i = 0; i < m; i++) {
      power[i][i][0] = 1;
    }
    for (int k = 1; k < m; k++) {
      power = product(z, power, field);
      double[] trace = new double[size];
      for (int i = 0; i < m; i++) {
        add(trace, power[i][i], 1, field);
      }
      double factor = field.reduce(-field.invert(k));
      for (int i = 0; i < m; i++) {
        add(power[i][i], trace, factor, field);
      }
    }
    for (int i = 0; m % 2 == 0 && i < m; i++) {
      for (int j = 0; j < m; j++) {
        double[] zero = new double[size];
        add(zero, power[i][j], -1, field);
        power[i][j] = zero;
      }
    }
    return power;
  }
}
