package lawsweep.circuit.laws;

import java.util.Arrays;
import lawsweep.residue.PrimeField;

/**
 * A vector of residues of which few are not 0: over the entries of a wire, or over unknowns, where it is a linear form.
 *
 * @param at places in increasing order
 * @param values what stands there; never 0
 */
record Sparse(int[] at, double[] values) {

  static final Sparse ZERO = new Sparse(new int[0], new double[0]);

  static Sparse unit(int place) {
    return new Sparse(new int[] {place}, new double[] {1});
  }

  static Sparse unit(int place, double value) {
    return value == 0 ? ZERO : new Sparse(new int[] {place}, new double[] {value});
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sparse(int[] places, double[] numbers) && Arrays.equals(at, places)
        && Arrays.equals(values, numbers);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(at) * 31 + Arrays.hashCode(values);
  }

  boolean isZero() {
    return at.length == 0;
  }

  int size() {
    return at.length;
  }

  /** The last place that is not 0. */
  int last() {
    return at[at.length - 1];
  }

  double get(int place) {
    int i = Arrays.binarySearch(at, place);
    return i < 0 ? 0 : values[i];
  }

  Sparse times(PrimeField field, double factor) {
    if (factor == 1 || isZero()) {
      return this;
    }
    if (factor == 0) {
      return ZERO;
    }
    double[] out = new double[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = field.multiply(values[i], factor);
    }
    return new Sparse(at, out);
  }

  /** This and a multiple of another. */
  Sparse plus(PrimeField field, double factor, Sparse other) {
    if (factor == 0 || other.isZero()) {
      return this;
    }
    if (isZero()) {
      return other.times(field, factor);
    }
    int[] places = new int[at.length + other.at.length];
    double[] out = new double[places.length];
    int count = 0;
    int i = 0;
    int j = 0;
    while (i < at.length || j < other.at.length) {
      int here = i < at.length ? at[i] : Integer.MAX_VALUE;
      int there = j < other.at.length ? other.at[j] : Integer.MAX_VALUE;
      double value = 0;
      if (here <= there) {
        value = values[i++];
      }
      if (there <= here) {
        value = field.reduce(value + factor * other.values[j++]);
      }
      if (value != 0) {
        places[count] = Math.min(here, there);
        out[count++] = value;
      }
    }
    return count == 0 ? ZERO : new Sparse(Arrays.copyOf(places, count), Arrays.copyOf(out, count));
  }
}
