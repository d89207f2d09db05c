package lawsweep.road.theorem;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What an attention layer shows of its products, by definition and in double precision: the derivatives of its output
 * by A, B and c (the proof on attention, section 3), for queries and tokens that are drawn.
 *
 * @param a the products of queries and keys, H × (M + q) × M'
 * @param b the products of values and outputs, H × M' × P
 * @param sizes what else there is
 */
record SeenAttention(double[][][] a, double[][][] b, Sizes sizes) {

  /**
   * The sizes of a layer.
   *
   * @param visible how many tokens a query sees
   * @param own whether it is one of them
   * @param queried M
   * @param read M'
   * @param out P
   * @param width d
   * @param biasOfQueries whether queries have a bias
   * @param constant whether there is c
   */
  record Sizes(
      int visible,
      boolean own,
      int queried,
      int read,
      int out,
      int width,
      boolean biasOfQueries,
      boolean constant) {

    /** Rows of A. */
    int rows() {
      return queried + (biasOfQueries ? 1 : 0);
    }
  }

  /** H heads in G groups, each with keys and values of its own, at random. */
  static SeenAttention random(int heads, int groups, Sizes sizes, Random random) {
    double[][][] a = new double[heads][][];
    double[][][] b = new double[heads][][];
    for (int g = 0; g < groups; g++) {
      double[][] k = gaussian(sizes.width, sizes.read, random);
      double[][] v = gaussian(sizes.width, sizes.read, random);
      for (int h = g; h < heads; h += groups) {
        a[h] = transposedTimes(gaussian(sizes.width, sizes.rows(), random), k);
        b[h] = transposedTimes(v, gaussian(sizes.width, sizes.out, random));
      }
    }
    return new SeenAttention(a, b, sizes);
  }

  /** The number of entries of A, B and c. */
  int entries() {
    return a.length * sizes.read * (sizes.rows() + sizes.out) + (sizes.constant ? sizes.out : 0);
  }

  /** The dimension of what is seen, from twice as many queries as there are entries. */
  int rank(Random random) {
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < 2 * entries(); i++) {
      double[][] x = wide(gaussian(1, sizes.queried, random));
      double[][] y = wide(gaussian(sizes.visible, sizes.read, random));
      if (sizes.own) {
        y[0] = x[0];
      }
      rows.addAll(derivatives(x[0], y));
    }
    return DoubleRank.of(rows.toArray(double[][]::new));
  }

  /** What a query gets, without c. */
  double[] output(double[] x, double[][] y) {
    double[] result = new double[sizes.out];
    for (int h = 0; h < a.length; h++) {
      double[] p = weights(h, x, y);
      for (int j = 0; j < y.length; j++) {
        double[] value = value(h, y[j]);
        for (int o = 0; o < sizes.out; o++) {
          result[o] += p[j] * value[o];
        }
      }
    }
    return result;
  }

  /** A row for each number that the query gets: its derivatives by the entries of A and B, head by head, and of c. */
  List<double[]> derivatives(double[] x, double[][] y) {
    List<double[]> result = new ArrayList<>();
    for (int o = 0; o < sizes.out; o++) {
      double[] row = new double[entries()];
      int at = 0;
      for (int h = 0; h < a.length; h++) {
        double[] p = weights(h, x, y);
        double[] mean = mean(p, y);
        for (int i = 0; i < sizes.rows(); i++) {
          for (int e = 0; e < sizes.read; e++) {
            for (int j = 0; j < y.length; j++) {
              row[at] += p[j] * tilde(x, i) * (y[j][e] - mean[e]) * value(h, y[j])[o];
            }
            at++;
          }
        }
        for (int e = 0; e < sizes.read; e++) {
          row[at + e * sizes.out + o] = mean[e];
        }
        at += sizes.read * sizes.out;
      }
      if (sizes.constant) {
        row[at + o] = 1;
      }
      result.add(row);
    }
    return result;
  }

  private double[] weights(int h, double[] x, double[][] y) {
    double[] result = new double[y.length];
    double sum = 0;
    for (int j = 0; j < y.length; j++) {
      double score = 0;
      for (int i = 0; i < sizes.rows(); i++) {
        for (int e = 0; e < sizes.read; e++) {
          score += tilde(x, i) * a[h][i][e] * y[j][e];
        }
      }
      result[j] = Math.exp(score);
      sum += result[j];
    }
    for (int j = 0; j < y.length; j++) {
      result[j] /= sum;
    }
    return result;
  }

  private double[] mean(double[] p, double[][] y) {
    double[] result = new double[sizes.read];
    for (int j = 0; j < y.length; j++) {
      for (int e = 0; e < sizes.read; e++) {
        result[e] += p[j] * y[j][e];
      }
    }
    return result;
  }

  private double[] value(int h, double[] token) {
    double[] result = new double[sizes.out];
    for (int o = 0; o < sizes.out; o++) {
      for (int e = 0; e < sizes.read; e++) {
        result[o] += token[e] * b[h][e][o];
      }
    }
    return result;
  }

  /** Entry i of x with a 1 behind it. */
  private static double tilde(double[] x, int i) {
    return i < x.length ? x[i] : 1;
  }

  static double[][] gaussian(int rows, int columns, Random random) {
    double[][] result = new double[rows][columns];
    for (double[] row : result) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextGaussian();
      }
    }
    return result;
  }

  /** Larger inputs, at which logistic functions differ more. */
  private static double[][] wide(double[][] m) {
    for (double[] row : m) {
      for (int j = 0; j < row.length; j++) {
        row[j] *= 2;
      }
    }
    return m;
  }

  private static double[][] transposedTimes(double[][] u, double[][] v) {
    double[][] result = new double[u[0].length][v[0].length];
    for (int i = 0; i < result.length; i++) {
      for (int j = 0; j < result[i].length; j++) {
        for (int k = 0; k < u.length; k++) {
          result[i][j] += u[k][i] * v[k][j];
        }
      }
    }
    return result;
  }
}
