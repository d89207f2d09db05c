package lawsweep.formula.degree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;

/**
 * A contraction entry by entry: which products of an entry of the left factor and one of the right are added to which
 * entry of the result.
 *
 * @param left entries of the left factor, product by product
 * @param right entries of the right factor
 * @param out entries of the result
 */
record EntryProducts(int[] left, int[] right, int[] out) {

  /** The products of a contraction. */
  static EntryProducts of(Circuit circuit, Step.Contraction contraction) {
    List<Integer> leftShape = circuit.steps().get(contraction.left()).shape();
    List<Integer> rightShape = circuit.steps().get(contraction.right()).shape();
    Map<Character, Integer> extents = new HashMap<>();
    note(contraction.leftLetters(), leftShape, extents);
    note(contraction.rightLetters(), rightShape, extents);
    List<Character> letters = new ArrayList<>(extents.keySet());
    int[] leftSteps = strides(contraction.leftLetters(), leftShape, letters);
    int[] rightSteps = strides(contraction.rightLetters(), rightShape, letters);
    int[] outSteps = strides(contraction.outLetters(), contraction.shape(), letters);
    int count = 1;
    for (int extent : extents.values()) {
      count = Math.multiplyExact(count, extent);
    }
    EntryProducts products = new EntryProducts(new int[count], new int[count], new int[count]);
    for (int product = 0; product < count; product++) {
      int rest = product;
      for (int i = 0; i < letters.size(); i++) {
        int index = rest % extents.get(letters.get(i));
        rest /= extents.get(letters.get(i));
        products.left[product] += index * leftSteps[i];
        products.right[product] += index * rightSteps[i];
        products.out[product] += index * outSteps[i];
      }
    }
    return products;
  }

  /** How many. */
  int count() {
    return out.length;
  }

  private static void note(String letters, List<Integer> shape, Map<Character, Integer> extents) {
    for (int i = 0; i < letters.length(); i++) {
      extents.put(letters.charAt(i), shape.get(i));
    }
  }

  /** How far an entry moves when the index of a letter grows by 1. */
  private static int[] strides(String sides, List<Integer> shape, List<Character> letters) {
    int[] strides = new int[letters.size()];
    int stride = 1;
    for (int side = sides.length() - 1; side >= 0; side--) {
      strides[letters.indexOf(sides.charAt(side))] += stride;
      stride *= shape.get(side);
    }
    return strides;
  }
}
