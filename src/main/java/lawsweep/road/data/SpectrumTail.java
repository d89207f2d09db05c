package lawsweep.road.data;

import java.util.List;

/**
 * Where the singular values of a draw that stayed undecided leave no gap.
 *
 * @param draw the draw
 * @param of {@code W_0} or {@code W_1}
 * @param values the singular values relative to the largest, downwards from the last that is surely no noise; at
 *     most 16
 */
public record SpectrumTail(int draw, String of, List<Double> values) {

  /** Copies the list. */
  public SpectrumTail {
    values = List.copyOf(values);
  }
}
