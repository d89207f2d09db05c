/**
 * The engine that walks any circuit forward and backward mod p: random fields of a network, their brackets, the span of
 * these, and the certificates under which its dimension is a proof. Begin with {@link
 * lawsweep.circuit.walk.CircuitPoint}, where a draw is made, and {@link lawsweep.circuit.walk.CircuitSpan}, which
 * climbs from level to level. Uses circuits, tensors of numbers with parts, random words and elimination mod p; knows
 * no networks by name, and no laws but as rows that are given.
 *
 * <h2>Arithmetic</h2>
 *
 * <p>One {@code Walker} serves all arithmetics: an {@link lawsweep.circuit.jet.Algebra} says which parts numbers have
 * and how parts multiply, and all steps are products and sums of parts. Residues have one part, square-free polynomials
 * in k dual units have 2^k (that makes brackets of k + 1 fields), polynomials in two variables cut off at a degree as
 * many as monomials (longer brackets), and the base field may have i with i² = -1 and a tower of square roots over it.
 * Samples lie side by side; what is the same for all of them is held once. Sums of products are reduced when they must
 * be. A contraction is compiled once into loops with strides, one with a constant into the list of its entries that are
 * not 0.
 *
 * <h2>Long brackets</h2>
 *
 * <p>Dual units make brackets [X_1, [X_2, … [X_k, Y]]] at the price of 3^k products for one. From {@value
 * lawsweep.circuit.walk.CircuitSpan#FIRST_SERIES} on, level k is sampled by series instead: Y is pulled back along the
 * flows of X_1, …, X_k, each followed for the time t, and the coefficient of t^k is taken. That is k^5 / 6 products.
 *
 * <p><b>Theorem.</b> Over all X_i and Y of the network these coefficients span what brackets of k + 1 fields span.
 *
 * <p><i>Proof.</i> Pulling back along X for the time t is e^(t ad X), up to the sign of t. So the coefficient is, up to
 * its sign, the sum of ad(X_1)^i_1 … ad(X_k)^i_k Y / (i_1! … i_k!) over i_1 + … + i_k = k: brackets of k + 1 fields
 * each. With s_j X_j for X_j, which are fields of the network too, it is a polynomial in s_1, …, s_k of degree k in
 * each, k being less than p; so what in it is linear in every s_j is a combination of its values. That is ad(X_1) …
 * ad(X_k) Y, and such brackets span all, by Jacobi's identity. ∎
 *
 * <p>The same field X for all X_j would be cheaper, k times, and will not do, not even with sums of many fields for X:
 * ad(X)^k Y is symmetric in what X is a sum of. For k = 3 and three fields it gives 15 of the 18 independent brackets
 * of four fields; [[a, b], [a, c]] is not among what they span.
 *
 * <p>There are samples of brackets of up to 200 fields. A level's cost grows as the fifth power of its number all the
 * same, and where walks are long the time limit ends a count before.
 *
 * <h2>Smooth functions mod p</h2>
 *
 * <p>exp, the logistic sigmoid, tanh, softplus and the distribution function of the normal distribution satisfy
 * equations y' = polynomial in y, u and others of them. At an argument u in the base field a function gets a residue
 * that hangs on u, the function and the draw alone; all derivatives follow by the equation. Inverse roots are taken
 * mod p ≡ 7 mod 8; samples in which a root is missing, or a variance or denominator is 0, are discarded.
 *
 * <p>What is sampled so are values of the generic fields of the network under a homomorphism into a field of
 * characteristic p, <i>if the values may be chosen freely</i>: if those of smooth functions are algebraically
 * independent over the functions of parameters and inputs, and if the field that all roots generate is as large as it
 * can be. Then the rank of samples is a lower bound of the generic real rank; with N independent laws and rank D - N it
 * is the rank. Otherwise the rank may be overstated, and it happens: f = Σ w_k exp(E_ak + P_ik) over four tokens and
 * four positions gives 14 where matrices of rank 2 have 12; U (s(Vx) + s(-Vx)) with the logistic s seems to have no law
 * and has one.
 *
 * <h2>Certificate E</h2>
 *
 * <p>Sites i = 1, …, k are all places where a smooth function is taken, over neurons, tokens, samples and fields, equal
 * arguments of one function merged. With the argument u_i put z_i = u_i for exp, sigmoid, silu and softplus, 2 u_i for
 * tanh, -u_i²/2 for gelu, and for softplus also its value.
 *
 * <p><b>Theorem.</b> If the z_i are linearly independent over the rational numbers modulo constants, the values of exp,
 * sigmoid, tanh, silu and softplus are algebraically independent over C(t), where t are all M parameters and inputs.
 *
 * <p><i>Proof.</i> For generic constants c_j the functions c_j t_j and z_i together are independent over Q modulo
 * constants. J. Ax (On Schanuel's conjectures, Annals of Mathematics 93, 1971) gives
 * trdeg C(t, z, e^(ct), e^z) ≥ k + 2M: as many as there are functions, M + k, and the rank M of the derivations. The
 * e^(c_j t_j) supply at most M of it. And C(t, z, e^z) is algebraic over the field that t and the k values
 * generate, since each e^(z_i) is a rational function of a value and each z_i is algebraic over t and values before it;
 * so that field has transcendence degree k + M. ∎
 *
 * <p>For gelu the distribution function Φ(u_i) comes on top of e^(z_i). In one layer this is elementary: no two u_i are
 * equal or opposite and none is constant, so by the theorem of Kolchin and Ostrowski the Φ(u_i) could only depend on
 * each other linearly, and g' - u g = constant has no rational solution g. Where the argument of a gelu hangs on other
 * smooth functions, this last step is a sketch and not written out; {@code ArgumentCertificate.sketched} says so.
 *
 * <p>It fails for u and -u, u and 2u, u and u + c, exp and tanh of the same argument, exp or tanh of softplus, and for
 * u_1 + u_4 = u_2 + u_3: tokens with positions, wherever a smooth function is applied to E_a + P_i directly, in
 * attention without a mask, and in attention over three tokens.
 *
 * <p><b>The certificate.</b> An integer relation Σ n_i dz_i = 0, made primitive, survives mod p. So if at random
 * points the differentials dz_i have a rank mod p equal to the number of different sites, the z_i are independent.
 * Numbers that every field draws anew (inputs and free gates) move first, in one sample: a relation between several
 * samples, differentiated along what one of them has drawn, is one within that sample; so one sample settles any
 * number of samples and fields. What does not depend on such numbers is compared for all contexts of one-hot inputs
 * together, with the parameters moving. Points are random anew each time, parameters and values of functions too. Two
 * arguments are taken for equal if they are at four points, which is wrong with a probability of the order p^-4.
 *
 * <h2>Certificate R</h2>
 *
 * <p>Roots may be chosen freely if no product of a nonempty set of different variances is a constant times a square:
 * then adjoining all roots gives a field of degree 2^V over the functions whose constants are as before, so the points
 * with all signs of the roots lie on one irreducible variety, and what vanishes at the real ones vanishes at all.
 * Pairwise is not enough (v_1, v_2, v_1 v_2). If a product were c times a square, the product of the quadratic symbols
 * of its factors would be that of c at every point. So the vectors of symbols at random points, together with the
 * all-ones vector, being independent over the field with two elements is a proof. Variances behind other roots are
 * compared at points where those exist. With numbers drawn anew, parameters stand still and one sample settles all;
 * otherwise all contexts are taken together. Where no function is smooth, variances that are the square of a function
 * of the parameters times another count as one: the quotient of their roots is then the same for all samples, so these
 * lie on one variety, that of parameters with certain signs (two channels behind batch norm that read one number).
 *
 * <p>It fails for norms over one effective dimension, where the normalised value is ±1: RMS of one feature, LN of two,
 * query norm of heads of width 1, batch norm of two samples, weight norm with one input. Their variance is itself a
 * constant times a square; {@code RootCertificate.flat} names them, and they are to be refused: LN of two features,
 * tanh, linear head would be `complete` with one law where there are two.
 *
 * <h2>Which roots</h2>
 *
 * <p>Under R any point over any finite field of characteristic p will do. Over the residues with i every residue has a
 * root, so only roots of what hangs on other roots can be missing. Up to six such roots, samples are looked for in
 * which all exist: 2^6 forward walks for one. Beyond that, and with tokens, fields are sampled in a tower: i, a root X
 * of the first a + b i that has none, a root of X, …: in the field of degree 2^n roots n deep exist, so no sample is
 * left out. It has 4^n products for 2^n rows. Towers end at degree 16; what is deeper may be missing, and {@value
 * lawsweep.circuit.walk.CircuitCost#MOST_MISSING} such roots are the most: {@code CircuitCost}. A smooth function of a
 * number in a smaller field has its value there, so that roots behind it are no deeper than they seem.
 *
 * <p>Where all variances hang on numbers that fields draw, W_k is defined over the residues: signs of roots come with
 * the samples, so a linear form over the residues that vanishes on W_k vanishes on all parts of a vector, and all
 * parts are rows. Where variances hang on parameters and tokens alone, their roots belong to the point and W_k is a
 * space over the larger field only: then the multiples of a vector by all parts of the field are rows, of as many
 * times the length, and the rank is theirs by the degree. (Taking parts by themselves would overstate it: three tokens
 * behind a norm would have ten dimensions for six.)
 *
 * <p>Where roots may be missing and tokens come in finitely many contexts, some contexts are left out for good: {@code
 * CircuitCost.partial}. There dim W_k may come out too small, never too large: rank D - N is a proof all the same,
 * standing still is none.
 *
 * <p>Rotations are by generic angles (rational points of the circle mod p). At the standard angles 10000^(-2k/d) the
 * number of laws is at least that at generic ones, by semicontinuity; that it is the same is not proved.
 */
package lawsweep.circuit.walk;
