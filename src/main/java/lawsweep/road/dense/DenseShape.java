package lawsweep.road.dense;

import lawsweep.law.known.ScalarBlocks;
import lawsweep.network.Architecture;

/**
 * What a count on the dense road eliminates, from an architecture alone. The laws at hand may make the rank less.
 *
 * @param columns of the first draw: D, or fewer where columns are folded
 * @param rank the most independent samples that can be needed
 * @param shallow true if fields and their first brackets can have that rank
 */
public record DenseShape(int columns, int rank, boolean shallow) {

  /**
   * The shape of an architecture.
   *
   * @throws ArithmeticException if D is no {@code int}
   */
  public static DenseShape of(Architecture architecture) {
    long parameters = Math.toIntExact(architecture.parameters());
    long target = parameters - ScalarBlocks.of(architecture).bound(architecture);
    LevelPlan plan = new LevelPlan(architecture, target);
    return new DenseShape(plan.columns(0), Math.toIntExact(target), plan.bound(1) == target);
  }
}
