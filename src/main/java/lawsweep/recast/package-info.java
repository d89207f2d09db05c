/**
 * Gradient flow as a Riemannian flow of the function (papers/000, Prop. 3.7). With z the function's coordinates (sums
 * over paths for ReLU, the product of the matrices for linear networks) a flow of the weights moves z by z' = -M ∇f(z),
 * M = ∂z ∂zᵀ. Where the laws' values h say all about the weights that z does not ({@link lawsweep.recast.Closure}), M
 * is a function of z and h, and training is a flow of the function alone.
 *
 * <p>Begin with {@link lawsweep.recast.Leaf}, which finds the weights of a function on a leaf of the laws, and with
 * {@link lawsweep.recast.FunctionMetric}. Uses checkpoints, which hold weights, and linear algebra in float64; knows no
 * road.
 */
package lawsweep.recast;
