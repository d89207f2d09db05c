package lawsweep.lie;

import java.util.Arrays;

/** Vector fields that can be evaluated at points with dual coordinates, and their brackets by differentiation. */
interface DualField {

  /** The field's value at a point, both given by their D coordinates. */
  long[][] at(long[][] theta);

  /** The gradient of Σ c_i φ_i, path by path with the product rule. */
  static DualField gradient(PathNetwork network, DualNumbers numbers, long[] c) {
    return theta -> {
      int size = theta[0].length;
      long[][] value = new long[network.parameters()][size];
      for (PathNetwork.Path path : network.paths()) {
        for (int e = 0; e < path.parameters().length; e++) {
          long[] product = new long[size];
          product[0] = 1;
          for (int other = 0; other < path.parameters().length; other++) {
            if (other != e) {
              product = numbers.multiply(product, theta[path.parameters()[other]]);
            }
          }
          numbers.addTo(value[path.parameters()[e]], c[path.coordinate()], product);
        }
      }
      return value;
    };
  }

  /** [x, y] = ∂x y - ∂y x. */
  static DualField bracket(DualNumbers numbers, DualField x, DualField y) {
    return theta -> {
      long[][] xAlongY = along(x, theta, y.at(theta));
      long[][] yAlongX = along(y, theta, x.at(theta));
      long[][] value = new long[theta.length][];
      Arrays.setAll(value, e -> numbers.subtract(xAlongY[e], yAlongX[e]));
      return value;
    };
  }

  private static long[][] along(DualField field, long[][] theta, long[][] direction) {
    long[][] moved = new long[theta.length][];
    Arrays.setAll(moved, e -> DualNumbers.join(theta[e], direction[e]));
    long[][] value = field.at(moved);
    Arrays.setAll(value, e -> DualNumbers.newest(value[e]));
    return value;
  }

  /** The derivative at an ordinary point along a direction. */
  static long[] along(DualField field, long[] theta, long[] direction) {
    long[][] point = new long[theta.length][];
    Arrays.setAll(point, e -> new long[] {theta[e], direction[e]});
    long[][] value = field.at(point);
    long[] row = new long[theta.length];
    Arrays.setAll(row, e -> value[e][1]);
    return row;
  }

  /** The value at an ordinary point. */
  static long[] plain(DualField field, long[] theta) {
    long[][] point = new long[theta.length][];
    Arrays.setAll(point, e -> new long[] {theta[e]});
    long[][] value = field.at(point);
    long[] row = new long[theta.length];
    Arrays.setAll(row, e -> value[e][0]);
    return row;
  }
}
