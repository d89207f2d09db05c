package lawsweep.cli.option;

import lawsweep.cuda.GpuFacts;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.ScalarKernels;
import lawsweep.kind.count.GpuRule;
import lawsweep.kind.count.GpuUse;
import lawsweep.kind.count.RoadChoice;
import lawsweep.kind.simulation.FlockRule;
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
   * every cell that it can compute, however small.
   */
  private static final String EVERY = "lawsweep.gpu.every";

  /** Seconds of one core that a GPU must be able to take over before one is looked for: to open it takes one or two. */
  private static final double WORTH_SECONDS = 5;

  private GpuSize() {}

  /** Which cells a GPU takes. */
  static GpuWork rules(GpuFacts facts) {
    return rules(facts, Boolean.getBoolean(EVERY));
  }

  /** The same where it may take all cells that it can compute. */
  static GpuWork rules(GpuFacts facts, boolean every) {
    return new GpuWork(new GpuRule(facts, every), new FlockRule(facts, every));
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

  /** Whether a GPU can compute a cell, however small it is. */
  public static boolean canTake(Cell cell, Limits limits, RoadChoice road) {
    return kinds(road, rules(GpuRule.IDEAL, true)).of(cell).device(cell, limits).isPresent();
  }

  /** Kinds of the processor that know what simulations a good GPU would take, and so what heap they take beside it. */
  public static Kinds besideGpu(Kernels kernels, RoadChoice road) {
    return AllKinds.with(Engines.host(kernels), road, new GpuWork(GpuUse.NONE, rules(GpuRule.IDEAL).simulations()));
  }

  private static Kinds hopeful(RoadChoice road) {
    return kinds(road, rules(GpuRule.IDEAL));
  }

  private static Kinds kinds(RoadChoice road, GpuWork rules) {
    return AllKinds.with(Engines.host(new ScalarKernels()), road, rules);
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
