/**
 * Counts proved at a sparse, symmetric point: for every width at once, in time that depends on the depth alone. Begin
 * with {@link lawsweep.road.symmetric.SymmetricRoad} and {@link lawsweep.road.symmetric.SymmetricCounter}, which
 * counts one architecture; {@link lawsweep.road.symmetric.WidthTheorem} states what holds for all widths of a depth.
 * Uses what {@code law} defines, and exact fields and ranks; no other road.
 *
 * <p>The answer, its proof and what is checked by machine are in {@code doc-files/proof.md} of this package, for
 * mathematicians. Terms: the <i>thread</i> is a path from an output to an input, one neuron in each layer. The other
 * neurons form a <i>forest</i> of trees rooted at outputs and inputs. A <i>core</i> is a small sub-network of the
 * point, thread and one or two trees, whose whole Lie trace the exact engine evaluates. Both are words of the proof, of
 * certificates and of this room alone and never mean the machine's; texts for people call them the <i>spine</i> and
 * <i>sub-networks</i>.
 */
package lawsweep.road.symmetric;
