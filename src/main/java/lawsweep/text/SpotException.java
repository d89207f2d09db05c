package lawsweep.text;

/** A text that says nothing sensible at some spot. The message is one line: {@code column 31: what is wrong}. */
public final class SpotException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** From 1; 0 if the text has one line. */
  private final int line;
  /** From 1. */
  private final int column;
  private final String wrong;

  /** Builds the message; characters that would break the line or hide text are replaced by spaces. */
  SpotException(Spot spot, String wrong) {
    super(OneLine.of(spot.shown() + ": " + wrong));
    this.line = spot.line();
    this.column = spot.column();
    this.wrong = wrong;
  }

  /** What is wrong, without the place. */
  public String wrong() {
    return wrong;
  }

  /** Where. */
  public Spot spot() {
    return new Spot(line, column);
  }
}
