/**
 * Ensembles of replicas over threads. Begin with {@link lawsweep.langevin.ensemble.LangevinSimulator}.
 * A cell's replicas are dealt out in chunks, whose tables are merged in order, and checkpoints can be
 * taken at any step. {@link lawsweep.langevin.ensemble.Equations} is the list of the equations that the
 * program has: the one room that knows them all.
 */
package lawsweep.langevin.ensemble;
