/**
 * The deep linear network W = W_N ⋯ W_1 of square d × d factors: its geometry, and stochastic and ordinary dynamics on
 * it in ensembles (Menon and Yu: The geometry of the deep linear network; "papers/004" in comments). Equation numbers
 * are those of the paper; where the print is wrong the comment at the formula says so, and a test would fail on the
 * printed form.
 *
 * <p>Notation: W = Q_N Σ Q_0ᵀ, σ_k in decreasing order, λ_k = σ_k^{1/N}, balanced factors W_p = Q_p Λ Q_{p-1}ᵀ, h_kl =
 * Σ_j λ_k^{2(N-1-j)} λ_l^{2j}. Matrices are row-major {@code double[]}. Depth N = ∞ is {@link
 * lawsweep.langevin.cell.LangevinCell#INFINITE}.
 *
 * <ul>
 *   <li><i>Geometry</i>, one matrix at a time, for use from anywhere: {@link lawsweep.langevin.geometry.SingularFrame},
 *       {@link lawsweep.langevin.geometry.Spectrum}, {@link lawsweep.langevin.geometry.Factors}, {@link
 *       lawsweep.langevin.geometry.BalancedPoint}, {@link lawsweep.langevin.geometry.Balancing}, {@link
 *       lawsweep.langevin.geometry.BalancedVariety}, {@link lawsweep.langevin.geometry.Metric}, {@link
 *       lawsweep.langevin.geometry.Entropy}, {@link lawsweep.langevin.geometry.FreeEnergy}, {@link
 *       lawsweep.langevin.geometry.VolumeForms}, {@link lawsweep.langevin.geometry.OrthonormalBasis}, {@link
 *       lawsweep.langevin.geometry.Splitting}, {@link lawsweep.langevin.geometry.MeanCurvature}, {@link
 *       lawsweep.langevin.geometry.RiemannianLangevin}, {@link lawsweep.langevin.geometry.BuresWasserstein}.
 *   <li><i>Cells</i>: {@link lawsweep.langevin.cell.LangevinCell} is one simulation, {@link
 *       lawsweep.langevin.cell.CellRules} says what is refused, {@link lawsweep.langevin.ensemble.LangevinSimulator}
 *       simulates.
 *   <li><i>Equations</i>: {@link lawsweep.langevin.cell.Equation} is what a dynamics has to say of itself; each lives
 *       in a room of its own ({@code riemannian}, {@code flow}, {@code dyson}, {@code sphere}, {@code descent}), and
 *       {@link lawsweep.langevin.ensemble.Equations} is the list of them. {@link lawsweep.langevin.cell.Parameters} are
 *       what cells are told apart by.
 *   <li><i>Packs</i> of eight replicas advance together. {@code ChainPack} is the fast one: project-balance and the
 *       frame scheme, which know nothing but lanes. The others are defined for one replica; {@link
 *       lawsweep.langevin.pack.LanePack} does the same steps in lanes, bit for bit, where an equation has them. A
 *       {@link lawsweep.langevin.cell.Stepper} says what a scheme promises.
 *   <li><i>Ensembles</i>: chunks of packs over threads, {@code EnsembleTable}s of observables merged in order,
 *   checkpoints at any step. A {@link lawsweep.langevin.flock.Flock} is many replicas in step on a device.
 * </ul>
 *
 * <p>Every replica is a pure function of cell, seed and its number: noise is {@link lawsweep.random.Normals} at
 * (replica, step, component), and nothing depends on threads, neighbours in a vector, or interruptions.
 */
package lawsweep.langevin;
