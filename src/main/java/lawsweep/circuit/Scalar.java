package lawsweep.circuit;

/** A function of one variable, applied entry by entry. Where it is no polynomial, its equation says what it is. */
public enum Scalar {
  /** y' = y. */
  EXP,
  /** y' = y - y². */
  SIGMOID,
  /** y' = 1 - y². */
  TANH,
  /** y' = the sigmoid. */
  SOFTPLUS,
  /** u times the sigmoid. */
  SILU,
  /** u times the distribution function of the normal distribution. */
  GELU,
  /** 1 / u; where u is 0 the sample is discarded. */
  RECIPROCAL
}
