package lawsweep.kernel;

/**
 * Batched vectors or matrices that are the coefficients of a series in t.
 *
 * @param data the coefficients
 * @param offset index of entry 0 of the coefficient of t^0
 * @param distance from one coefficient to the next
 */
public record LaneSeries(double[] data, int offset, int distance) {

  /** The same series, but for entries before one. */
  public LaneSeries from(int entry) {
    return new LaneSeries(data, offset + entry * Kernels.LANES, distance);
  }

  /** Where a coefficient begins. */
  public int index(int power) {
    return offset + power * distance;
  }
}
