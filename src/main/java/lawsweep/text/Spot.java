package lawsweep.text;

/**
 * Where something stands in a text.
 *
 * @param line from 1; 0 if the text has one line
 * @param column from 1, in characters as people count them
 */
public record Spot(int line, int column) {

  /** How messages name it: {@code column 31}, or {@code line 3, column 7}. */
  public String shown() {
    return line > 0 ? "line " + line + ", column " + column : "column " + column;
  }

  /** The error to throw for what stands here. */
  public SpotException error(String wrong) {
    return new SpotException(this, wrong);
  }
}
