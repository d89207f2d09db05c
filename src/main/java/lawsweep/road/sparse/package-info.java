/**
 * Counts of attention of any size by ranks: at a sparse point signs split everything into blocks, one for each pair of
 * components, and a small network has a block of every kind. Begin with {@link lawsweep.road.sparse.SparseRoad};
 * {@code SparseCore} walks the small network, {@code Components} says where weights are not 0, {@code Pair} how many
 * pairs of components there are. The proof, and where it stops, is {@code doc-files/proof.md}.
 *
 * <p>It needs no theorem about softmax, so it also settles rotary positions, whose laws arXiv 2606.17816 lists as well,
 * and the logistic sigmoid in the place of softmax.
 */
package lawsweep.road.sparse;
