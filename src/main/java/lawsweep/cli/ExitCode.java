package lawsweep.cli;

/** The exit codes that scripts rely on; a stopped run has those of {@link lawsweep.sweep.run.StopKind}. */
final class ExitCode {

  /** Everything is done, skipped and undecided cells included. */
  static final int DONE = 0;

  /** Anything that no other code stands for. */
  static final int FAILURE = 1;

  /** Bad usage or bad input; nothing was written. */
  static final int USAGE = 2;

  /** Failed cells or refused certificates; the rest is kept. */
  static final int REFUSED = 3;

  private ExitCode() {}
}
