/**
 * Eight replicas of an equation that go replica by replica. Begin with {@link lawsweep.langevin.pack.ScalarPack},
 * which makes a pack of single {@link lawsweep.langevin.pack.Replica}s. {@link lawsweep.langevin.pack.ReplicaNoise}
 * and {@link lawsweep.langevin.pack.StartingPoint} give their random numbers and starts,
 * {@link lawsweep.langevin.pack.ObservableList} collects what is measured. Uses {@code langevin.cell},
 * {@code dense} and random words; no equation.
 */
package lawsweep.langevin.pack;
