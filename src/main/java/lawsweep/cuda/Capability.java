package lawsweep.cuda;

/**
 * The compute capability of a GPU, NVIDIA's number of what its kind can do.
 *
 * @param major before the point
 * @param minor behind it
 */
public record Capability(int major, int minor) {

  /** {@code 9.0}. */
  @Override
  public String toString() {
    return major + "." + minor;
  }
}
