package lawsweep.circuit.word;

import lawsweep.text.Spot;

/**
 * A piece of a line: a word, a number, or one of the signs.
 *
 * @param text as it was written
 */
public record Token(String text, Spot spot) {

  private static final int LONGEST_SHOWN = 40;

  /** As messages show it, cut where it is long. */
  public String shown() {
    return text.isEmpty()
        ? "nothing"
        : "'" + (text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text) + "'";
  }
}
