package lawsweep.work;

/** Thrown where a device can no longer be relied on, for this work or any other: its context is given up. */
public final class DeviceLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * With what happened.
   *
   * @param reason one line, with the driver's name of the error where there is one
   */
  public DeviceLostException(String reason) {
    super(reason);
  }
}
