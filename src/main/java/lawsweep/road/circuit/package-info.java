/**
 * The road of networks that a line of the language says: random fields of a circuit and their brackets mod p against
 * the laws that are read off it. Begin with {@link lawsweep.road.circuit.CircuitRoad} and {@code CircuitCounter};
 * {@code CircuitFinding} says what draws establish, {@code CircuitVerifier} recomputes it.
 *
 * <p>A count is {@code complete} where the rank r of brackets and the number N of independent laws make D, and both
 * certificates of {@link lawsweep.circuit.walk} hold: E for smooth functions, R for roots. Without one of them it is
 * {@code complete-if-independent}, for which there is no error bound; below D it is then undecided, since residues may
 * overstate r. With both, and r + N below D, it is {@code extra} if independent draws agree so often that chance is out
 * of the question. Tokens come in finitely many contexts, which random samples may miss: there a dimension that stands
 * still says nothing. Where they are few, from the third draw on a field is a sum over all of them ({@code Contexts}).
 *
 * <p>Laws with a proof besides the known ones ({@link lawsweep.circuit.laws.named}) make N' of them, which the
 * certificate has. They are not counted as known, and make nothing complete. But where both certificates hold and r +
 * N' = D there are exactly N' laws, with tokens too; what may be wrong about {@code extra} is then only that N is the
 * number of known laws, and its error bound is that. Certificates from before laws were named have N' = N, and are
 * recomputed so.
 *
 * <p><b>Blocks.</b> Laws of some tensors are counted at a circuit whose other tensors are inputs ({@link
 * lawsweep.circuit.Circuit#block}): D, laws, both certificates and all brackets are those of the block. A function of
 * these tensors alone is a law of the network if and only if it is conserved by fields that draw the other tensors
 * anew each time (papers/001, Proposition 4.3), since what is orthogonal to the fields at all values of these is. There
 * are no contexts of tokens together for blocks: they would share what is drawn, and certificates are about samples
 * that do not.
 *
 * <p>{@code level_dims} are dim W_k at generic parameters: levels below D - N are sampled in a second draw, too.
 */
package lawsweep.road.circuit;
