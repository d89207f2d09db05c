/**
 * Laws with a proof that are not those of symmetric generators on single tensors: row spaces, scalar blocks, sums of
 * artanh, phases of determinants, exchange of equal convolutions. Begin with
 * {@link lawsweep.circuit.laws.named.NamedLaws}. Uses circuits and residues only; knows no layers by name: each kind is
 * one class that recognises its structure in the steps of a circuit, with theorem and proof in its documentation.
 *
 * <p>Most of them are no polynomials of degree 2; those of {@code Exchange} are, with products of two tensors. They
 * are named and not counted as known: {@code known_laws} and verdicts stay what they are. What they add is a proof: if
 * r brackets, N known laws and M named ones are independent mod p, each by itself and the laws together, and r + N + M
 * = D, there are exactly N + M laws.
 *
 * <p>Gradients are rational functions of the parameters and are given at a point mod p; where a law is fixed by its
 * gradient only up to those of others, some of these. Whoever counts checks that sampled brackets are orthogonal to
 * them.
 *
 * <p>What is too large is passed over: scalar blocks of more than 1,024 parameters, gradients of more than 2^24
 * numbers, filters of more than 81 taps, determinants of more than 8 rows.
 */
package lawsweep.circuit.laws.named;
