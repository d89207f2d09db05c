package lawsweep.formula.scalar;

/**
 * What the p-th powers of the derivation X = ∇s reach at one prime.
 *
 * @param prime p
 * @param span the largest dimension found of the span of X, X^p, X^{p²}, … at a point mod p
 * @param powers how many of these derivations were taken
 * @param draws how many random points were looked at
 */
record PrimeSpan(int prime, int span, int powers, int draws) {}
