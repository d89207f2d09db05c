package lawsweep.pattern;

import lawsweep.random.Stream;

/**
 * Weights drawn for data fields: integers, so that gates and ranks are exact, from a range so wide that two rarely
 * agree.
 */
public final class Weights {

  /** No weight is larger in absolute value; none is 0. */
  public static final int MAX = 1 << 15;

  private Weights() {}

  /**
   * Draws weights, independent and uniform in ±{1, …, {@link #MAX}}: weight i is the highest 16 bits of word i of
   * sequence {@code draw}, a sign and then the magnitude less one.
   *
   * @param draw which draw, at least 0
   * @param theta receives the weights
   */
  public static void draw(Stream stream, int draw, long[] theta) {
    stream.fill(draw, theta);
    for (int i = 0; i < theta.length; i++) {
      long bits = theta[i] >>> 48;
      long magnitude = (bits & (MAX - 1)) + 1;
      theta[i] = (bits & MAX) == 0 ? magnitude : -magnitude;
    }
  }
}
