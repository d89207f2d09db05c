package lawsweep.formula.scalar;

/**
 * The interval between two branch points that x_i moves in.
 *
 * @param lower its lower end
 * @param upper its upper end; infinity for x_1
 * @param up how far x_i is above the lower end
 * @param down how far x_i is below the upper end; infinity for x_1
 */
record Gap(double lower, double upper, double up, double down) {

  /** The gap of x_i, i from 0. */
  static Gap of(Secular secular, Spectrum left, Spectrum right, int i) {
    double lower = left.values()[i];
    double up = left.above(i);
    if (right.values()[i] > lower) {
      lower = right.values()[i];
      up = right.above(i);
    }
    if (secular.square() && lower < 0 && i == secular.n() - 1) {
      lower = 0;
      up = secular.x()[i];
    }
    if (i == 0) {
      return new Gap(lower, Double.POSITIVE_INFINITY, up, Double.POSITIVE_INFINITY);
    }
    boolean leftEnds = left.values()[i - 1] < right.values()[i - 1];
    Spectrum ends = leftEnds ? left : right;
    return new Gap(lower, ends.values()[i - 1], up, ends.below(i));
  }

  boolean bounded() {
    return upper < Double.POSITIVE_INFINITY;
  }

  /** φ with x_i = lower + (upper - lower) sin² φ, in 0..π/2. */
  double angle() {
    return Math.atan2(Math.sqrt(up), Math.sqrt(down));
  }
}
