/**
 * The road of momentum and mirror flows: random flows in phase space mod p against laws that are written down. Begin
 * with {@link lawsweep.road.flow.FlowRoad} and {@code FlowCounter}; {@code FlowLaws} has the laws, {@code
 * FlowFinding} says what draws establish, {@code FlowVerifier} recomputes it.
 *
 * <p>Phase space is that of the parameters θ, with momentum that of θ and velocities ω: n numbers. A function of time
 * and phase space is a law if and only if at every time the ideal I that the fields generate with X_0 kills it, so
 * there are n - dim I laws ({@link lawsweep.circuit.flow.PhaseSpan} has dim I from below). Laws that are written
 * down, N of them independent at the point, bound dim I from above. Only where r + N = n is a count {@code complete}:
 * longer flows find more where layers are wide, and that one order finds nothing more proves nothing.
 *
 * <h2>Laws</h2>
 *
 * <p>Let θ + ε (B θ + b) compute the same as θ up to ε², so that (B θ + b) · ∇f = 0 for all outputs f; the room
 * {@code circuit.laws} finds these motions step by step. M = diag(θ^A), A being a number for each tensor.
 *
 * <p><b>Gradient flow with a metric,</b> θ' = -M ∇L. A function with the gradient M⁻¹ (B θ + b) is a law. There is
 * one if and only if the Jacobian of that is symmetric: where A = 0 on all tensors that an entry of B joins, and B
 * symmetric there; otherwise B diagonal. So sums over the outgoing weights of a neuron less those over incoming ones,
 * of the potential ψ with ψ' = θ/M: θ²/2, θ for the entropy, log θ, and so on. A law of plain gradient flow that
 * hangs on tensors with A = 0 alone is one. Tensors that enter by one number s alone move by M ∇s times a number:
 * whatever is constant along these curves is conserved.
 *
 * <p><b>Momentum,</b> θ'' + τ θ' = -M ∇L. With Y = M⁻¹ (B θ + b), h = ω · Y(θ) obeys h' = -τ h + ω · (∂Y) ω. So
 * e^(τt) h is a law if ∂Y is skew: B skew where A = 0, and B diagonal where A = 1, for Y is constant there. If Y is
 * constant on all tensors, θ · Y + h/τ is a law besides, or θ · Y - t h if τ = 0; so it is, whatever A, for
 * parameters that no output sees. Where A is larger there are few others: with M = θ², two parameters that may be
 * scaled against each other, θ_i ∂_i f = θ_j ∂_j f, obey one linear equation θ'' + τ θ' = -c θ, and e^(τt) (θ_i ω_j -
 * θ_j ω_i) is a law; with M = θ two that may be shifted against each other.
 *
 * <p><b>Momentum, dual,</b> η'' + τ η' = -∇L with η' = θ'/M: the same in the coordinates η, where a motion of θ by M
 * b is one of η by b. So B skew where A = 0, and constants b on all tensors; and areas for M = θ², where η = -1/θ.
 *
 * <p>Two layers u, v of one number in and one number out, n neurons between, enter by u · v alone: then v may move by
 * S u while u moves by S v, S any skew matrix ({@link lawsweep.circuit.laws.named.Twins}).
 *
 * <h2>Time</h2>
 *
 * <p>Laws that do not hang on time are the functions that I and X_0 kill: n - dim(I + X_0) of them, as many as there
 * are laws or one fewer. {@code time_laws} is that one, or 0; it is said where I is known: 0 if all gradients are
 * orthogonal to X_0.
 */
package lawsweep.road.flow;
