package lawsweep.drift.value;

/**
 * The laws of one group at one checkpoint, in the order of its indices (the first is slowest) and then, for matrices,
 * of entries i ≤ j row by row. A law is h = out - in.
 *
 * <p>Rounding: let each stored number x be off by an independent error of standard deviation 0.425 u |x|, u being half
 * the distance from 1 to the next number of its type. To first order the law is off by Σ ∂h/∂x times these errors, so
 * that its variance is (0.425)² Σ (u x ∂h/∂x)² over all numbers that are in it. A term c x² has x ∂h/∂x = 2 c x², a
 * term c x y has c x y for both numbers, c s² for a sum s of numbers has 2 c s x for each, c x has c x. So the standard
 * deviation of Σ x² is 0.85 u √Σ x⁴. A number that is in two terms of a group counts as two.
 *
 * @param out the sum of the positive terms of each law
 * @param in minus the sum of its negative terms; for squares both are at least 0
 * @param variance that rounding gives to h
 */
public record LawValues(double[] out, double[] in, double[] variance) {

  /** The standard deviation of the relative error of rounding, in units of the largest. */
  public static final double SPREAD = 0.425;

  /** How many laws. */
  public int count() {
    return out.length;
  }

  /** What law i is. */
  public double value(int i) {
    return out[i] - in[i];
  }
}
