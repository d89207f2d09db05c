package lawsweep.circuit.types;

import java.util.List;
import lawsweep.circuit.Step;

/** What is known of constant tensors. Questions end at the first entry that says no. */
final class Constants {

  private Constants() {}

  /** Whether all entries are 1. */
  static boolean ones(Step.Constant constant) {
    List<Long> values = constant.values();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) != 1) {
        return false;
      }
    }
    return true;
  }

  /** Whether entries sum to a number along a side, at all indices of the others. */
  static boolean sum(Step.Constant constant, int side, long number) {
    List<Integer> shape = constant.shape();
    int inner = 1;
    for (int i = side + 1; i < shape.size(); i++) {
      inner *= shape.get(i);
    }
    int extent = shape.get(side);
    int rows = constant.values().size() / extent;
    for (int row = 0; row < rows; row++) {
      int first = row / inner * inner * extent + row % inner;
      long sum = 0;
      for (int i = 0; i < extent; i++) {
        sum += constant.values().get(first + i * inner);
      }
      if (sum != number) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a matrix is a multiple of the identity plus a multiple of the matrix of ones, as what takes a mean away is.
   */
  static boolean centres(Step.Constant constant) {
    List<Integer> shape = constant.shape();
    if (shape.size() != 2 || !shape.getFirst().equals(shape.getLast()) || shape.getFirst() < 2) {
      return false;
    }
    int size = shape.getFirst();
    long diagonal = constant.values().getFirst();
    long other = constant.values().get(1);
    if (diagonal + (size - 1) * other != 0) {
      return false;
    }
    for (int row = 0; row < size; row++) {
      for (int i = 0; i < size; i++) {
        if (constant.values().get(row * size + i) != (i == row ? diagonal : other)) {
          return false;
        }
      }
    }
    return true;
  }
}
