package lawsweep.circuit.walk;

/** A sample that is not orthogonal to the gradient of a known law: one of the two is wrong. */
public final class LawViolationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LawViolationException(int level) {
    this("a bracket of level " + level);
  }

  /** With what was sampled, in words. */
  public LawViolationException(String sample) {
    super(sample + " is not orthogonal to the gradient of a known law: please report this");
  }
}
