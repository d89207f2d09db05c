package lawsweep.circuit.laws.named;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Numbers with a letter for each side.
 *
 * @param letters one for each side
 * @param extents how long the sides are
 * @param data last side fastest
 */
record Numbers(String letters, int[] extents, double[] data) {

  /** Numbers that are all 0. */
  static Numbers zero(String letters, int[] extents) {
    return new Numbers(letters, extents, new double[Arrays.stream(extents).reduce(1, Math::multiplyExact)]);
  }

  int extent(char letter) {
    return extents[letters.indexOf(letter)];
  }

  Numbers renamed(char from, char to) {
    return new Numbers(letters.replace(from, to), extents, data);
  }

  /**
   * The sum of products over all letters that the result lacks.
   *
   * @param reduce what becomes of each sum
   */
  static Numbers product(Numbers left, Numbers right, String result, DoubleUnaryOperator reduce) {
    StringBuilder all = new StringBuilder(result);
    String read = left.letters + right.letters;
    for (int at = 0; at < read.length(); at++) {
      char letter = read.charAt(at);
      if (all.indexOf(String.valueOf(letter)) < 0) {
        all.append(letter);
      }
    }
    int[] extents = new int[all.length()];
    for (int i = 0; i < extents.length; i++) {
      char letter = all.charAt(i);
      extents[i] = left.letters.indexOf(letter) >= 0 ? left.extent(letter) : right.extent(letter);
    }
    Numbers out = zero(result, Arrays.copyOf(extents, result.length()));
    int[][] strides = {left.strides(all), right.strides(all), out.strides(all)};
    sum(new double[][] {left.data, right.data, out.data}, extents, strides, reduce);
    return out;
  }

  /** For each letter how far entries lie apart; 0 for those that are not there. */
  private int[] strides(CharSequence all) {
    int[] strides = new int[all.length()];
    for (int i = 0; i < strides.length; i++) {
      int stride = 1;
      for (int side = letters.length() - 1; side >= 0; side--) {
        if (letters.charAt(side) == all.charAt(i)) {
          strides[i] = stride;
        }
        stride *= extents[side];
      }
    }
    return strides;
  }

  private static void sum(double[][] data, int[] extents, int[][] strides, DoubleUnaryOperator reduce) {
    int[] index = new int[extents.length];
    int[] at = new int[3];
    while (true) {
      data[2][at[2]] = reduce.applyAsDouble(data[2][at[2]] + data[0][at[0]] * data[1][at[1]]);
      int side = extents.length - 1;
      while (side >= 0 && index[side] == extents[side] - 1) {
        for (int k = 0; k < 3; k++) {
          at[k] -= strides[k][side] * index[side];
        }
        index[side--] = 0;
      }
      if (side < 0) {
        return;
      }
      index[side]++;
      for (int k = 0; k < 3; k++) {
        at[k] += strides[k][side];
      }
    }
  }
}
