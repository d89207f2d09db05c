package lawsweep.gpu.draws;

import lawsweep.cuda.GpuFacts;
import lawsweep.lie.span.PatternRounds;
import lawsweep.pattern.PatternSpace;
import lawsweep.work.DeviceShare;

/**
 * What draws of weights take where a GPU absorbs their patterns, from shapes and the GPU's facts alone, so that choices
 * repeat. A model: no draw was timed on a card yet.
 *
 * <p>The processor looks for patterns and bounds meanwhile: a share of what it would take alone. On the GPU each
 * dimension of a span waits for a few barriers and an inverse, whatever its size; many blocks do so side by side. The
 * multiply-adds of the elimination come on top, of which a block reaches a part of the rate of products.
 */
public final class RoundCost {

  /** The processor's share of a draw: 0.10 for 1,4,4,2, 0.24 for 4,8,8,3, 0.13 for 10,16,16,4, measured. */
  private static final double HOST = 0.2;

  /** Seconds that a dimension waits. */
  private static final double DIMENSION = 3e-6;

  /** Blocks that a multiprocessor has at a time. */
  private static final double BLOCKS = 4;

  /** Flops of an elimination for a cube of columns, where each takes so many times as long as in a product. */
  private static final double CUBE = 12;

  /** Seconds that a count takes however few its draws are. */
  private static final double BEGIN = 0.02;

  private RoundCost() {}

  /** True if spans of a space are of a size that the kernels take. */
  public static boolean takes(PatternSpace space) {
    return space.columns().length >= 1 && space.columns().length <= RoundPlan.MOST_COLUMNS;
  }

  /**
   * What draws take; fewer are open at a time where that makes them fit.
   *
   * @param processor seconds that one core would take for all of them
   */
  public static DeviceShare of(PatternSpace space, int draws, GpuFacts facts, double processor) {
    RoundPlan plan = RoundPlan.of(space);
    double columns = plan.columns();
    double each = columns * DIMENSION / (BLOCKS * facts.multiprocessors())
        + CUBE * columns * columns * columns / Math.max(1, facts.roundedFlops());
    double device = BEGIN + draws * each;
    long bytes = plan.bytes(plan.places(PatternRounds.places(draws), facts));
    return new DeviceShare(bytes, Math.max(device, HOST * processor));
  }
}
