/**
 * What is measured of replicas, and how much it scatters: observables, moments, densities, averages over time, jumps
 * of the rank. Begin with {@link lawsweep.langevin.statistics.EnsembleTable}, which takes the views of packs and gives
 * rows; {@link lawsweep.langevin.cell.Observables} measure one replica. Sizes do not grow with the number of
 * replicas, and tables merge in their order. Uses geometry, packs and cells; no equation.
 */
package lawsweep.langevin.statistics;
