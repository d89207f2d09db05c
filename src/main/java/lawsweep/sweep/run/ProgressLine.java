package lawsweep.sweep.run;

import java.util.Locale;
import lawsweep.text.Durations;
import lawsweep.text.Terminal;

/** A run's state on one line. */
final class ProgressLine {

  private static final String GREEN = "\u001b[32m";
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";
  private static final int MAX_BAR = 30;
  private static final int MIN_BAR = 5;

  private ProgressLine() {}

  /** For logs: {@code 1200/5000 cells, 24% of the work, 810 cells/s, 1m05s left, 2 failed}. */
  static String plain(RunMeter.Reading reading) {
    if (reading.cells() == 0) {
      return "planning";
    }
    StringBuilder line = new StringBuilder();
    line.append(reading.finished()).append('/').append(reading.cells()).append(" cells, ")
        .append(percent(reading)).append(" of the work, ").append(rate(reading.cellsPerSecond()));
    if (!Double.isNaN(reading.pace().secondsLeft())) {
      line.append(", ").append(Durations.brief(reading.pace().secondsLeft())).append(" left");
    }
    if (reading.failed() > 0) {
      line.append(", ").append(reading.failed()).append(" failed");
    }
    reading.largest().ifPresent(key -> line.append(", on ").append(key));
    return line.toString();
  }

  /** For terminals: never longer than the terminal is wide, colours not counted. */
  static String drawn(RunMeter.Reading reading, Terminal terminal) {
    int room = Math.max(1, terminal.width() - 1);
    if (reading.cells() == 0) {
      return cut("planning", room);
    }
    String head = reading.finished() + "/" + reading.cells() + " " + percent(reading) + " "
        + rate(reading.cellsPerSecond()) + " " + left(reading);
    String failed = reading.failed() > 0 ? " " + reading.failed() + " failed" : "";
    int spare = room - head.length() - failed.length();
    if (spare < 0) {
      return cut(head, room);
    }
    String key = reading.largest().map(k -> " " + k).orElse("");
    int forBar = spare - 3 - key.length() >= MIN_BAR ? spare - 3 - key.length() : spare - 3;
    String bar = forBar >= MIN_BAR ? bar(reading.pace().fraction(), Math.min(MAX_BAR, forBar), terminal) + " " : "";
    int barLength = forBar >= MIN_BAR ? Math.min(MAX_BAR, forBar) + 3 : 0;
    String tail = cut(key, spare - barLength);
    return bar + head + (failed.isEmpty() ? "" : paint(failed, RED, terminal)) + tail;
  }

  private static String bar(double fraction, int length, Terminal terminal) {
    int full = (int) Math.floor(fraction * length);
    return "[" + paint("#".repeat(full), GREEN, terminal) + "-".repeat(length - full) + "]";
  }

  private static String paint(String text, String colour, Terminal terminal) {
    return terminal.colour() && !text.isEmpty() ? colour + text + PLAIN : text;
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, Math.max(0, length));
  }

  private static String left(RunMeter.Reading reading) {
    return Double.isNaN(reading.pace().secondsLeft()) ? "-" : Durations.brief(reading.pace().secondsLeft()) + " left";
  }

  private static String percent(RunMeter.Reading reading) {
    return (int) Math.floor(100 * reading.pace().fraction()) + "%";
  }

  private static String rate(double cellsPerSecond) {
    String format = cellsPerSecond < 10 ? "%.2f cells/s" : "%.0f cells/s";
    return String.format(Locale.ROOT, format, cellsPerSecond);
  }
}
