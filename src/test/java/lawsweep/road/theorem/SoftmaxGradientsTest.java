package lawsweep.road.theorem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import lawsweep.support.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The proof on softmax heads, Lemma 1: what a softmax lets through, by difference quotients of the loss. */
class SoftmaxGradientsTest {

  private static final double STEP = 1e-6;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void targetsOfAllKindsSpanWhatSumsToZero(int classes) {
    Random random = Seeds.random("softmax gradients", classes);
    double[] z = SeenAttention.gaussian(1, classes, random)[0];
    double[][] labels = new double[classes][];
    for (int i = 0; i < classes; i++) {
      double[] target = new double[classes];
      target[i] = 1;
      labels[i] = gradient(z, target);
    }
    assertEquals(classes - 1, spanned(labels), "labels");
    double[][] anyTargets = new double[2 * classes][];
    for (int i = 0; i < anyTargets.length; i++) {
      anyTargets[i] = gradient(z, random.doubles(classes, 0.1, 3).toArray());
    }
    assertEquals(classes - 1, spanned(anyTargets), "targets that are not negative");
  }

  /** How many of them are independent, up to the error of difference quotients; each sums to 0. */
  private static int spanned(double[][] gradients) {
    int result = 0;
    double[][] basis = new double[gradients.length][];
    for (double[] gradient : gradients) {
      double sum = 0;
      double[] rest = gradient.clone();
      for (double each : gradient) {
        sum += each;
      }
      assertEquals(0, sum, 1e-7);
      for (int i = 0; i < result; i++) {
        double along = dot(rest, basis[i]);
        for (int j = 0; j < rest.length; j++) {
          rest[j] -= along * basis[i][j];
        }
      }
      double length = Math.sqrt(dot(rest, rest));
      if (length > 1e-5) {
        basis[result] = new double[rest.length];
        for (int j = 0; j < rest.length; j++) {
          basis[result][j] = rest[j] / length;
        }
        result++;
      }
    }
    return result;
  }

  private static double dot(double[] a, double[] b) {
    double result = 0;
    for (int i = 0; i < a.length; i++) {
      result += a[i] * b[i];
    }
    return result;
  }

  /** The gradient of the divergence of papers/001, by the arguments of the softmax. */
  private static double[] gradient(double[] z, double[] target) {
    double[] result = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      double[] moved = z.clone();
      moved[i] = z[i] + STEP;
      double above = divergence(moved, target);
      moved[i] = z[i] - STEP;
      result[i] = (above - divergence(moved, target)) / (2 * STEP);
    }
    return result;
  }

  private static double divergence(double[] z, double[] target) {
    double total = 0;
    for (double each : z) {
      total += Math.exp(each);
    }
    double result = 0;
    for (int i = 0; i < z.length; i++) {
      double share = Math.exp(z[i]) / total;
      result += (target[i] == 0 ? 0 : target[i] * Math.log(target[i] / share)) - target[i] + share;
    }
    return result;
  }
}
