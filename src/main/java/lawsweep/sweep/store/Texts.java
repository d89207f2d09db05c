package lawsweep.sweep.store;

/**
 * A column of results as text, each text under a code of its own; a text that many records have may stand under several
 * codes. For many threads at once.
 */
public interface Texts {

  /** The code of a row's text; 0 for nothing. */
  int code(int row);

  /** How many codes there are, that for nothing included. */
  int codes();

  /** How many bytes the text of a code has in UTF-8. */
  int length(int code);

  /** Copies the text of a code, as tables of text print it, in UTF-8, and says how many bytes that were. */
  int copy(int code, byte[] to, int at);

  /** The text of a code, as {@link #copy} copies it; empty for 0. The caller's to keep. */
  default byte[] text(int code) {
    byte[] text = new byte[length(code)];
    copy(code, text, 0);
    return text;
  }
}
