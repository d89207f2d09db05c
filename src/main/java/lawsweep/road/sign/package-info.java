/**
 * Counts of sign flows: what the signs of the gradients of φ span, for linear networks and attention heads of any
 * width. Begin with {@link lawsweep.road.sign.SignFlowRoad} and {@link lawsweep.road.sign.SignFlowCounter}, which
 * counts one architecture; the theorem and its proof are in {@code doc-files/proof.md}. Uses what {@code law} defines,
 * and residues; no other road.
 *
 * <p>Terms: the derivative of φ by one weight, paired with the loss's gradient z, is a <i>linear form</i> in z; its
 * sign changes across one <i>hyperplane</i>. The dimension sought is the number of distinct hyperplanes of this
 * arrangement. It depends on the <i>narrow</i> layers only, those of width 1.
 */
package lawsweep.road.sign;
