package lawsweep.road.symmetric;

import java.util.ArrayList;
import java.util.List;

/**
 * The width vectors that have a scalar block between two given layers, and with it laws besides the known ones: n_from
 * = n_to = 1, all widths between them at least 2, the others free (proof, section 1).
 *
 * @param from the layer of width 1 nearer to the outputs
 * @param to the other one, at least {@value #SHORTEST} layers on
 */
public record ScalarBox(int from, int to) {

  /** Shorter blocks have the known laws only: the layer between 1 and 1 counts as one neuron. */
  public static final int SHORTEST = 3;

  /**
   * Checks the layers.
   *
   * @throws IllegalArgumentException with one line if they are too close
   */
  public ScalarBox {
    if (from < 0 || to < from + SHORTEST) {
      throw new IllegalArgumentException(
          "expected two layers that are " + SHORTEST + " or more apart, got " + from + " and " + to);
    }
  }

  /** All boxes of a depth, by their first layer, then by their last. */
  static List<ScalarBox> all(int depth) {
    List<ScalarBox> boxes = new ArrayList<>();
    for (int from = 0; from < depth; from++) {
      for (int to = from + SHORTEST; to <= depth; to++) {
        boxes.add(new ScalarBox(from, to));
      }
    }
    return boxes;
  }

  /** Whether a width vector lies in the box. */
  public boolean contains(List<Integer> widths) {
    return widths.get(from) == 1 && widths.get(to) == 1
        && widths.subList(from + 1, to).stream().allMatch(width -> width >= 2);
  }
}
