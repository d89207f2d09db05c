package lawsweep.cli.option;

import lawsweep.cuda.GpuFacts;
import lawsweep.kernel.ScalarKernels;
import lawsweep.kind.count.GpuRule;
import lawsweep.kind.count.RoadChoice;
import lawsweep.lie.span.Engines;
import lawsweep.sweep.Cell;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.Sweep;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;

/** How large work must be for a GPU. */
public final class GpuSize {

  /**
   * For tests of a real card, and in no help: with {@code LAWSWEEP_JAVA_OPTS=-Dlawsweep.gpu.every=true} a GPU takes
   * every cell that it can count, however small.
   */
  private static final String EVERY = "lawsweep.gpu.every";

  /** Seconds of one core that a GPU must be able to take over before one is looked for: to open it takes one or two. */
  private static final double WORTH_SECONDS = 5;

  private GpuSize() {}

  /** Which cells a GPU takes. */
  static GpuRule rule(GpuFacts facts) {
    return new GpuRule(facts, Boolean.getBoolean(EVERY));
  }

  /** Whether a GPU, if there were a good one, would take much of a sweep. */
  public static boolean pays(Sweep sweep, RoadChoice road) {
    Kinds kinds = hopeful(road);
    double seconds = 0;
    for (Cell cell : sweep.cells()) {
      seconds += seconds(kinds, cell, sweep.limits());
      if (seconds >= WORTH_SECONDS) {
        return true;
      }
    }
    return seconds > 0 && Boolean.getBoolean(EVERY);
  }

  /** The same of one cell. */
  public static boolean pays(Cell cell, Limits limits, RoadChoice road) {
    double seconds = seconds(hopeful(road), cell, limits);
    return seconds >= WORTH_SECONDS || (seconds > 0 && Boolean.getBoolean(EVERY));
  }

  /** Whether a GPU can count a cell, however small it is. */
  public static boolean canTake(Cell cell, Limits limits, RoadChoice road) {
    return kinds(road, new GpuRule(GpuRule.IDEAL, true)).of(cell).device(cell, limits).isPresent();
  }

  private static Kinds hopeful(RoadChoice road) {
    return kinds(road, rule(GpuRule.IDEAL));
  }

  private static Kinds kinds(RoadChoice road, GpuRule rule) {
    return AllKinds.with(Engines.host(new ScalarKernels()), road, rule);
  }

  /** What a core would spend on a cell that a GPU could take; a cell that cannot be estimated fails in its turn. */
  private static double seconds(Kinds kinds, Cell cell, Limits limits) {
    try {
      return kinds.of(cell).device(cell, limits).isEmpty() ? 0
          : kinds.of(cell).estimate(cell, limits).flops() / Estimate.FLOPS_PER_SECOND;
    } catch (RuntimeException e) {
      return 0;
    }
  }
}
