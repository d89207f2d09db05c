package lawsweep.spec;

import lawsweep.text.OneLine;

/** A sweep spec that cannot be run. The message is one line: {@code FILE:LINE: what is wrong; what would be right}. */
public final class SpecException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The line of the spec, from 1. */
  private final int line;

  /** Builds the message; characters that would break the line or hide text are replaced by spaces. */
  SpecException(Place place, String wrong, String right) {
    super(OneLine.of(place.shown() + ": " + wrong + "; " + right));
    this.line = place.line();
  }

  /** The line of the spec that is wrong, from 1; 0 if an option is. */
  public int line() {
    return line;
  }
}
