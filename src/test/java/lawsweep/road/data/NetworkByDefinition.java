package lawsweep.road.data;

import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;

/**
 * A network as a plain function g(θ, x), written from its definition. Derivatives are finite differences with respect
 * to the logarithms of the weights, which changes no rank. Shares nothing with the program but the order of the
 * weights.
 */
final class NetworkByDefinition {

  private final Architecture a;

  NetworkByDefinition(Architecture a) {
    this.a = a;
  }

  /** g(θ, x). */
  double[] output(double[] theta, double[] x) {
    return run(theta, x, new StringBuilder());
  }

  /** The signs of all pre-activations of neurons that apply something. */
  String signs(double[] theta, double[] x) {
    StringBuilder signs = new StringBuilder();
    run(theta, x, signs);
    return signs.toString();
  }

  private double[] run(double[] theta, double[] x, StringBuilder signs) {
    double[] h = x;
    double[] block = x;
    for (int i = a.depth(); i >= 1; i--) {
      boolean residual = a.family() == Family.RESIDUAL;
      boolean applies = residual ? i % 2 == 0 : i > 1;
      double[] z = new double[a.width(i - 1)];
      for (int j = 0; j < z.length; j++) {
        for (int k = 0; k < h.length; k++) {
          z[j] += theta[weight(i, j, k)] * h[k];
        }
        z[j] += biased(i - 1) ? theta[bias(i - 1) + j] : 0;
        if (applies) {
          signs.append(z[j] > 0 ? '+' : '-');
          z[j] = apply(z[j]);
        } else if (residual) {
          z[j] += block[j];
        }
      }
      h = z;
      block = applies ? block : z;
    }
    return h;
  }

  private double apply(double z) {
    return switch (a.family()) {
      case TANH -> Math.tanh(z);
      case SOFTPLUS -> Math.log1p(Math.exp(z));
      case GELU -> z * erfHalf(z);
      default -> Math.max(z, 0);
    };
  }

  /** Φ(z) by Simpson's rule. */
  private static double erfHalf(double z) {
    int n = 400;
    double sum = 1 + Math.exp(-z * z / 2);
    for (int i = 1; i < n; i++) {
      double t = z * i / n;
      sum += (i % 2 == 1 ? 4 : 2) * Math.exp(-t * t / 2);
    }
    return 0.5 + z / n / 3 * sum / Math.sqrt(2 * Math.PI);
  }

  private int weight(int layer, int j, int k) {
    int at = 0;
    for (int i = 1; i < layer; i++) {
      at += a.width(i - 1) * a.width(i);
    }
    return at + j * a.width(layer) + k;
  }

  private int weights() {
    int count = 0;
    for (int i = 1; i <= a.depth(); i++) {
      count += a.width(i - 1) * a.width(i);
    }
    return count;
  }

  private boolean biased(int layer) {
    return a.bias() == Bias.ALL || (a.bias() == Bias.HIDDEN && layer > 0);
  }

  private int bias(int layer) {
    int at = weights();
    for (int i = a.bias() == Bias.ALL ? 0 : 1; i < layer; i++) {
      at += a.width(i);
    }
    return at;
  }

  /** ∂ g_o/∂ ln θ_k for all k, exact but for rounding where g is linear in each weight; null if some sign changes. */
  double[] gradient(double[] theta, double[] x, int o, double h) {
    double[] gradient = new double[theta.length];
    String signs = signs(theta, x);
    for (int k = 0; k < theta.length; k++) {
      double[] up = moved(theta, k, h);
      double[] down = moved(theta, k, -h);
      if (a.family().gated() && !(signs(up, x).equals(signs) && signs(down, x).equals(signs))) {
        return null;
      }
      gradient[k] = (output(up, x)[o] - output(down, x)[o]) / (2 * h);
      if (a.family().smooth()) {
        double wide = (output(moved(theta, k, 2 * h), x)[o] - output(moved(theta, k, -2 * h), x)[o]) / (4 * h);
        gradient[k] = (4 * gradient[k] - wide) / 3;
      }
    }
    return gradient;
  }

  /** The second derivatives θ_k θ_l ∂_k ∂_l g_o of a network with gates, 0 for k = l; null if a sign changes. */
  double[][] hessian(double[] theta, double[] x, int o, double h) {
    int d = theta.length;
    double[][] hessian = new double[d][d];
    String signs = signs(theta, x);
    for (int k = 0; k < d; k++) {
      for (int l = 0; l < k; l++) {
        double sum = 0;
        for (int corner = 0; corner < 4; corner++) {
          double[] moved = moved(moved(theta, k, corner % 2 == 0 ? h : -h), l, corner / 2 == 0 ? h : -h);
          if (!signs(moved, x).equals(signs)) {
            return null;
          }
          sum += (corner == 0 || corner == 3 ? 1 : -1) * output(moved, x)[o];
        }
        hessian[k][l] = sum / (4 * h * h);
        hessian[l][k] = hessian[k][l];
      }
    }
    return hessian;
  }

  private static double[] moved(double[] theta, int k, double h) {
    double[] moved = theta.clone();
    moved[k] *= 1 + h;
    return moved;
  }
}
