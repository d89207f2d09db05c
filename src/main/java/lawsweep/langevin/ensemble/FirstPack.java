package lawsweep.langevin.ensemble;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.cell.TimeGrid;
import lawsweep.langevin.flock.Flock;
import lawsweep.work.DeviceLostException;

/**
 * The first replicas of a flock once more, by the processor, up to the flock's first record or checkpoint: a device
 * that computes wrongly is found before anything that it found is kept.
 */
final class FirstPack {

  private final TimeGrid grid;
  private final Flock flock;
  private final long first;
  private final int lanes;
  private final Pack pack;
  private final ReplicaView expected;
  private final ReplicaView found;
  private Place at;
  private boolean checked;

  /**
   * Replicas that are where the flock is.
   *
   * @param flock was started, and fetched
   * @param first the number of its first replica
   * @param count how many it has
   */
  FirstPack(LangevinCell cell, TimeGrid grid, Flock flock, long first, int count, Place place) throws IOException {
    this.grid = grid;
    this.flock = flock;
    this.first = first;
    this.lanes = Math.min(Pack.LANES, count);
    this.pack = cell.equation().pack(cell);
    this.expected = new ReplicaView(cell.width());
    this.found = new ReplicaView(cell.width());
    this.at = place;
    pack.start(first, lanes);
    if (!place.equals(Place.START)) {
      ByteArrayOutputStream state = new ByteArrayOutputStream();
      flock.save(first, lanes, new DataOutputStream(state));
      pack.restore(new DataInputStream(new ByteArrayInputStream(state.toByteArray())));
    }
  }

  /**
   * Compares once, the first time that steps have been done.
   *
   * @param place where the flock was when it was fetched
   * @throws DeviceLostException if a number differs
   */
  void check(Place place) {
    if (checked || place.equals(at)) {
      return;
    }
    checked = true;
    while (!at.equals(place)) {
      Interval now = grid.intervals().get(at.interval());
      int to = at.interval() == place.interval() ? place.step() : now.steps();
      pack.advance(now, at.step(), to);
      at = to == now.steps() ? new Place(at.interval() + 1, 0) : new Place(at.interval(), to);
    }
    Flock.Eye eye = flock.eye();
    for (int lane = 0; lane < lanes; lane++) {
      pack.view(lane, expected);
      eye.view(first + lane, found);
      if (!same()) {
        throw new DeviceLostException(
            "the GPU computes wrongly: replica " + (first + lane) + " is not where the processor has it");
      }
    }
  }

  /** Not a number is the same as any other such. */
  private boolean same() {
    return Arrays.equals(expected.lambda, found.lambda) && Arrays.equals(expected.sigma, found.sigma)
        && Arrays.equals(expected.endToEnd, found.endToEnd)
        && Double.compare(expected.normSquared, found.normSquared) == 0
        && Double.compare(expected.balanceDefect, found.balanceDefect) == 0
        && Double.compare(expected.lawDrift, found.lawDrift) == 0;
  }
}
