package lawsweep.checkpoint;

import java.nio.file.Path;
import lawsweep.text.OneLine;

/** A file or folder that is no checkpoint, or no run, that can be read. The message is one line, the place first. */
public final class CheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int MAX_LENGTH = 400;

  /** Says where, and there what was expected, what came and what helps. */
  public CheckpointException(Path where, String what) {
    this(where + ": " + what);
  }

  /** Says where, and there what was expected, what came and what helps; with what found it out. */
  public CheckpointException(Path where, String what, Throwable cause) {
    super(line(where + ": " + what), cause);
  }

  /** Says what was expected, what came, where, and what helps. */
  public CheckpointException(String message) {
    super(line(message));
  }

  private CheckpointException(Path where, String what, String command) {
    super(line(where + ": " + what) + OneLine.of(command));
  }

  /** Says where, and there what was expected and what came; and ends with a command that helps, whole. */
  static CheckpointException mendedBy(Path where, String what, String command) {
    return new CheckpointException(where, what + ": ", command);
  }

  /** Names that files give may be long and hold anything. */
  private static String line(String message) {
    return OneLine.of(message.length() <= MAX_LENGTH ? message : message.substring(0, MAX_LENGTH) + "…");
  }
}
