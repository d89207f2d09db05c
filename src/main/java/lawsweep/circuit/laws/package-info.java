/**
 * Conserved quantities read off a circuit, without a list of networks. Begin with
 * {@link lawsweep.circuit.laws.KnownLaws}. Uses circuits and elimination mod p; knows no layers by name but to tell
 * kinds of laws apart.
 *
 * <p>If θ + ε (S θ + b) computes the same as θ up to ε², and S is symmetric, then θᵀ S θ / 2 + b · θ is conserved:
 * its gradient S θ + b is orthogonal to all fields. Unknown are a symmetric matrix on some sides of each tensor, as
 * {@code Ansatz} has them, and a constant for each parameter. What must hold is found step by step.
 *
 * <h2>Knots</h2>
 *
 * <p>Steps that are linear with constant factors are multiplied out: convolutions' taps, masks, means, sums. What is
 * left are knots, tensors of numbers that are tied to others by products, powers, softmax and smooth functions alone.
 * Sums of products with one factor in common are one product, W x + x for example (W + 1) x ({@code Skips}); norms of
 * embedded tokens that nothing else reads are taken of the rows of the table before tokens are chosen ({@code Tables},
 * up to 64 words). Of a knot three things are known.
 *
 * <ul>
 * <li><i>Values</i>: a point and directions; a knot's values are the point and sums of directions. So it is known that
 * what a layer norm puts out sums to 0, rows of a softmax and one-hot inputs to 1, that biases are the same for all
 * tokens. All other relations are forgotten: factors of a product count as independent.
 * <li><i>Seen</i>: the linear forms of it that the output can tell, going back from the output. A change on which all
 * of them vanish changes nothing, whatever everything else is; so it may come with any factor, one that depends on
 * inputs too. So means are forgotten before a layer norm, and rows of scores may move up and down before a softmax:
 * this is why a bias of keys is a law by itself, and why each vector that writes to a stream keeps its sum. Before a
 * norm rows may be multiplied as well: a norm right behind another does not see the other's root.
 * <li><i>Motion</i>: when parameters move, each knot moves, but for what is not seen, by a linear map and a constant.
 * Both are linear in the unknowns. By the product rule vectors of a product move as their factors do; if two products
 * agree they must move alike: equations. An entry of which a power is taken, or which a free gate multiplies, must move
 * by a factor, and the power moves by the exponent times that: so inverse roots bring -1/2, which is why norms are
 * blind to scale. What a smooth function is taken of must not move where it is seen, inputs do not move, and the
 * output must not move where weights look.
 * </ul>
 *
 * <h2>What this proves</h2>
 *
 * <p>Every solution is a law at all parameters, inputs and gates, for the functions themselves and not only for
 * residues: each step is an identity. Rotations count as unknown numbers, so the laws hold at any angles. Equations
 * have few small integer factors and are solved mod p, and only solutions are kept whose factors are small fractions:
 * a sum of few of these that is 0 mod p is 0. Besides, every count asserts that sampled brackets are orthogonal to all
 * gradients.
 *
 * <p>Not all laws are found. Missing are
 *
 * <ul>
 * <li>those that are not of degree 2, such as Σ log |(g + m) / (g - m)| where one row m reads a layer norm with gains
 * g and no bias, and the row space of U in U Uᵀ: {@code circuit.laws.named} has these;
 * <li>those with products of two tensors: equal convolutions can be exchanged, which is there, too;
 * <li>those that hang on relations which are forgotten: norms over one effective dimension, functions that meet again
 * (u and -u), inputs of which only products matter, two low ranks side by side.
 * </ul>
 *
 * <p>Tests compare with a search over all polynomials of degree 2.
 *
 * <h2>Cost</h2>
 *
 * <p>Unknowns: D and, for each tensor and each group of its sides with n indices, n (n + 1) / 2. Work: for each
 * contraction its multiplications times the sizes of those groups, {@link lawsweep.circuit.laws.LawCost}. Then the
 * rank of N rows of D.
 */
package lawsweep.circuit.laws;
