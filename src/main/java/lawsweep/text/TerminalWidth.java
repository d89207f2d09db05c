package lawsweep.text;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many columns a terminal has now. It is asked when somebody first wants to know, and again once its window has
 * changed; a COLUMNS in the environment settles it. 80 if nobody knows.
 */
public final class TerminalWidth implements IntSupplier {

  private static final int UNKNOWN = 80;
  private static final Pattern SIZE = Pattern.compile("[0-9]{1,5} ([1-9][0-9]{0,4})\\s*");
  private static final Pattern COLUMNS = Pattern.compile("[1-9][0-9]{0,3}");
  private static final long PATIENCE_SECONDS = 2;

  private final String given;
  private final IntSupplier asked;
  private volatile boolean changed = true;
  private int columns;

  /**
   * The width of a terminal.
   *
   * @param environment honours COLUMNS
   * @param asked asks the terminal, 0 if it does not answer
   */
  TerminalWidth(Map<String, String> environment, IntSupplier asked) {
    this.given = environment.getOrDefault("COLUMNS", "");
    this.asked = asked;
  }

  /** That of standard error, which is a terminal. */
  public static TerminalWidth ofStandardError(Map<String, String> environment) {
    return new TerminalWidth(environment, () -> ask(new File("/proc/self/fd/2")));
  }

  /** The window may have another size now. May be said by a handler of signals: it costs nothing. */
  public void change() {
    changed = true;
  }

  @Override
  public synchronized int getAsInt() {
    if (changed) {
      changed = false;
      int found = COLUMNS.matcher(given).matches() ? Integer.parseInt(given) : asked.getAsInt();
      columns = found > 0 ? found : UNKNOWN;
    }
    return columns;
  }

  /** One process, some milliseconds: to reach the system call from Java takes ten times as long. */
  private static int ask(File terminal) {
    try {
      Process stty = new ProcessBuilder("stty", "size").redirectInput(terminal)
          .redirectError(ProcessBuilder.Redirect.DISCARD).start();
      if (!stty.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return 0;
      }
      return columns(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return 0; // there is no stty, or no permission: a width is no reason to fail
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** The columns in what {@code stty size} prints, rows and columns; 0 if they are not there. */
  static int columns(String size) {
    Matcher matcher = SIZE.matcher(size);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
