/**
 * The command that hands a sweep to a batch system, {@link lawsweep.cli.cluster.Submit}, and its options. What is
 * submitted is made in {@code lawsweep.slurm}.
 */
package lawsweep.cli.cluster;
