package lawsweep.cuda;

/** What a kernel did that a GPU would not forgive, or PTX text that the machine does not know. */
public final class PtxFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PtxFault(String what) {
    super(what);
  }
}
