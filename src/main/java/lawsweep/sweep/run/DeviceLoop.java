package lawsweep.sweep.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import lawsweep.sweep.Kinds;
import lawsweep.work.DeviceLostException;
import lawsweep.work.OutOfDeviceMemoryException;
import lawsweep.work.Team;

/**
 * Deals the cells that are meant for a device to its lanes, those first that take it longest, as long as they fit into
 * its memory together. A cell for which there is too little memory after all goes to the processor. A device that is
 * lost is given up: all its cells go to the processor; or, if it is required, the cell that lost it has failed, and the
 * others are left.
 */
final class DeviceLoop implements MoreCells, AutoCloseable {

  private static final long PERMIT_BYTES = 1 << 20;

  private final DeviceLanes device;
  private final Placement placement;
  private final CellWork host;
  private final Function<Kinds, CellWork> works;
  private final RunListener listener;
  private final News news;
  private final DeviceCells cells;
  private final int permits;
  private final Semaphore memory;
  private final int lanes;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile boolean closed;

  /**
   * Prepares; no thread works yet.
   *
   * @param host writes records in the device's name, and computes none
   * @param works makes records of cells with the kinds of a lane
   * @param listener is told of what goes wrong
   */
  DeviceLoop(DeviceLanes device, Placement placement, CellWork host, Function<Kinds, CellWork> works,
      RunListener listener) {
    this.device = device;
    this.placement = placement;
    this.host = host;
    this.works = works;
    this.listener = listener;
    this.news = new News(listener::warn);
    this.lanes = Math.min(device.number(), placement.cells());
    this.cells = new DeviceCells(placement.onDevice(), lanes);
    this.permits = Math.clamp(device.memoryBytes() / PERMIT_BYTES, 1, Integer.MAX_VALUE);
    this.memory = new Semaphore(permits, true);
  }

  /**
   * Starts a thread for each lane.
   *
   * @param first the number of the first of them among the threads of the run
   */
  void start(int first) {
    for (int lane = 0; lane < lanes; lane++) {
      int thread = first + lane;
      threads.add(Thread.ofPlatform().daemon().name("lawsweep-device-" + lane).start(() -> run(thread)));
    }
  }

  private void run(int thread) {
    LaneMemory held = new LaneMemory(memory);
    try (LaneWork lane = new LaneWork(device.lanes(), works)) {
      for (OptionalInt cell = nextToDo(); cell.isPresent(); cell = nextToDo()) {
        held.hold(permits(cell.getAsInt()), lane::giveBack);
        runOn(lane, cell.getAsInt(), thread);
      }
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
    } finally {
      held.release();
      cells.leave();
    }
  }

  private OptionalInt nextToDo() {
    return ended() ? OptionalInt.empty() : cells.next();
  }

  private boolean ended() {
    return closed || failure.get() != null || host.stopped();
  }

  private int permits(int cell) {
    return Math.clamp(Math.ceilDiv(placement.share(cell).bytes(), PERMIT_BYTES), 0, permits);
  }

  private void runOn(LaneWork lane, int cell, int thread) throws IOException {
    long start = System.nanoTime();
    try {
      if (cells.lost()) {
        leave(cell);
      } else if (!ended() && !lane.work().run(cell, Team.alone(), thread, true)) {
        cells.handBack(cell);
      }
    } catch (OutOfDeviceMemoryException e) {
      news.tell(host.key(cell) + " goes to the CPU: " + e.getMessage());
      cells.handBack(cell);
    } catch (DeviceLostException e) {
      lose(cell, e, (System.nanoTime() - start) * 1e-9);
    }
  }

  private void lose(int cell, DeviceLostException e, double seconds) throws IOException {
    boolean first = cells.lose();
    if (first && device.required()) {
      listener.warn(device.backend() + " is given up: " + e.getMessage() + "; " + host.key(cell)
          + " failed, and the other cells that were meant for it are left");
      host.fail(cell, seconds, e.getMessage());
    } else if (first) {
      listener.warn(device.backend() + " is given up: " + e.getMessage() + "; " + host.key(cell)
          + " and all cells after it go to the CPU");
    }
    leave(cell);
  }

  /** What becomes of a cell once the device is lost. */
  private void leave(int cell) {
    if (!device.required()) {
      cells.handBack(cell);
      cells.handBackOpen();
    }
  }

  @Override
  public int[] next() throws IOException {
    int[] back = cells.awaitBack();
    if (back.length == 0) {
      rethrow();
    }
    return back;
  }

  private void rethrow() throws IOException {
    switch (failure.get()) {
      case null -> {
        return;
      }
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }

  /** Waits until all lanes have ended; they take no further cells. */
  @Override
  public void close() {
    closed = true;
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
