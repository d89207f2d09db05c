package lawsweep.circuit.types;

import java.util.Arrays;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;

/**
 * The letters of a contraction, each with a number, as bits.
 *
 * @param left letters of the left factor's sides by place
 * @param lefts the same as bits
 */
record Letters(int[] left, int[] right, int[] out, int lefts, int rights, int outs) {

  private static final int MOST = 26;

  static Letters of(Step.Contraction step) {
    int[] left = numbers(step.leftLetters(), step);
    int[] right = numbers(step.rightLetters(), step);
    int[] out = numbers(step.outLetters(), step);
    return new Letters(left, right, out, bits(left), bits(right), bits(out));
  }

  private static int[] numbers(String letters, Step.Contraction step) {
    int[] numbers = new int[letters.length()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = letters.charAt(i) - 'a';
      if (numbers[i] < 0 || numbers[i] >= MOST) {
        throw new TypeRefusedException("expected letters from a to z in the sum " + step.indices());
      }
    }
    if (Integer.bitCount(bits(numbers)) < numbers.length) {
      throw new TypeRefusedException("the sum " + step.indices() + " runs along a diagonal, which types do not know");
    }
    return numbers;
  }

  static int bits(int[] numbers) {
    int bits = 0;
    for (int number : numbers) {
      bits |= 1 << number;
    }
    return bits;
  }

  /** Letters that are summed over. */
  int summed() {
    return (lefts | rights) & ~outs;
  }

  /** Bits of letters as bits of places of the result; letters that it lacks are left out. */
  int outPlaces(int letters) {
    return places(out, letters);
  }

  static int places(int[] side, int letters) {
    int places = 0;
    for (int i = 0; i < side.length; i++) {
      if ((letters >> side[i] & 1) == 1) {
        places |= 1 << i;
      }
    }
    return places;
  }

  /** Bits of places as bits of letters. */
  static int letters(int[] side, int places) {
    int letters = 0;
    for (int i = 0; i < side.length; i++) {
      if ((places >> i & 1) == 1) {
        letters |= 1 << side[i];
      }
    }
    return letters;
  }

  /** Places of the result by letters; -1 for letters that it lacks. */
  int[] toOut() {
    int[] to = new int[MOST];
    Arrays.fill(to, -1);
    for (int i = 0; i < out.length; i++) {
      to[out[i]] = i;
    }
    return to;
  }

  /** How many indices some letters have together. */
  long extent(Circuit circuit, Step.Contraction step, int letters) {
    long product = 1;
    int done = 0;
    int[][] sides = {left, right};
    int[] wires = {step.left(), step.right()};
    for (int side = 0; side < 2; side++) {
      for (int i = 0; i < sides[side].length; i++) {
        int bit = 1 << sides[side][i];
        if ((letters & bit) != 0 && (done & bit) == 0) {
          done |= bit;
          product = Math.multiplyExact(product, (long) circuit.steps().get(wires[side]).shape().get(i));
        }
      }
    }
    return product;
  }
}
