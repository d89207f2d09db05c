package lawsweep.sweep.run;

/** What stopped a run. */
public enum StopKind {
  /** The keyboard (signal INT). */
  INTERRUPT(130, "INT", "interrupted"),
  /** Signal TERM. */
  TERMINATE(4, "TERM", "stopped by TERM"),
  /** Signal USR1, which batch systems send ahead of the wall time. */
  USER_SIGNAL(4, "USR1", "stopped by USR1"),
  /** The deadline. */
  DEADLINE(4, "", "stopped by the deadline");

  private final int exitCode;
  private final String signal;
  private final String label;

  StopKind(int exitCode, String signal, String label) {
    this.exitCode = exitCode;
    this.signal = signal;
    this.label = label;
  }

  /** The program's exit code if work is left. */
  public int exitCode() {
    return exitCode;
  }

  /** The name of the signal, without SIG; empty for the deadline. */
  String signal() {
    return signal;
  }

  /** As said to people. */
  public String label() {
    return label;
  }
}
