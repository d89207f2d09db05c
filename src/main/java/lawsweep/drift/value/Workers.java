package lawsweep.drift.value;

import java.util.concurrent.ConcurrentLinkedQueue;
import lawsweep.work.Team;

/** Threads, and arrays that their tasks use one after the other. */
final class Workers {

  /** Numbers in an array for boxes: half a megabyte. */
  static final int BOX = 1 << 16;

  private final Team team;
  private final ConcurrentLinkedQueue<double[]> boxes = new ConcurrentLinkedQueue<>();

  Workers(Team team) {
    this.team = team;
  }

  /** The threads. */
  Team team() {
    return team;
  }

  /** An array of {@link #BOX} numbers, whatever they are. */
  double[] take() {
    double[] box = boxes.poll();
    return box == null ? new double[BOX] : box;
  }

  /** Ends the use of an array. */
  void give(double[] box) {
    boxes.add(box);
  }
}
