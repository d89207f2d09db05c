/**
 * The span of the ideal that the fields of any circuit generate in phase space, mod p, by Taylor coefficients along
 * flows: gradient flows with a metric, and momentum with the state doubled. Begin with {@link
 * lawsweep.circuit.flow.PhaseSpan}, which climbs from order to order at a {@link lawsweep.circuit.flow.PhasePoint}.
 * Which fields there are is said by {@link lawsweep.circuit.flow.FlowFields}; those of a circuit are {@link
 * lawsweep.circuit.flow.CircuitFields}.
 *
 * <h2>What is computed</h2>
 *
 * <p>θ moves by θ' = M g with gradients g of what fits data, or with momentum by θ' = ω, ω' = -τ ω + M g. In phase
 * space that is X_0 and a field Y_a for any data a: X_0 = (ω, -τ ω), Y_a = (0, M g_a); {@link
 * lawsweep.circuit.flow.PhaseMotion} has the other forms. A function h(t, θ, ω) is conserved whatever the data
 * if and only if ∂_t + X_0 and all Y_a kill it. Let I be the ideal that the Y_a generate in
 * the Lie algebra of X_0 and all Y_a. Then ∂_t + X_0 and I together are involutive, and there are as many independent
 * laws as I leaves dimensions of phase space, by the theorem of Frobenius: a law is any function of θ and ω that I
 * kills at t = 0, carried along by X_0. Some of them hang on the time unless X_0 lies in I.
 *
 * <h2>How</h2>
 *
 * <p><b>Theorem.</b> Let Φ_t be the flow of Z = c(t) X_0 + Y_a(t), a formal series in t. The coefficients of all t^k in
 * (DΦ_t)^-1 Y_b(Φ_t) at a point, over all b, lie in the value of I at this point.
 *
 * <p><i>Proof.</i> With V(t) for the field that Y_b becomes when pulled back, V' = pull-back of [Z(t), Y_b]. So its
 * derivatives at t = 0 are sums of repeated brackets of Y_b with the coefficients of Z, which are X_0 and sums of
 * fields Y. ∎
 *
 * <p>So their rank mod p is a lower bound of the dimension of I, as everywhere: p may make it smaller, and values of
 * smooth functions and roots are free under the certificates of {@code circuit.walk}. What stands still at some order
 * proves nothing. A flow finds at every order about as many dimensions as there are independent Y_a, so that scalar
 * networks need dozens of orders; several flows side by side need fewer.
 *
 * <p>Z is one field at every time: inputs, gates and weights of the outputs are random series. Along the curve Ψ =
 * (DΦ_t)^-1 solves Ψ' = -Ψ DZ; DZ is made of dual numbers, one lane for each parameter. All fields Y_b are then pulled
 * back by one walk each and one product of matrices. Series are solved power by power, which takes inverses of 1, 2, …
 * mod p alone.
 */
package lawsweep.circuit.flow;
