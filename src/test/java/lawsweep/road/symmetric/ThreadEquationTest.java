package lawsweep.road.symmetric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Equations (2) and (3) of the proof against difference quotients of what they are derived from. */
class ThreadEquationTest {

  private static final double SMALL = 1e-5;
  private static final double STEP = 1e-4;

  /** θ: neuron 0 of each layer is the thread's, the others are a tree's; entries between them are small. */
  private static double[][][] point(int[] s, Random random) {
    double[][][] u = new double[s.length][][];
    for (int i = 1; i < s.length; i++) {
      u[i] = new double[s[i - 1] + 1][s[i] + 1];
      for (int j = 0; j <= s[i - 1]; j++) {
        for (int k = 0; k <= s[i]; k++) {
          u[i][j][k] = (0.5 + random.nextDouble()) * ((j == 0) == (k == 0) ? 1 : SMALL);
        }
      }
    }
    return u;
  }

  /** θ moved along the gradient of the thread's own entry of φ. */
  private static double[][][] moved(double[][][] u, double time) {
    int q = u.length - 1;
    double[][] left = new double[q + 1][];
    double[][] right = new double[q + 1][];
    left[0] = new double[u[1].length];
    left[0][0] = 1;
    for (int i = 1; i <= q; i++) {
      left[i] = timesTransposed(u[i], left[i - 1]);
    }
    right[q] = new double[u[q][0].length];
    right[q][0] = 1;
    for (int i = q; i >= 1; i--) {
      right[i - 1] = times(u[i], right[i]);
    }
    double[][][] result = new double[q + 1][][];
    for (int i = 1; i <= q; i++) {
      result[i] = new double[u[i].length][u[i][0].length];
      for (int j = 0; j < u[i].length; j++) {
        for (int k = 0; k < u[i][0].length; k++) {
          result[i][j][k] = u[i][j][k] + time * left[i - 1][j] * right[i][k];
        }
      }
    }
    return result;
  }

  /** δ_0, …, δ_q by their definition; entry 0 is unused. */
  private static double[][] delta(double[][][] u) {
    int q = u.length - 1;
    double[][] lambda = new double[q + 2][];
    double[][] mu = new double[q + 1][];
    lambda[1] = new double[u[1].length];
    for (int i = 1; i <= q; i++) {
      lambda[i + 1] = timesTransposed(u[i], lambda[i]);
      for (int k = 1; k < lambda[i + 1].length; k++) {
        lambda[i + 1][k] = (lambda[i + 1][k] + u[i][0][k]) / u[i][0][0];
      }
      lambda[i + 1][0] = 0;
    }
    mu[q] = new double[u[q][0].length];
    double[][] delta = new double[q + 1][];
    for (int i = q; i >= 0; i--) {
      delta[i] = new double[mu[i].length];
      for (int k = 1; k < mu[i].length; k++) {
        delta[i][k] = lambda[i + 1][k] - mu[i][k];
      }
      if (i > 0) {
        mu[i - 1] = times(u[i], mu[i]);
        for (int k = 1; k < mu[i - 1].length; k++) {
          mu[i - 1][k] = (mu[i - 1][k] + u[i][k][0]) / u[i][0][0];
        }
        mu[i - 1][0] = 0;
      }
    }
    return delta;
  }

  /** The right side of (2) for layer i. */
  private static double[] slope(double[][][] u, double[][] delta, int i) {
    int q = u.length - 1;
    double[] sum = new double[delta[i].length];
    for (int j = 1; j <= q - 1; j++) {
      if (j <= i) {
        double[] word = delta[j].clone();
        double factor = thread(u, j) * thread(u, j);
        for (int k = j + 1; k <= i; k++) {
          word = timesTransposed(u[k], word);
          factor *= thread(u, k);
        }
        subtract(sum, word, factor);
      }
      if (j >= i) {
        subtract(sum, down(u, delta[j], j, i), downFactor(u, j, i));
      }
    }
    if (i == 0) {
      subtract(sum, delta[0], downFactor(u, 0, 0));
    }
    if (i == q) {
      subtract(sum, delta[q], thread(u, q) * thread(u, q));
    }
    return sum;
  }

  private static double[] down(double[][][] u, double[] vector, int from, int to) {
    double[] word = vector.clone();
    for (int k = from; k > to; k--) {
      word = times(u[k], word);
    }
    return word;
  }

  private static double downFactor(double[][][] u, int from, int to) {
    double factor = thread(u, from + 1) * thread(u, from + 1);
    for (int k = from; k > to; k--) {
      factor *= thread(u, k);
    }
    return factor;
  }

  private static double thread(double[][][] u, int i) {
    return u[i][0][0];
  }

  @RepeatedTest(20)
  void theFlowIsLinear(RepetitionInfo info) {
    Random random = Seeds.random("thread equation", info.getCurrentRepetition());
    int[] s = random.ints(random.nextInt(3, 7), 1, 4).toArray();
    double[][][] u = point(s, random);
    double product = 1;
    for (int i = 1; i < u.length; i++) {
      product *= thread(u, i);
    }
    double[][] after = delta(moved(u, STEP));
    double[][] before = delta(moved(u, -STEP));
    double[][] delta = delta(u);
    for (int i = 0; i < s.length; i++) {
      double[] slope = slope(u, delta, i);
      for (int k = 1; k < slope.length; k++) {
        double quotient = (after[i][k] - before[i][k]) / (2 * STEP * product);
        assertEquals(slope[k] / SMALL, quotient / SMALL, 1e-4 * (1 + Math.abs(slope[k] / SMALL)),
            Seeds.note("layer " + i));
      }
    }
  }

  @Test
  void hoppingForthAndBackDifferByADerivative() {
    Random random = Seeds.random("hopping", 0);
    for (int repeat = 0; repeat < 100; repeat++) {
      double a = 1 + random.nextDouble();
      double b = 3 + random.nextDouble();
      double c = 5 + random.nextDouble();
      double eta = Math.sqrt(b / (a * c));
      double derivative =
          (Math.sqrt((b + STEP) * (c + STEP) / (a + STEP)) - Math.sqrt((b - STEP) * (c - STEP) / (a - STEP)))
              / STEP;
      assertEquals(Math.sqrt(c / (b * a * a * a)), (eta - derivative) / (b - a), 1e-6);
    }
  }

  private static void subtract(double[] sum, double[] word, double factor) {
    for (int k = 1; k < sum.length; k++) {
      sum[k] -= word[k] / factor;
    }
  }

  private static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[matrix.length];
    for (int j = 0; j < product.length; j++) {
      for (int k = 0; k < vector.length; k++) {
        product[j] += matrix[j][k] * vector[k];
      }
    }
    return product;
  }

  private static double[] timesTransposed(double[][] matrix, double[] vector) {
    double[] product = new double[matrix[0].length];
    for (int j = 0; j < vector.length; j++) {
      for (int k = 0; k < product.length; k++) {
        product[k] += matrix[j][k] * vector[j];
      }
    }
    return product;
  }
}
