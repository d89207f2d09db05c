package lawsweep.work;

/** Thrown where a device has too little memory for what is asked of it. The same work may go on elsewhere. */
public final class OutOfDeviceMemoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * With what was asked for and what there is.
   *
   * @param message one line, with both numbers
   */
  public OutOfDeviceMemoryException(String message) {
    super(message);
  }
}
