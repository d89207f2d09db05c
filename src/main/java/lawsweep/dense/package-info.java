/**
 * Linear algebra in float64, one matrix at a time: products, singular values, eigenvalues, and ranks that refuse where
 * singular values leave no gap. Begin with {@link lawsweep.dense.Products} for small square matrices (row-major
 * {@code double[]}) and with {@link lawsweep.dense.RankEstimator} for ranks. May use random words; knows neither
 * networks nor residues.
 */
package lawsweep.dense;
