package lawsweep.langevin.cell;

/**
 * The time between two records, in equal steps.
 *
 * @param start when it begins
 * @param end when it ends; a record is due then
 * @param firstStep the number of its first step, counted from the start of the simulation: the noise's counter
 * @param steps how many steps, at least 1
 */
public record Interval(double start, double end, long firstStep, int steps) {

  /** The length of a step. */
  public double step() {
    return (end - start) / steps;
  }
}
