package lawsweep.kernel;

/**
 * A batched vector over the multidual numbers Σ_S c_S ε_S with ε_i² = 0, where S runs over the subsets of m units.
 * Each entry has 2^m coefficients, each batched as {@link Kernels} says.
 *
 * @param data the coefficients
 * @param offset index of entry 0 of c_∅
 * @param stride from c_S to the next one, S being read as a binary number
 * @param constant if true c_∅ is the only coefficient, the others being zero
 */
public record DualBlock(double[] data, int offset, int stride, boolean constant) {

  /** Index of entry 0 of c_S. */
  public int index(int set) {
    return offset + set * stride;
  }
}
