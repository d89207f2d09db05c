/**
 * Laws of scalar blocks that are not polynomial: hyperelliptic integrals, and bounds on how many laws are algebraic.
 * Begin with {@link lawsweep.formula.scalar.ScalarLaws}.
 */
package lawsweep.formula.scalar;
