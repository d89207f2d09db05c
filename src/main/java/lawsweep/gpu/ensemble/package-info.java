/**
 * Langevin ensembles on a GPU: replicas of project-balance and of the frame scheme of the Riemannian Langevin
 * equations, those of {@code langevin.riemannian} bit for bit, all but the payload of NaN. Begin with
 * {@link lawsweep.gpu.ensemble.DeviceFlocks}. Steps are done by the kernels {@code native/langevin_*.cu}; starts and
 * all that is looked at are the processor's. So far it has run on no real GPU.
 */
package lawsweep.gpu.ensemble;
