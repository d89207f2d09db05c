package lawsweep.circuit.types;

import java.util.Arrays;

/**
 * A linear form in unknowns.
 *
 * @param at unknowns in ascending order
 * @param values their factors, none 0
 */
record Form(int[] at, Ratio[] values) {

  static final Form ZERO = new Form(new int[0], new Ratio[0]);

  static Form of(int unknown) {
    return new Form(new int[] {unknown}, new Ratio[] {Ratio.ONE});
  }

  boolean isZero() {
    return at.length == 0;
  }

  int last() {
    return at[at.length - 1];
  }

  Ratio lastValue() {
    return values[values.length - 1];
  }

  Form times(Ratio factor) {
    if (factor.isZero()) {
      return ZERO;
    }
    Ratio[] scaled = new Ratio[values.length];
    Arrays.setAll(scaled, i -> values[i].times(factor));
    return new Form(at, scaled);
  }

  Form plus(Form other) {
    if (isZero()) {
      return other;
    }
    if (other.isZero()) {
      return this;
    }
    int[] places = new int[at.length + other.at.length];
    Ratio[] sums = new Ratio[places.length];
    int count = 0;
    for (int i = 0, j = 0; i < at.length || j < other.at.length;) {
      boolean mine = j == other.at.length || (i < at.length && at[i] <= other.at[j]);
      boolean theirs = i == at.length || (j < other.at.length && other.at[j] <= at[i]);
      int place = mine ? at[i] : other.at[j];
      Ratio sum = mine ? values[i++] : Ratio.ZERO;
      sum = theirs ? sum.plus(other.values[j++]) : sum;
      if (!sum.isZero()) {
        places[count] = place;
        sums[count++] = sum;
      }
    }
    return count == 0 ? ZERO : new Form(Arrays.copyOf(places, count), Arrays.copyOf(sums, count));
  }

  Form minus(Form other) {
    return plus(other.times(Ratio.of(-1)));
  }
}
