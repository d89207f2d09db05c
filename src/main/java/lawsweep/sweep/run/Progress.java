package lawsweep.sweep.run;

import java.io.PrintStream;
import java.util.function.IntSupplier;
import lawsweep.text.Terminal;

/**
 * Shows a run while it lasts: on a terminal one line, redrawn, as wide as the window is then; otherwise a line from
 * time to time, fit for a log file.
 */
public final class Progress implements AutoCloseable {

  private static final long REDRAW_MILLIS = 200;
  private static final long LOOK_MILLIS = 1000;
  private static final String CLEAR = "\r\u001b[K";

  private final RunMeter meter;
  private final Terminal terminal;
  private final IntSupplier width;
  private final PrintStream out;
  private final LogPace pace = new LogPace();
  private final Thread thread;
  private final Object lock = new Object();
  private boolean closed;

  private Progress(RunMeter meter, Terminal terminal, IntSupplier width, PrintStream out) {
    this.meter = meter;
    this.terminal = terminal;
    this.width = width;
    this.out = out;
    this.thread = new Thread(this::show, "lawsweep-progress");
    thread.setDaemon(true);
  }

  /**
   * Starts to show a run.
   *
   * @param meter the run
   * @param terminal what {@code out} is connected to
   * @param width its columns at any time; asked by one thread and only if it is interactive
   * @param out where to: standard error
   */
  public static Progress start(RunMeter meter, Terminal terminal, IntSupplier width, PrintStream out) {
    Progress progress = new Progress(meter, terminal, width, out);
    progress.thread.start();
    return progress;
  }

  /** Shows nothing of a run, but prints what there is to say. */
  public static Progress silent(PrintStream out) {
    return new Progress(new RunMeter(), Terminal.NONE, () -> 0, out);
  }

  /** Prints a line that stays, above the one that is redrawn. */
  public void say(String line) {
    synchronized (out) {
      out.println(terminal.interactive() ? CLEAR + line : line);
      out.flush();
    }
  }

  /** Stops to show and leaves an empty line to go on from. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
    try {
      thread.join(); // at once if it was never started
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void show() {
    try {
      while (!closedAfter(terminal.interactive() ? REDRAW_MILLIS : LOOK_MILLIS)) {
        if (terminal.interactive()) {
          draw();
        } else {
          log(meter.read());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (terminal.interactive()) {
      print(CLEAR);
    }
  }

  private void draw() {
    print(CLEAR + ProgressLine.drawn(meter.read(), terminal.withWidth(width.getAsInt())));
  }

  private void log(RunMeter.Reading reading) {
    if (pace.due(reading.pace().seconds(), reading.pace().fraction())) {
      print(ProgressLine.plain(reading) + System.lineSeparator());
    }
  }

  private void print(String text) {
    synchronized (out) {
      out.print(text);
      out.flush();
    }
  }

  private boolean closedAfter(long millis) throws InterruptedException {
    long until = System.nanoTime() + millis * 1_000_000;
    synchronized (lock) {
      for (long left = millis; left > 0 && !closed; left = (until - System.nanoTime()) / 1_000_000) {
        lock.wait(left);
      }
      return closed;
    }
  }
}
