/**
 * The operations of {@code kernel} with the Vector API, compared with the scalar definitions by tests. Begin with
 * {@link lawsweep.kernel.vector.VectorKernels}; its parts are matrix products
 * ({@link lawsweep.kernel.vector.PackedGemm} and its tiles), elimination ({@link lawsweep.kernel.vector.PlainLoops}),
 * chains ({@link lawsweep.kernel.vector.VectorChains}, or {@link lawsweep.kernel.vector.ColumnChains} for narrow
 * layers) and multidual numbers ({@link lawsweep.kernel.vector.DualLanes}). Species are {@code static final} in the
 * class that uses them, and no vector is kept in a field or an array: else every vector is an object.
 *
 * <p>{@link lawsweep.kernel.vector.HostKernels} chooses between these and plain loops, for JVMs that were started
 * without the Vector API.
 */
package lawsweep.kernel.vector;
