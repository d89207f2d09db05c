/**
 * Many replicas that move in step, by whatever computes. Begin with {@link lawsweep.langevin.flock.FlockEngine}; room
 * {@code gpu.ensemble} has one. Replicas are those of packs, bit for bit, so that a flock's checkpoint is one of
 * packs. Uses {@code langevin.cell}.
 */
package lawsweep.langevin.flock;
