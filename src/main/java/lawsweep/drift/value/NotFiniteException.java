package lawsweep.drift.value;

/** Thrown where a tensor has numbers with which laws have no value: not finite, or too large to be squared. */
public final class NotFiniteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String tensor;

  NotFiniteException(String tensor, String what) {
    super(tensor + " " + what);
    this.tensor = tensor;
  }

  /** The name of the stored tensor. */
  public String tensor() {
    return tensor;
  }
}
