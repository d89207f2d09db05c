/**
 * Counts proved at a sparse, symmetric point: for every width at once, in time that depends on the depth alone.
 *
 * <p>The answer, its proof and what is checked by machine are in {@code doc-files/proof.md} of this package, for
 * mathematicians. Terms: the <i>thread</i> is a path from an output to an input, one neuron in each layer; the other neurons
 * form a <i>forest</i> of trees rooted at outputs and inputs; a <i>core</i> is a small sub-network of the point, thread and one
 * or two trees, whose whole Lie trace the exact engine evaluates.
 *
 * <p>{@link lawsweep.road.symmetric.SymmetricCounter} counts one architecture, {@link lawsweep.road.symmetric.WidthTheorem} states what
 * holds for all widths of a depth.
 */
package lawsweep.road.symmetric;
