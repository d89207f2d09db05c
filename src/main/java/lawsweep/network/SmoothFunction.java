package lawsweep.network;

/**
 * The smooth functions of hidden neurons, with first and second derivatives: tanh x; gelu x = x Φ(x) with the normal
 * distribution Φ itself, no approximation by tanh; softplus x = ln(1 + eˣ).
 *
 * <p>Relative errors are some 10^-15, also where values are exponentially small. Near gelu's minimum at -0.75 and the
 * zeros of derivatives it is the absolute error that is so small. Only {@link StrictMath} and plain arithmetic: the
 * same bits everywhere.
 */
public enum SmoothFunction {
  TANH {
    @Override
    public void at(double x, double[] out) {
      double e = StrictMath.exp(-2 * Math.abs(x));
      double slope = 4 * e / ((1 + e) * (1 + e));
      out[0] = StrictMath.tanh(x);
      out[1] = slope;
      out[2] = -2 * out[0] * slope;
    }
  },
  GELU {
    @Override
    public void at(double x, double[] out) {
      double density = NormalDistribution.density(x);
      double below = NormalDistribution.below(x);
      out[0] = x * below;
      out[1] = Math.fma(x, density, below);
      out[2] = density * (2 - x * x);
    }
  },
  SOFTPLUS {
    @Override
    public void at(double x, double[] out) {
      double e = StrictMath.exp(-Math.abs(x));
      out[0] = Math.max(x, 0) + StrictMath.log1p(e);
      out[1] = (x < 0 ? e : 1) / (1 + e);
      out[2] = e / ((1 + e) * (1 + e));
    }
  };

  /** Writes σ(x), σ'(x) and σ''(x). */
  public abstract void at(double x, double[] out);

  /** The function of a family, which is smooth. */
  public static SmoothFunction of(Family family) {
    return switch (family) {
      case TANH -> TANH;
      case GELU -> GELU;
      case SOFTPLUS -> SOFTPLUS;
      default -> throw new IllegalArgumentException(family.label() + " is no smooth function");
    };
  }
}
