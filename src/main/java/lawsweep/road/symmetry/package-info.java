/**
 * The road of data that a group acts on (papers/003): with every input x and its label there is gx and the label that g
 * gives. Begin with {@link lawsweep.road.symmetry.SymmetryRoad}.
 *
 * <p>W_0 is spanned, over all inputs x and labels y, by Σ_g ∂f(gx)ᵀ ∂l(f(gx), ρ(g) y). All is exact mod p: powers of
 * differences are polynomials; for e^z - y z the values of e^z are random residues that obey all relations by
 * multiplication ({@code Exponentials}), which may only understate ranks. With the squared loss a linear network sees
 * second moments alone ({@code MomentFields}), so that large groups, and the orthogonal one, can be had there. Brackets
 * are Taylor coefficients along flows of the room {@code circuit.flow}.
 *
 * <p>A rank says no more than that there are at most D - r laws. Two things meet it: laws that the network has whatever
 * the data, which makes the count {@code complete}, and laws that the symmetry gives by proof ({@code ClosedLaws}),
 * which makes it {@code extra}. Where neither does it is {@code undecided}, however often the rank stands still.
 */
package lawsweep.road.symmetry;
