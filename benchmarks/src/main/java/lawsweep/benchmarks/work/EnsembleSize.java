package lawsweep.benchmarks.work;

/**
 * How large a simulation of the tests of speed is.
 *
 * @param dynamics {@code upstairs} (project-balance) or {@code downstairs} (frame)
 * @param width d
 * @param depth N
 * @param replicas how many
 * @param steps how many steps of each
 */
public record EnsembleSize(String dynamics, int width, int depth, int replicas, int steps) {

  /** Whether the factors move. */
  boolean upstairs() {
    return switch (dynamics) {
      case "upstairs" -> true;
      case "downstairs" -> false;
      default -> throw new IllegalArgumentException("expected dynamics=upstairs or downstairs, got " + dynamics);
    };
  }
}
