package lawsweep.checkpoint;

/**
 * How large the numbers of a tensor are.
 *
 * @param norm the Euclidean norm of those that are finite
 * @param notFinite how many are not
 */
public record Magnitude(double norm, long notFinite) {}
