package lawsweep.cli.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What {@code --watch} shows: on a terminal one line, redrawn; otherwise a line for each change. */
public final class WatchedLines {

  private static final String CLEAR = "\r\u001b[K";

  private final boolean redrawn;
  private String last = "";

  /** Shows them on the standard output. */
  public WatchedLines(boolean redrawn) {
    this.redrawn = redrawn;
  }

  /**
   * Shows how things are now, if they changed.
   *
   * @throws lawsweep.text.ReaderGoneException if nobody reads any more
   */
  public void show(String line) throws IOException {
    if (!line.equals(last)) {
      write(redrawn ? CLEAR + line : line + "\n");
      last = line;
    }
  }

  /** Shows how things are in the end; that nobody reads them any more is no error. */
  public void end(String lines) throws IOException {
    StandardOutput.print((redrawn && !last.isEmpty() ? CLEAR : "") + lines);
  }

  private static void write(String text) throws IOException {
    new StandardOutput().write(text.getBytes(StandardCharsets.UTF_8));
  }
}
