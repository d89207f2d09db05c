/**
 * Conservation laws as formulas: names, polynomials in the entries of a network's tensors, and a matrix form. Begin
 * with {@link lawsweep.formula.NetworkLaws}, which has the laws that the generators of a network's circuit give. Uses
 * circuits and laws by type; how formulas are printed is the business of {@code formula.print}.
 */
package lawsweep.formula;
