/**
 * Known laws of a circuit by type: how many there are of each, at any size, in milliseconds. Begin with
 * {@link lawsweep.circuit.types.TypedLaws}. Uses circuits alone; {@code circuit.laws} has the same laws one by one, at
 * sizes where a row for each is possible, and their kinds.
 *
 * <p>If θ + ε (S θ + b) computes the same as θ up to ε², and S is symmetric, then θᵀ S θ / 2 + b · θ is conserved. A
 * circuit treats all channels of a layer alike, all heads, all tokens, all words. So equations for S and b never mix
 * numbers of different type (Schur's lemma), and those of one type all obey the same few equations. A type has one
 * unknown for each tensor that it can move. The number of laws is the number of free unknowns, each times the count of
 * numbers that it stands for.
 *
 * <p>{@link lawsweep.circuit.types.LawGroups} has the same laws with their indices, so that they can be evaluated.
 *
 * <h2>Types</h2>
 *
 * <p>A tensor with sides of n, m, … indices is moved ({@code Op}) by
 *
 * <ul>
 * <li><i>factors</i>: its entries times a function of the indices of some sides that sums to 0 along each of them,
 * (n - 1)(m - 1)… numbers, one number for no side;
 * <li><i>matrices</i>: a symmetric matrix with zeros on the diagonal on one side, n (n - 1) / 2 - 1 numbers, besides
 * the <i>ones</i> 11ᵀ, again for each function of the indices of other sides. With the factors these are all symmetric
 * matrices; blocks for heads are matrices that depend on the head;
 * <li><i>shifts</i>: a function of the indices of some sides is added.
 * </ul>
 *
 * <p>A side that rotary positions turn is split ({@code Turned}): factors that are the same on a plane, and matrices on
 * places that stand still.
 *
 * <h2>Rules</h2>
 *
 * <p>Motions run from the parameters to the output ({@code Mover}); each rule is an identity between both sides of a
 * step, so that each solution is a law at all parameters, inputs and gates.
 *
 * <ul>
 * <li>A product moves by what its factors move by: factors add. A matrix on a side that is summed over must be undone
 * by the other factor; on a side that both factors keep there is none. What depends on an index that is summed over
 * must cancel.
 * <li>All terms of a sum move alike; shifts add.
 * <li>Gates and powers let factors pass, times the exponent; inverse roots times -1/2, which makes norms blind to
 * scale. Other functions and the output let nothing pass.
 * <li>A shift of one factor of a product becomes a shift of the product where the other is all ones, or sums to 1 along
 * what is summed over (tokens that are chosen, rows of a softmax: {@code Facts}). It is gone where the other sums to 0
 * (what a layer norm puts out), or where the output does not see the change. Otherwise it must be 0.
 * <li>What is not seen ({@code Unseen}) is found from the output back: what is the same at all indices of a side before
 * a mean is taken away along it, in rows of scores before a softmax, in logits before cross entropy. Such motions may
 * come with any factor: so writers to a stream keep their sums, and a bias of keys stands still.
 * <li>Before a norm right behind another, or behind a table, rows may be multiplied by anything ({@code Scaled}).
 * </ul>
 *
 * <p>Solutions are then written as people write laws ({@code Basis}), and sorted by the rules of {@code circuit.laws}.
 *
 * <h2>Settings</h2>
 *
 * <p>{@link lawsweep.circuit.types.Setting} has the same equations with more to obey. Epsilon: inverse roots let
 * nothing pass. Dropout: where entries are multiplied with random numbers ({@code Masks}) only factors pass, and
 * nothing is unseen along a side. Weight decay: only tensors that decay alike move ({@code Decay}). Momentum: shifts
 * alone. AdamW: tensors of which nothing is seen.
 *
 * <h2>Groups</h2>
 *
 * <p>Solutions of different types make laws with indices ({@code Gathering}): functions that sum to 0 and constant ones
 * are all functions of an index; matrices, the ones and both kinds of factors are all symmetric matrices. A solution is
 * taken with as many of its indices full as also solve. Sides of several tensors are told apart by the letters that tie
 * them. Factors are then made whole and signs set ({@code Written}). Where types refuse a circuit, laws come one by one
 * from {@code circuit.laws}, with all their entries.
 *
 * <h2>Independence</h2>
 *
 * <p>A sum of laws has gradient 0 if what it moves leaves the parameters where they are. {@code Independence} goes from
 * tensor to tensor: where the motions that are left can leave a generic tensor as it is only if all are none (factors
 * alone; a symmetric matrix on a side that has no more rows than there are columns; shifts that differences tell from
 * factors), they are none everywhere else, too. If nothing is left, all laws are independent: a proof. Otherwise the
 * numbers are those of generators, and {@link lawsweep.circuit.types.TypedLaws#doubt} names the tensors: a head wider
 * than the dimension it reads, for example, whose matrices have smaller rank.
 *
 * <h2>What is missed</h2>
 *
 * <p>What {@code circuit.laws} misses: laws that are not of degree 2, products of two tensors, relations that are
 * forgotten. Besides, types do not know correlations of filters at several lags: circular filters behind a linear layer
 * are refused, and differences of taps before a pool are not found. Refused are ({@code Limits}) linear layers with a
 * skip around them, a softmax of one number and relative biases. A bias of keys that rotary positions turn in part
 * counts as seen, which matters where it decays unlike its matrix. Of sides with few indices (one token, one channel)
 * the numbers may be too small, never too large but for what independence says.
 *
 * <p>Tests compare with laws one by one: random networks of the words of real models, the list of families, and for
 * each setting circuits with epsilons, random factors or fixed tensors written into their steps.
 */
package lawsweep.circuit.types;
