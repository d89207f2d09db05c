package lawsweep.road.theorem;

import java.util.List;

/**
 * A layer with weights of a network whose layers have free gates between them.
 *
 * @param in channels that come in
 * @param out channels that go out
 * @param kind what reads channels
 * @param bias whether each channel has a bias
 * @param sides what it reads along each side; taps of a plane are pairs of these
 */
record GatedLayer(long in, long out, Kind kind, boolean bias, List<SideTaps> sides) {

  /** With a list that does not change. */
  GatedLayer {
    sides = List.copyOf(sides);
  }

  /** What the weights are. */
  enum Kind {
    /** A filter for each channel out and each channel in. */
    FILTERS,
    /** A filter for each channel. */
    DEPTHWISE,
    /** A weight for each number out and each number of an image. */
    IMAGE_MATRIX,
    /** A weight for each number out and each number of a vector. */
    MATRIX
  }

  boolean depthwise() {
    return kind == Kind.DEPTHWISE;
  }

  /** How many filters: pairs of channels that are joined. */
  long filters() {
    return depthwise() ? out : Math.multiplyExact(in, out);
  }

  /** How many taps a filter has. */
  long taps() {
    return sides.stream().mapToLong(SideTaps::taps).reduce(1, Math::multiplyExact);
  }

  /** Whether its tensor of weights has three sides or more. */
  boolean imageSides() {
    return switch (kind) {
      case FILTERS, IMAGE_MATRIX -> true;
      case DEPTHWISE -> sides.size() > 1;
      case MATRIX -> false;
    };
  }

  /** The same layer with other sides. */
  GatedLayer with(List<SideTaps> other) {
    return new GatedLayer(in, out, kind, bias, other);
  }
}
