package lawsweep.kernel;

/**
 * The shape of a product of series: out_e(t) = Σ_j a_{e,j}(t) b_j(t), cut at a power of t. A matrix times a vector has
 * steps (columns, 1), its transpose (1, columns), and a column times a number (1, 0).
 *
 * @param powers coefficients of t^0, …, t^(powers - 1) are taken
 * @param entries how many e
 * @param inner how many j
 * @param entryStep entries of a from e to e + 1
 * @param innerStep entries of a from j to j + 1
 */
public record SeriesShape(int powers, int entries, int inner, int entryStep, int innerStep) {}
