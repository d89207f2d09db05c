package lawsweep.road.symmetry;

import lawsweep.circuit.jet.Jets;
import lawsweep.circuit.jet.LoopNest;
import lawsweep.circuit.jet.Products;
import lawsweep.law.setting.DataLoss;
import lawsweep.residue.PrimeField;

/**
 * The derivative of a loss by the outputs z, up to a constant factor, at labels y, part by part: (z - y)^(2k-1), or e^z
 * - y. The values of e^z at the point are given; what follows along a curve is e^z times its derivatives.
 */
final class Residual {

  private final Products products;
  private final LoopNest entrywise;
  private final DataLoss loss;
  private final int step;
  private final Jets label;
  private final Jets difference;
  private final Jets square;
  private final Jets[] powers;
  private final Jets rates;
  private final Jets rated;
  private double[] base;

  /**
   * For one sample in each lane.
   *
   * @param step how many parts belong to a power of the time: 1, or 2 with a dual unit
   * @param outputs how many
   */
  Residual(Products products, DataLoss loss, int step, int outputs) {
    this.products = products;
    this.entrywise = LoopNest.entrywise(outputs);
    this.loss = loss;
    this.step = step;
    this.label = products.zero(outputs);
    this.difference = products.zero(outputs);
    this.square = products.zero(outputs);
    this.powers = new Jets[Math.max(0, loss.power() / 2 - 1)];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = products.zero(outputs);
    }
    this.rates = products.zero(outputs);
    this.rated = products.zero(outputs);
  }

  /** Sets a part of the labels. */
  void label(int part, double[] values, boolean once) {
    label.attach(part, values, once);
  }

  /** Sets a part of what the sample is multiplied with, the same number for each output. */
  void rate(int part, double[] values) {
    rates.attach(part, values, /* once= */ true);
  }

  /** Sets e^z at the point, for each output and lane, or for each output if held once. */
  void base(double[] values) {
    base = values;
  }

  /** Computes parts; all parts before have been computed, in order. */
  Jets of(Jets z, int from, int to) {
    products.only(from, to);
    Jets residual = loss == DataLoss.POISSON ? exponential(z, from, to) : power(z);
    if (!rates.has(0)) {
      return residual;
    }
    products.set(entrywise, rates, residual, rated);
    return rated;
  }

  private Jets power(Jets z) {
    subtractLabel(z);
    Jets last = difference;
    if (powers.length > 0) {
      products.set(entrywise, difference, difference, square);
    }
    for (Jets power : powers) {
      products.set(entrywise, last, square, power);
      last = power;
    }
    return last;
  }

  private void subtractLabel(Jets from) {
    products.clear(difference);
    products.addScaled(from, 1, difference);
    products.addScaled(label, -1, difference);
  }

  /** e^z in {@code square}, with n e_n = Σ k z_k e_(n-k); for the dual unit the derivative along it times e^z. */
  private Jets exponential(Jets z, int from, int to) {
    for (int part = from; part < to; part++) {
      exponential(z, part);
    }
    subtractLabel(square);
    return difference;
  }

  private void exponential(Jets z, int part) {
    int n = part / step;
    int dual = part % step;
    if (part == 0) {
      square.attach(0, base, base.length == square.entries());
      return;
    }
    boolean once = true;
    for (int k = dual == 0 ? 1 : 0; k <= n; k++) {
      once &= !z.has(k * step + dual) || z.uniform(k * step + dual);
      once &= !square.has((n - k) * step) || square.uniform((n - k) * step);
    }
    square.clear(part, part + 1);
    square.open(part, once);
    PrimeField field = products.field();
    double inverse = dual == 0 ? field.invert((double) n) : 1;
    for (int k = dual == 0 ? 1 : 0; k <= n; k++) {
      int other = (n - k) * step;
      if (z.has(k * step + dual) && square.has(other)) {
        add(z, k * step + dual, other, dual == 0 ? field.multiply(k, inverse) : 1, part);
      }
    }
  }

  private void add(Jets z, int part, int other, double factor, int to) {
    PrimeField field = products.field();
    double[] out = square.data(to);
    int lanes = square.step(to);
    for (int e = 0; e < square.entries(); e++) {
      for (int lane = 0; lane < lanes; lane++) {
        double a = z.data(part)[z.at(part) + e * z.step(part) + (z.uniform(part) ? 0 : lane)];
        double b = square.data(other)[e * square.step(other) + (square.uniform(other) ? 0 : lane)];
        int at = e * lanes + lane;
        out[at] = field.reduce(out[at] + field.multiply(field.multiply(a, b), factor));
      }
    }
  }
}
