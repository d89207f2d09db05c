/**
 * Eight replicas of an equation. Begin with {@link lawsweep.langevin.pack.ScalarPack}, which makes a pack of single
 * {@link lawsweep.langevin.pack.Replica}s. {@link lawsweep.langevin.pack.LanePack} moves them together, by an
 * equation's {@link lawsweep.langevin.pack.LaneSteps}, to the same bits. {@link lawsweep.langevin.pack.ReplicaNoise}
 * and {@link lawsweep.langevin.pack.StartingPoint} give their random numbers and starts, {@link
 * lawsweep.langevin.pack.ObservableList} collects what is measured. Uses {@code langevin.cell}, {@code dense}, {@code
 * lanes} and random words; no equation.
 */
package lawsweep.langevin.pack;
