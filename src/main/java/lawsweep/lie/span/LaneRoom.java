package lawsweep.lie.span;

import java.util.Queue;
import lawsweep.kernel.Kernels;
import lawsweep.lie.LaneBrackets;
import lawsweep.network.Architecture;

/**
 * What draws of an architecture in lanes work in, one after the other.
 *
 * @param brackets makes samples
 * @param basis takes them
 * @param idle where it goes when a draw is done
 */
record LaneRoom(LaneBrackets brackets, LaneBasis basis, Queue<LaneRoom> idle) {

  /** The room that is idle, if it is one for the architecture, or a new one in its place. */
  static LaneRoom take(Queue<LaneRoom> idle, Architecture architecture, Kernels kernels) {
    LaneRoom room = idle.poll();
    return room != null && room.brackets.architecture().equals(architecture) ? room
        : new LaneRoom(new LaneBrackets(architecture, kernels),
            new LaneBasis(Math.toIntExact(architecture.parameters())), idle);
  }

  /** The draw is done. */
  void release() {
    idle.add(this);
  }
}
