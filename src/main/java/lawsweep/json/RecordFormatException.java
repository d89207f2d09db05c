package lawsweep.json;

import lawsweep.text.OneLine;

/** A record that cannot be read; the message is one line, and not a long one, whatever stood in the record. */
public final class RecordFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int MAX_LENGTH = 300;

  /** Says what was expected and what came. */
  public RecordFormatException(String message) {
    super(line(message));
  }

  /** Says what was expected and what came, with what found it out. */
  public RecordFormatException(String message, Throwable cause) {
    super(line(message), cause);
  }

  private static String line(String message) {
    return OneLine.of(message.length() <= MAX_LENGTH ? message : message.substring(0, MAX_LENGTH) + "…");
  }
}
