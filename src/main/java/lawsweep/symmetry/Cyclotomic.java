package lawsweep.symmetry;

import java.util.Arrays;

/**
 * Whole numbers of the field that a root of unity z of order L generates, by their coordinates along 1, z, …,
 * z^(φ(L) - 1), modulo a number: two are equal if and only if their coordinates are.
 */
public final class Cyclotomic {

  private final int order;
  private final long modulus;
  private final long[] minimal;

  /**
   * The numbers of a root's field.
   *
   * @param order L; 1 for whole numbers
   * @param modulus coordinates are taken modulo this, below 2^31
   */
  public Cyclotomic(int order, long modulus) {
    this.order = order;
    this.modulus = modulus;
    this.minimal = polynomial(order);
  }

  /** The cyclotomic polynomial, from the constant on. */
  static long[] polynomial(int order) {
    long[] rest = new long[order + 1];
    rest[0] = -1;
    rest[order] = 1;
    for (int d = 1; d < order; d++) {
      if (order % d == 0) {
        rest = quotient(rest, polynomial(d));
      }
    }
    return rest;
  }

  private static long[] quotient(long[] dividend, long[] monic) {
    long[] rest = dividend.clone();
    long[] quotient = new long[dividend.length - monic.length + 1];
    for (int i = quotient.length - 1; i >= 0; i--) {
      quotient[i] = rest[i + monic.length - 1];
      for (int j = 0; j < monic.length; j++) {
        rest[i + j] -= quotient[i] * monic[j];
      }
    }
    return quotient;
  }

  /** φ(L): how many coordinates. */
  public int size() {
    return minimal.length - 1;
  }

  /** The coordinates of Σ coefficients z^i, at most L of them. */
  public long[] of(long[] coefficients) {
    long[] rest = Arrays.stream(coefficients).map(each -> Math.floorMod(each, modulus)).toArray();
    int size = size();
    for (int i = rest.length - 1; i >= size; i--) {
      long factor = rest[i];
      for (int j = 0; factor != 0 && j < minimal.length; j++) {
        rest[i - size + j] = Math.floorMod(rest[i - size + j] - factor * minimal[j], modulus);
      }
    }
    return Arrays.copyOf(rest, size);
  }

  /** The product of two numbers. */
  public long[] product(long[] a, long[] b) {
    long[] product = new long[a.length + b.length - 1];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; a[i] != 0 && j < b.length; j++) {
        product[i + j] = (product[i + j] + a[i] * b[j]) % modulus;
      }
    }
    return of(product);
  }

  /** L. */
  public int order() {
    return order;
  }
}
