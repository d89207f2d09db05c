/**
 * Ensembles of replicas over threads. Begin with {@link lawsweep.langevin.ensemble.LangevinSimulator}.
 * A cell's replicas are dealt out in chunks, whose tables are merged in order, and checkpoints can be
 * taken at any step. Replicas go by packs on threads ({@code Chunk}), or in step on a device ({@code Flocks}); either
 * goes on with what the other has left. {@link lawsweep.langevin.ensemble.Equations} is the list of the equations that
 * the program has: the one room that knows them all.
 */
package lawsweep.langevin.ensemble;
