package lawsweep.symmetry;

import lawsweep.residue.PrimeField;

/** Roots of unity mod p. */
final class RootsOfUnity {

  private RootsOfUnity() {}

  /**
   * The first of 2^((p-1)/order), 3^((p-1)/order), … that has exactly this order.
   *
   * @throws ArithmeticException if p is not 1 modulo the order
   */
  static double of(int order, PrimeField field) {
    if ((field.p() - 1) % order != 0) {
      throw new ArithmeticException("there is no root of unity of order " + order + " mod " + field.p());
    }
    for (double base = 2;; base++) {
      double root = power(field, base, (field.p() - 1) / order);
      if (exact(field, root, order)) {
        return root;
      }
    }
  }

  private static boolean exact(PrimeField field, double root, int order) {
    double power = root;
    for (int i = 1; i < order; i++) {
      if (field.canonical(power) == 1) {
        return false;
      }
      power = field.multiply(power, root);
    }
    return field.canonical(power) == 1;
  }

  private static double power(PrimeField field, double base, int exponent) {
    double result = 1;
    double square = base;
    for (int e = exponent; e > 0; e >>= 1) {
      if ((e & 1) == 1) {
        result = field.multiply(result, square);
      }
      square = field.multiply(square, square);
    }
    return result;
  }
}
