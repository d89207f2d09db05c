package lawsweep.benchmarks.work;

import lawsweep.network.Architecture;

/**
 * How many additions and multiplications a field takes by the formulas of the chains, for the bounds in the report. A
 * matrix times a vector is 2 m n. Reductions mod p, gates and what is linear in the widths are not counted.
 */
final class FieldFlops {

  private FieldFlops() {}

  /** Chains and one product for each entry. */
  static double value(Architecture a) {
    return chains(a) + entries(a, 1, 1);
  }

  /** Chains, the direction's matrices times both chains, the chains' derivatives, and two products for each entry. */
  static double jvp(Architecture a) {
    return 2 * chains(a) + chainDerivatives(a) + entries(a, 3, 1);
  }

  /** Chains and their derivatives for two fields, and four products for each entry; a direction has rank one. */
  static double bracket(Architecture a) {
    return 2 * chains(a) + 2 * chainDerivatives(a) + entries(a, 7, 3);
  }

  /** Left chains go through all matrices but the last, right chains through all but the first. */
  private static double chains(Architecture a) {
    double flops = 0;
    for (int i = 1; i <= a.depth(); i++) {
      flops += 2 * size(a, i) * ((i < a.depth() ? 1 : 0) + (i > 1 ? 1 : 0));
    }
    return flops;
  }

  /** As the chains, but the derivatives of l_1 and r_q are zero. */
  private static double chainDerivatives(Architecture a) {
    return chains(a) - 2 * size(a, 1) - 2 * size(a, a.depth());
  }

  /** An inner layer has twice as many products as the first and the last, where one derivative is zero. */
  private static double entries(Architecture a, int inner, int outer) {
    double flops = 0;
    for (int i = 1; i <= a.depth(); i++) {
      flops += size(a, i) * (i == 1 || i == a.depth() ? outer : inner);
    }
    return flops;
  }

  private static double size(Architecture a, int i) {
    return (double) a.width(i - 1) * a.width(i);
  }
}
