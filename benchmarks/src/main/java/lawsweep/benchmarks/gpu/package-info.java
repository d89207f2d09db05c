/**
 * The check of a machine with a GPU that {@code benchmarks/gpu} packs: {@link lawsweep.benchmarks.gpu.Check} runs five
 * steps, each in a process of its own, and prints one table. {@link lawsweep.benchmarks.gpu.Targets} has the figures to
 * meet, {@link lawsweep.benchmarks.gpu.Extent} the sizes.
 */
package lawsweep.benchmarks.gpu;
