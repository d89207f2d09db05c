package lawsweep.checkpoint.names;

import lawsweep.text.OneLine;

/** Stored tensors that are not those of a network. The message is one line: what was expected, what is there. */
public final class MapRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With one line for whoever asked. */
  MapRefusedException(String line) {
    super(OneLine.of(line));
  }
}
