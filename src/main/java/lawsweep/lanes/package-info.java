/**
 * Small matrices in float64, eight at a time, one in each lane of the vectors: what simulations of many replicas are
 * made of. Begin with {@link lawsweep.lanes.LaneMatrices}, which says how batches are laid out. Lanes never meet, and
 * results are the same bits on every machine. May use random words; knows nothing of replicas.
 */
package lawsweep.lanes;
