package lawsweep.circuit.types;

/** A circuit with a step that is not understood by type, and why, in words for users. */
public final class TypeRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the reason: one line. */
  public TypeRefusedException(String message) {
    super(message);
  }
}
