/**
 * Numbers eight at a time, one in each lane of the vectors: small matrices in float64, their eigenvalues and normal
 * numbers, of which simulations of many replicas are made, and random residues mod p, of which draws of tiny cells are.
 * Begin with {@link lawsweep.lanes.LaneMatrices}, which says how batches are laid out. Lanes never meet, and results
 * are the same bits on every machine. May use random words and prime fields; knows nothing of replicas or cells.
 */
package lawsweep.lanes;
