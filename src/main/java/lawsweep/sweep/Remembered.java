package lawsweep.sweep;

/**
 * What records tell of a matrix in a file that is gone.
 *
 * @param sha256 the hash of its numbers
 * @param rows how many rows were used at most
 * @param columns how many numbers a row has
 */
public record Remembered(String sha256, int rows, int columns) {}
