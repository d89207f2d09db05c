package lawsweep.road.symmetric;

import java.util.List;
import lawsweep.law.known.KnownLaws;
import lawsweep.network.Architecture;
import lawsweep.network.Family;

/**
 * What the theorem says of one vector of widths.
 *
 * @param widths n, from output to input
 * @param reduced n*
 * @param boxes the exceptional boxes that it lies in; none if the known laws are all there are
 * @param covered whether cores prove its count by themselves; otherwise sections 5 to 9 of the proof do
 * @param parameters D
 * @param lieDim R(n*), the dimension of the Lie algebra's trace at a generic point
 * @param knownLaws the number of independent known laws
 */
public record WidthVector(
    List<Integer> widths,
    List<Integer> reduced,
    List<ScalarBox> boxes,
    boolean covered,
    long parameters,
    long lieDim,
    long knownLaws) {

  /** Copies the lists. */
  public WidthVector {
    widths = List.copyOf(widths);
    reduced = List.copyOf(reduced);
    boxes = List.copyOf(boxes);
  }

  /** That of a linear network's widths. */
  static WidthVector of(Architecture a) {
    if (a.family() != Family.LINEAR) {
      throw new IllegalArgumentException("expected a linear network, got a " + a.family().label() + " one");
    }
    ReducedWidths reduced = ReducedWidths.of(a);
    List<ScalarBox> boxes = ScalarBox.all(a.depth()).stream().filter(box -> box.contains(a.widths())).toList();
    return new WidthVector(a.widths(), reduced.widths(), boxes, PathCover.exists(reduced.widths()), a.parameters(),
        reduced.dimension(), KnownLaws.bound(a));
  }

  /** The number of independent conservation laws, D - R(n*). */
  public long laws() {
    return parameters - lieDim;
  }

  /** Whether the known laws are all there are. */
  public boolean complete() {
    return boxes.isEmpty();
  }
}
