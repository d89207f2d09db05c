package lawsweep.law;

/**
 * What the first draw of a count eliminates, from its cell alone. The laws at hand may make the rank less.
 *
 * @param columns of the draw: D, or fewer where columns are folded
 * @param rank the most independent samples that can be needed
 * @param shallow true if fields and their first brackets can have that rank
 */
public record DrawShape(int columns, int rank, boolean shallow) {}
