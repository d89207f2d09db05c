package lawsweep.road.symmetric;

import java.util.List;

/**
 * A core: the sub-network that the thread and one or two trees make, and what was found of it modulo a prime. Its Lie
 * trace is all that its known laws leave room for.
 *
 * @param trees the trees by their place in the certificate's list, 0-based, ascending; a type that is taken twice
 *     stands twice; empty for the thread alone
 * @param prime p, modulo which the rank was found
 * @param bracketLength fields in the longest bracket sampled
 * @param samples how many samples were taken
 * @param rank the rank of the Lie algebra's trace at the core's point, which is R of the core's widths
 */
public record Core(List<Integer> trees, int prime, int bracketLength, int samples, int rank) {

  /**
   * Copies the list and checks the ranges.
   *
   * @throws IllegalArgumentException if one is left, with one line that says which
   */
  public Core {
    trees = List.copyOf(trees);
    for (int i = 0; i < trees.size(); i++) {
      if (trees.get(i) < (i == 0 ? 0 : trees.get(i - 1))) {
        throw new IllegalArgumentException("expected a core's trees in ascending order from 0, got " + trees);
      }
    }
    if (prime < 2 || bracketLength < 1 || samples < 0 || rank < 0) {
      throw new IllegalArgumentException(
          "expected a core with a prime, a bracket length from 1, samples and a rank from "
              + "0, got " + prime + ", " + bracketLength + ", " + samples + ", " + rank);
    }
  }
}
