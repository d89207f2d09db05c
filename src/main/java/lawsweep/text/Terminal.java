package lawsweep.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What standard error, or the standard output, is connected to.
 *
 * @param interactive true for a terminal whose lines can be redrawn
 * @param width its columns
 * @param colour whether colours are welcome
 */
public record Terminal(boolean interactive, int width, boolean colour) {

  private static final int DEFAULT_WIDTH = 80;

  /** A file or pipe. */
  public static final Terminal NONE = new Terminal(false, DEFAULT_WIDTH, false);

  /**
   * Finds out.
   *
   * @param environment honours NO_COLOR, TERM and COLUMNS
   * @param columns the width if the caller knows it, otherwise 0
   */
  public static Terminal ofStandardError(Map<String, String> environment, int columns) {
    return of(environment, columns, isTerminal(2));
  }

  /**
   * Finds out for the standard output.
   *
   * @param environment honours NO_COLOR, TERM and COLUMNS
   */
  public static Terminal ofStandardOutput(Map<String, String> environment) {
    return of(environment, 0, isTerminal(1));
  }

  /** The same with other columns. */
  public Terminal withWidth(int columns) {
    return new Terminal(interactive, columns, colour);
  }

  public static Terminal of(Map<String, String> environment, int columns, boolean terminal) {
    String kind = environment.getOrDefault("TERM", "");
    if (!terminal || kind.isEmpty() || kind.equals("dumb")) {
      return NONE;
    }
    boolean colour = environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(true, columns > 0 ? columns : columnsOf(environment), colour);
  }

  private static int columnsOf(Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(columns) : DEFAULT_WIDTH;
  }

  /** As Linux tells it; elsewhere no terminal is assumed. */
  private static boolean isTerminal(int descriptor) {
    try {
      Path target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
      return target.startsWith("/dev/pts") || target.toString().matches("/dev/(tty|console).*");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
