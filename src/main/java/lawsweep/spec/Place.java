package lawsweep.spec;

/**
 * Where something stands in a spec.
 *
 * @param source the name of the spec as the user gave it
 * @param line from 1
 */
public record Place(String source, int line) {

  /** The error to throw for what stands here. */
  public SpecException error(String wrong, String right) {
    return new SpecException(this, wrong, right);
  }
}
