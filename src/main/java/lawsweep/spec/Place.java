package lawsweep.spec;

/**
 * Where something stands in a spec.
 *
 * @param source the name of the spec as the user gave it, or the option that sets it
 * @param line from 1; 0 for what stands in an option
 */
public record Place(String source, int line) {

  /** In an option, which is one line. */
  static Place of(String option) {
    return new Place(option, 0);
  }

  /** How messages name it: {@code FILE:LINE}, or the option. */
  String shown() {
    return line > 0 ? source + ":" + line : source;
  }

  /** The error to throw for what stands here. */
  public SpecException error(String wrong, String right) {
    return new SpecException(this, wrong, right);
  }
}
