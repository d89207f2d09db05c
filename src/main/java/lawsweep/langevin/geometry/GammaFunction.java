package lawsweep.langevin.geometry;

/** Euler's Γ for positive arguments, by Lanczos' approximation (g = 7, nine terms): relative errors below 10⁻¹³. */
public final class GammaFunction {

  private static final double G = 7;
  private static final double[] TERMS = {0.9999999999998099, 676.5203681218851, -1259.1392167224028,
      771.3234287776531, -176.6150291621406, 12.507343278686905, -0.13857109526572012, 9.984369578019572e-6,
      1.5056327351493116e-7};

  private GammaFunction() {}

  /** log Γ(x), x > 0. */
  public static double log(double x) {
    if (x < 0.5) {
      return StrictMath.log(StrictMath.PI / StrictMath.sin(StrictMath.PI * x)) - log(1 - x);
    }
    double z = x - 1;
    double sum = TERMS[0];
    for (int i = 1; i < TERMS.length; i++) {
      sum += TERMS[i] / (z + i);
    }
    double t = z + G + 0.5;
    return 0.5 * StrictMath.log(2 * StrictMath.PI) + (z + 0.5) * StrictMath.log(t) - t + StrictMath.log(sum);
  }
}
