package lawsweep.langevin.cell;

/**
 * What moves.
 *
 * @param depth N, the number of factors, or {@link #INFINITE}
 * @param width d: the end-to-end matrix is d × d
 * @param rank the working rank, 1..d
 * @param side where a gradient flow is integrated; {@code UPSTAIRS} or {@code DOWNSTAIRS} for the others, as they are
 */
public record Shape(int depth, int width, int rank, Side side) {

  /** The depth of the limit N = ∞. */
  public static final int INFINITE = Integer.MAX_VALUE;
}
