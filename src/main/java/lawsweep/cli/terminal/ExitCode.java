package lawsweep.cli.terminal;

/** The exit codes that scripts rely on; a stopped run has those of {@link lawsweep.sweep.run.StopKind}. */
public final class ExitCode {

  /** Everything is done, skipped and undecided cells included. */
  public static final int DONE = 0;

  /** Anything that no other code stands for. */
  public static final int FAILURE = 1;

  /** Bad usage or bad input; nothing was written. */
  public static final int USAGE = 2;

  /** Failed cells or refused certificates; the rest is kept. */
  public static final int REFUSED = 3;

  private ExitCode() {}
}
