package lawsweep.circuit.jet;

import java.util.Arrays;

/** Pairs of parts of two tensors whose products are summed: arrays, where entries begin, and how far apart they are. */
final class Factors {

  private double[][] left = new double[8][];
  private double[][] right = new double[8][];
  private int[] places = new int[32];
  private int count;
  private int negatives;
  private int first;
  private int last;

  void clear() {
    count = 0;
    negatives = 0;
  }

  /**
   * Adds a pair; those whose product counts negatively come first.
   *
   * @param partX a part of x
   * @param partY a part of y
   */
  void add(Jets x, int partX, Jets y, int partY, boolean negative) {
    if (count == left.length) {
      left = Arrays.copyOf(left, 2 * count);
      right = Arrays.copyOf(right, 2 * count);
      places = Arrays.copyOf(places, 8 * count);
    }
    left[count] = x.data(partX);
    right[count] = y.data(partY);
    places[4 * count] = x.at(partX);
    places[4 * count + 1] = x.step(partX);
    places[4 * count + 2] = y.at(partY);
    places[4 * count + 3] = y.step(partY);
    count++;
    negatives += negative ? 1 : 0;
  }

  int count() {
    return count;
  }

  /** Only some of the pairs are of interest. */
  void window(int from, int to) {
    first = from;
    last = to;
  }

  /** The first pair of the window. */
  int first() {
    return first;
  }

  /** The pair behind the window. */
  int last() {
    return last;
  }

  int negatives() {
    return negatives;
  }

  double[] left(int pair) {
    return left[pair];
  }

  double[] right(int pair) {
    return right[pair];
  }

  int atLeft(int pair) {
    return places[4 * pair];
  }

  int stepLeft(int pair) {
    return places[4 * pair + 1];
  }

  int atRight(int pair) {
    return places[4 * pair + 2];
  }

  int stepRight(int pair) {
    return places[4 * pair + 3];
  }
}
