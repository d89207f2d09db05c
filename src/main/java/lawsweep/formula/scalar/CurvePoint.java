package lawsweep.formula.scalar;

import java.util.List;

/**
 * A point of a block 1,n_1,n_2,1 on its curve y² = R(x), a polynomial of degree 2n + 1 with n = min(n_1, n_2), whose
 * coefficients are functions of balances.
 *
 * @param h the laws h_k = Σ_i sign_i ∫ x^k dx / √R(x) from the lower end of the gap of x_i to x_i, k = 0, …, n - 2
 * @param x the n largest squared singular values of the matrix in the middle, decreasing
 * @param branchPoints the 2n + 1 zeros of R, increasing; real
 * @param periods what h jumps by: twice the integrals over the bounded gaps, those of x_2, …, x_n, gap by gap, and in
 *     each for k = 0, …, n - 2
 * @param signs of √R at x_i, 1 or -1; at a branch point both give the same law up to a period, and 1 is taken
 * @param r the coefficients of R from x^(2n+1), which is 1, down
 */
record CurvePoint(
    List<Double> h,
    List<Double> x,
    List<Double> branchPoints,
    List<Double> periods,
    List<Integer> signs,
    List<Double> r) {

  /** With lists that do not change. */
  public CurvePoint {
    h = List.copyOf(h);
    x = List.copyOf(x);
    branchPoints = List.copyOf(branchPoints);
    periods = List.copyOf(periods);
    signs = List.copyOf(signs);
    r = List.copyOf(r);
  }
}
