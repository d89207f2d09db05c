/**
 * The operations mod p that all counting time goes into, as interfaces, and their plain scalar definition. Begin with
 * {@link lawsweep.kernel.Kernels} for batches and elimination and with {@link lawsweep.kernel.ChainKernels} for blocks
 * of fields; {@link lawsweep.kernel.ScalarKernels} and {@link lawsweep.kernel.ScalarChains} say what is meant, one
 * residue at a time. {@code kernel.vector} has the fast ones. Uses residues and threads.
 */
package lawsweep.kernel;
