package lawsweep.sweep.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;

/** The cells of a device: those that its lanes have yet to take, and those that came back. For many threads at once. */
final class DeviceCells {

  private final Deque<Integer> open = new ArrayDeque<>();
  private final List<Integer> back = new ArrayList<>();
  private int lanes;
  private boolean lost;

  /**
   * Cells, in the order in which they are taken.
   *
   * @param lanes how many threads take them; each is {@link #leave said} to have ended
   */
  DeviceCells(int[] cells, int lanes) {
    Arrays.stream(cells).forEach(open::add);
    this.lanes = lanes;
  }

  /** Takes the next one, if there is any and the device is not lost. */
  synchronized OptionalInt next() {
    return lost || open.isEmpty() ? OptionalInt.empty() : OptionalInt.of(open.remove());
  }

  /** A cell that was taken comes back: it is the processor's. */
  synchronized void handBack(int cell) {
    back.add(cell);
    notifyAll();
  }

  /** True once the device is lost. */
  synchronized boolean lost() {
    return lost;
  }

  /**
   * The device is lost: no cell is taken any more.
   *
   * @return false if that was known
   */
  synchronized boolean lose() {
    boolean first = !lost;
    lost = true;
    return first;
  }

  /** All cells that were not taken come back. */
  synchronized void handBackOpen() {
    back.addAll(open);
    open.clear();
    notifyAll();
  }

  /** How many cells were not taken. */
  synchronized int left() {
    return open.size();
  }

  /** A thread has ended, and hands no cell back any more. */
  synchronized void leave() {
    lanes--;
    notifyAll();
  }

  /** Waits for cells that came back, and takes them all; none if all threads have ended. */
  synchronized int[] awaitBack() {
    boolean interrupted = false;
    while (back.isEmpty() && lanes > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    int[] cells = back.stream().mapToInt(Integer::intValue).toArray();
    back.clear();
    return cells;
  }
}
