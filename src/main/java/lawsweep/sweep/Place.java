package lawsweep.sweep;

/**
 * Where something stands in a spec.
 *
 * @param source the name of the spec as the user gave it
 * @param line from 1
 */
record Place(String source, int line) {

  /** The error to throw for what stands here. */
  SpecException error(String wrong, String right) {
    return new SpecException(this, wrong, right);
  }
}
