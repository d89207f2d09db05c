package lawsweep.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.LongStream;

/**
 * Some indices along each side of a stored tensor, in the notation of slices: a number where one index is left, {@code
 * :} where all are, {@code a:b} and {@code a:b:s} for ranges.
 *
 * @param name of the tensor
 * @param shape its sides
 * @param indices of each side, in increasing order
 * @param one for each side whether it is left with one index by choice, be there others or not
 */
record Cut(String name, List<Long> shape, List<long[]> indices, List<Boolean> one) {

  /** With lists that do not change. */
  Cut {
    shape = List.copyOf(shape);
    indices = List.copyOf(indices);
    one = List.copyOf(one);
  }

  /** Whether nothing is left out. */
  boolean whole() {
    for (int side = 0; side < shape.size(); side++) {
      if (indices.get(side).length < shape.get(side)) {
        return false;
      }
    }
    return true;
  }

  /** The one side along which another cut of the same tensor goes on where this one ends; empty if there is none. */
  Optional<Integer> joint(Cut other) {
    if (!name.equals(other.name)) {
      return Optional.empty();
    }
    List<Integer> different = new ArrayList<>();
    for (int side = 0; side < shape.size(); side++) {
      if (!Arrays.equals(indices.get(side), other.indices.get(side))) {
        different.add(side);
      }
    }
    return different.size() == 1 && disjoint(indices.get(different.getFirst()), other.indices.get(different.getFirst()))
        ? Optional.of(different.getFirst())
        : Optional.empty();
  }

  private static boolean disjoint(long[] some, long[] others) {
    return Arrays.stream(some).noneMatch(index -> Arrays.binarySearch(others, index) >= 0);
  }

  /** Both together. */
  Cut joined(Cut other, int side) {
    List<long[]> all = new ArrayList<>(indices);
    all.set(side, LongStream.concat(LongStream.of(indices.get(side)), LongStream.of(other.indices.get(side))).sorted()
        .toArray());
    List<Boolean> ones = new ArrayList<>(one);
    ones.set(side, false);
    return new Cut(name, shape, all, ones);
  }

  /** The name and, unless the tensor is a single number, the indices. */
  String text() {
    if (shape.isEmpty()) {
      return name;
    }
    StringJoiner text = new StringJoiner(",", name + "[", "]");
    for (int side = 0; side < shape.size(); side++) {
      text.add(slice(side));
    }
    return text.toString();
  }

  private String slice(int side) {
    long[] here = indices.get(side);
    if (here.length == 1 && (one.get(side) || shape.get(side) > 1)) {
      return Long.toString(here[0]);
    }
    if (here.length == shape.get(side)) {
      return ":";
    }
    long step = here[1] - here[0];
    for (int i = 1; i < here.length; i++) {
      if (here[i] - here[i - 1] != step) {
        return Arrays.toString(here).replace(" ", "");
      }
    }
    return here[0] + ":" + (here[here.length - 1] + 1) + (step == 1 ? "" : ":" + step);
  }
}
