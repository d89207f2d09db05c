package lawsweep.circuit.flow;

import lawsweep.residue.PrimeField;

/** M = diag(θ^a) along a curve, and its derivative a θ^(a - 1), power by power of the time. */
final class MetricSeries {

  private final PrimeField field;
  private final int[] powers;
  private final double[][] theta;
  private final double[][][] chain;
  private final double[][] values;
  private final double[][] slopes;

  /**
   * No powers of the time yet.
   *
   * @param motion says a for each parameter
   * @param theta for each power of the time θ, filled in by others
   */
  MetricSeries(PrimeField field, PhaseMotion motion, double[][] theta) {
    this.field = field;
    this.powers = motion.powers();
    this.theta = theta;
    this.chain = new double[motion.largestPower() + 1][theta.length][];
    this.values = new double[theta.length][];
    this.slopes = new double[theta.length][];
  }

  /** Computes the next power of the time, θ being known up to it. */
  void compute(int n) {
    int d = powers.length;
    for (int a = 0; a < chain.length; a++) {
      chain[a][n] = a == 1 ? theta[n] : new double[d];
      for (int e = 0; a != 1 && e < d; e++) {
        chain[a][n][e] = a == 0 ? n == 0 ? 1 : 0 : product(chain[a - 1], n, e);
      }
    }
    values[n] = new double[d];
    slopes[n] = new double[d];
    for (int e = 0; e < d; e++) {
      values[n][e] = chain[powers[e]][n][e];
      slopes[n][e] = powers[e] == 0 ? 0 : field.multiply(powers[e], chain[powers[e] - 1][n][e]);
    }
  }

  private double product(double[][] power, int n, int e) {
    double sum = 0;
    for (int i = 0; i <= n; i++) {
      sum += power[i][e] * theta[n - i][e];
    }
    return field.reduce(sum);
  }

  /** M: for each power of the time D numbers. */
  double[][] values() {
    return values;
  }

  /** a θ^(a - 1), likewise. */
  double[][] slopes() {
    return slopes;
  }
}
