package lawsweep.road.dense;

import lawsweep.lie.BracketSource;
import lawsweep.lie.FlowSource;
import lawsweep.network.Architecture;
import lawsweep.work.Limits;

/**
 * Goes on with a draw where the levels that were asked for end: Taylor coefficients of flows of time-dependent fields,
 * order by order. Those of t^k lie in W_k(θ), and seldom span less, so that orders climb as levels do. What an order
 * leaves over the next fills: the climb decides what a count costs, never what it proves.
 */
final class OrderClimb {

  /** The climb is given up after so many orders without a gain. */
  private static final int DRY = 4;

  private final int levels;
  private final int highest;
  private final long target;
  private final int block;

  /**
   * The climb of a count.
   *
   * @param target D - N', which ends it
   */
  OrderClimb(Architecture architecture, Limits limits, long target) {
    this.levels = limits.levels();
    this.highest = Math.min(longest(limits) - 1, FlowSource.MAX_ORDER);
    this.target = target;
    this.block = FlowSource.fields(architecture);
  }

  /** How a climb ended. */
  enum End {
    /** With the target, or within the levels. */
    SETTLED,
    /** The rank stands still below the target: it takes levels to tell why. */
    STANDS_STILL,
    /** Higher orders than are allowed would raise the rank. */
    LIMITED
  }

  /** Fields in the longest brackets that limits allow, and that there are samples of. */
  static int longest(Limits limits) {
    return Math.min(limits.bracketLength(), BracketSource.MAX_LENGTH);
  }

  /** True if there are orders beyond the levels. */
  boolean possible() {
    return levels <= highest;
  }

  /** N, the levels that are asked for. */
  int levels() {
    return levels;
  }

  /** Takes orders until an end. */
  End climb(Filtration filtration) {
    int dry = 0;
    for (int order = levels; order <= highest && dry < DRY; order++) {
      int before = filtration.rank();
      filtration.follow(order, this::next);
      filtration.refuseMoreThan(target);
      if (filtration.rank() == target) {
        return End.SETTLED;
      }
      dry = filtration.rank() == before ? dry + 1 : 0;
    }
    return dry > 0 ? End.STANDS_STILL : End.LIMITED;
  }

  /** Flow after flow, as long as the last one gained and there is something to gain. */
  private int next(int taken, int gained, int rank) {
    return taken > 0 && gained == 0 ? 0 : (int) Math.min(target - rank, block);
  }
}
