/**
 * The roads of cross entropy for generic fields of networks with widths. Begin with
 * {@link lawsweep.road.entropy.EntropyRoad}. Data fields and sign flows have roads of their own.
 *
 * <p>Fields are gradients of wᵀ f with weights w that sum to 0. Rotate the outputs so that one of them is their mean:
 * it has no part in any field, so its row of the last layer stands still, n_1 parameters and one for a bias of outputs.
 * The others are the outputs of the same network with one output fewer, with all fields. So dim W_k are those of that
 * network, and its laws and these together are all laws. Two classes are one output: linear 2,2,2,1 has the laws of
 * linear 1,2,2,1, a scalar block. With one class nothing moves.
 */
package lawsweep.road.entropy;
