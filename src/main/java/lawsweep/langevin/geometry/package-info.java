/**
 * The geometry of the deep linear network, one matrix at a time: frames, balanced factors, the metric downstairs,
 * entropy, curvature. Begin with {@link lawsweep.langevin.geometry.SingularFrame} (W = Q_N Σ Q_0ᵀ),
 * {@link lawsweep.langevin.geometry.Factors} and {@link lawsweep.langevin.geometry.BalancedPoint}. Uses {@code dense}
 * and {@code langevin.cell}.
 *
 * <p>The program itself uses the frames, the balancing and {@link lawsweep.langevin.geometry.OrbitEntropy}. The rest
 * is a library, tested against definitions, for use from anywhere: {@link lawsweep.langevin.geometry.Metric},
 * {@link lawsweep.langevin.geometry.FreeEnergy}, {@link lawsweep.langevin.geometry.RiemannianLangevin},
 * {@link lawsweep.langevin.geometry.VolumeForms}, {@link lawsweep.langevin.geometry.OrthonormalBasis},
 * {@link lawsweep.langevin.geometry.Splitting} in two ways, {@link lawsweep.langevin.geometry.MeanCurvature},
 * {@link lawsweep.langevin.geometry.BalancedVariety} and {@link lawsweep.langevin.geometry.BuresWasserstein}.
 */
package lawsweep.langevin.geometry;
