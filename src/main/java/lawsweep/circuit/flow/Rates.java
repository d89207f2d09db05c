package lawsweep.circuit.flow;

import lawsweep.residue.PrimeField;

/**
 * What c(t) X_0 does along a curve, power by power of the time: c is a random series, and X_0 = (M ω, -τ ω) with M of
 * the dual form, else 1.
 */
final class Rates {

  private final PrimeField field;
  private final boolean dual;
  private final MetricSeries metric;
  private final double[][] omega;
  private final double[] c;
  private final double[][] times;
  private final double[][] turns;
  private final double[][] slopes;

  /**
   * Draws c.
   *
   * @param flow which of several flows
   * @param metric M, filled in by others, and so is {@code omega}: velocities for each power of the time
   */
  Rates(PhasePoint point, int flow, MetricSeries metric, double[][] omega) {
    this.field = point.fields().field();
    this.dual = point.motion().dual();
    this.metric = metric;
    this.omega = omega;
    this.times = new double[omega.length][];
    this.turns = new double[omega.length][];
    this.slopes = new double[omega.length][];
    this.c = new double[omega.length];
    long[] words = new long[c.length];
    point.fields().streams().stream().fill(point.fields().streams().rates(flow), words);
    for (int i = 0; i < c.length; i++) {
      c[i] = field.fromWord(words[i]);
    }
  }

  /** Computes a power of the time, M and ω being known up to it. */
  void compute(int n) {
    int d = omega[n].length;
    times[n] = new double[d];
    turns[n] = new double[d];
    slopes[n] = new double[d];
    for (int e = 0; e < d; e++) {
      if (dual) {
        for (int i = 0; i <= n; i++) {
          times[n][e] += c[i] * metric.values()[n - i][e];
          slopes[n][e] += metric.slopes()[i][e] * omega[n - i][e];
        }
        times[n][e] = field.reduce(times[n][e]);
        slopes[n][e] = field.reduce(slopes[n][e]);
        for (int i = 0; i <= n; i++) {
          turns[n][e] += c[i] * slopes[n - i][e];
        }
        turns[n][e] = field.reduce(turns[n][e]);
      } else {
        times[n][e] = c[n];
      }
    }
  }

  /** c of a power. */
  double of(int n) {
    return c[n];
  }

  /** c M: for each power D numbers. */
  double[][] times() {
    return times;
  }

  /** c M' ω, likewise; 0 but for the dual form. */
  double[][] turns() {
    return turns;
  }
}
