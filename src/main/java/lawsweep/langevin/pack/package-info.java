/**
 * How replicas advance and how they are seen. Begin with {@link lawsweep.langevin.pack.Pack}, up to eight replicas
 * that advance together, and {@link lawsweep.langevin.pack.ReplicaView}, what is seen of one of them;
 * {@link lawsweep.langevin.pack.ScalarPack} makes a pack of single {@link lawsweep.langevin.pack.Replica}s, and
 * {@link lawsweep.langevin.pack.ReplicaNoise} and {@link lawsweep.langevin.pack.StartingPoint} give their random
 * numbers and starts. Uses {@code langevin.cell}, {@code dense} and random words; no equation.
 */
package lawsweep.langevin.pack;
