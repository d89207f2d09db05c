package lawsweep.sweep.run;

import java.io.PrintStream;
import lawsweep.text.Terminal;

/**
 * Shows a run while it lasts: on a terminal one line, redrawn; otherwise a line from time to time, fit for a log file.
 */
public final class Progress implements AutoCloseable {

  private static final long REDRAW_MILLIS = 200;
  private static final long LINE_MILLIS = 10_000;
  private static final String CLEAR = "\r\u001b[K";

  private final RunMeter meter;
  private final Terminal terminal;
  private final PrintStream out;
  private final Thread thread;
  private final Object lock = new Object();
  private boolean closed;

  private Progress(RunMeter meter, Terminal terminal, PrintStream out) {
    this.meter = meter;
    this.terminal = terminal;
    this.out = out;
    this.thread = new Thread(this::show, "lawsweep-progress");
    thread.setDaemon(true);
  }

  /**
   * Starts to show a run.
   *
   * @param meter the run
   * @param terminal what {@code out} is connected to
   * @param out where to: standard error
   */
  public static Progress start(RunMeter meter, Terminal terminal, PrintStream out) {
    Progress progress = new Progress(meter, terminal, out);
    progress.thread.start();
    return progress;
  }

  /** Stops to show and leaves an empty line to go on from. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void show() {
    long pause = terminal.interactive() ? REDRAW_MILLIS : LINE_MILLIS;
    try {
      while (!closedAfter(pause)) {
        if (terminal.interactive()) {
          out.print(CLEAR + ProgressLine.drawn(meter.read(), terminal));
        } else {
          out.println(ProgressLine.plain(meter.read()));
        }
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (terminal.interactive()) {
      out.print(CLEAR);
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
