package lawsweep.benchmarks.work;

import lawsweep.network.Architecture;
import lawsweep.network.Family;

/**
 * How long a field keeps the multiplier busy, for the bounds in the report: two flops for each multiply-add, and for
 * each lone multiplication as well, since it takes as long. A matrix times a vector is 2 m n. A reduction mod p is one
 * multiplication by 1/p and one multiply-add; its rounding needs no multiplier. Every entry of a result is reduced
 * once, every entry of a chain once before its gate and once after it. Dot products of chains and additions are not
 * counted.
 */
final class FieldFlops {

  private static final int PRODUCT = 2;
  private static final int REDUCTION = 4;

  private FieldFlops() {}

  /** Chains and one product for each entry. */
  static double value(Architecture a) {
    return chains(a) + reductions(a) + entries(a, 1, 1);
  }

  /** Chains, the direction's matrices times both chains, the chains' derivatives, and two products for each entry. */
  static double jvp(Architecture a) {
    return 2 * chains(a) + chainDerivatives(a) + 2 * reductions(a) + entries(a, 2, 1);
  }

  /** Chains and their derivatives for two fields, and four products for each entry; a direction has rank one. */
  static double bracket(Architecture a) {
    return 2 * chains(a) + 2 * chainDerivatives(a) + 4 * reductions(a) + entries(a, 4, 2);
  }

  /** Left chains go through all matrices but the last, right chains through all but the first. */
  private static double chains(Architecture a) {
    double flops = 0;
    for (int i = 1; i <= a.depth(); i++) {
      flops += PRODUCT * size(a, i) * ((i < a.depth() ? 1 : 0) + (i > 1 ? 1 : 0));
    }
    return flops;
  }

  /** As the chains, but the derivatives of l_1 and r_q are zero. */
  private static double chainDerivatives(Architecture a) {
    return chains(a) - PRODUCT * (size(a, 1) + size(a, a.depth()));
  }

  /** Of a field's chains: one of each side ends at each hidden layer. */
  private static double reductions(Architecture a) {
    double flops = 0;
    for (int i = 1; i < a.depth(); i++) {
      flops += 2.0 * a.width(i) * (a.family() == Family.RELU ? 2 * REDUCTION + PRODUCT : REDUCTION);
    }
    return flops;
  }

  /** An inner layer has more products an entry than the first and the last, where derivatives are zero. */
  private static double entries(Architecture a, int inner, int outer) {
    double flops = 0;
    for (int i = 1; i <= a.depth(); i++) {
      int products = i == 1 || i == a.depth() ? outer : inner;
      flops += size(a, i) * (products * PRODUCT + REDUCTION);
    }
    return flops;
  }

  private static double size(Architecture a, int i) {
    return (double) a.width(i - 1) * a.width(i);
  }
}
