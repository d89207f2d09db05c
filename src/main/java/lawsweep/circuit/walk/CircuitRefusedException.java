package lawsweep.circuit.walk;

/** A circuit that cannot be counted, and why, in words for users. */
public final class CircuitRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the reason. */
  public CircuitRefusedException(String message) {
    super(message);
  }
}
