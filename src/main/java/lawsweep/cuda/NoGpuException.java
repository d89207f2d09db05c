package lawsweep.cuda;

/** Thrown where no GPU can be used. The message says why not, in a few words on one line. */
public final class NoGpuException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Without a stack trace: that there is none is an answer, not an error.
   *
   * @param reason why not, for example {@code cuInit = 100 CUDA_ERROR_NO_DEVICE, driver CUDA 12.2}
   */
  public NoGpuException(String reason) {
    super(reason, null, false, false);
  }

  /** What a command prints that goes on without a GPU: {@code GPU: off (…); using CPU}. */
  public String line() {
    return "GPU: off (" + getMessage() + "); using CPU";
  }
}
