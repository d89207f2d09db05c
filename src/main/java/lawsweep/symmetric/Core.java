package lawsweep.symmetric;

import java.util.List;

/**
 * A sub-network of the symmetric point, thread and one or two trees, whose Lie trace has been computed exactly and is all that
 * the known laws leave room for.
 *
 * @param trees types of its trees, as indices into the certificate's list; a repeated index means two trees of one type
 * @param prime p, a prime in [2^22, 2^23), mod which the rank was found
 * @param bracketLength fields in the longest bracket
 * @param samples brackets taken
 * @param rank the rank, equal to R of the sub-network's widths
 */
public record Core(List<Integer> trees, int prime, int bracketLength, int samples, int rank) {

  /** Copies the list. */
  public Core {
    trees = List.copyOf(trees);
  }
}
