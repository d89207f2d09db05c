package lawsweep.lie.span;

import java.util.Optional;

/**
 * What a span is after patterns were absorbed.
 *
 * @param rank its dimension
 * @param used the number after that of the last pattern that was needed: all, or fewer if it became full
 * @param tests how many tests were believed since it was empty
 * @param forms what vanishes on it, if that was asked for
 */
public record PatternSpan(int rank, int used, long tests, Optional<Forms> forms) {

  /**
   * The linear forms that vanish on a span of rank r, and what made it. With r pivot columns and k free ones form j is
   * the coordinate of the j-th free column less a combination of those of the pivot columns.
   *
   * @param columns the free columns, then the pivot columns
   * @param combinations k r residues, form by form
   * @param raising the patterns that raised the rank, in their order
   */
  public record Forms(int[] columns, double[] combinations, int[] raising) {}
}
