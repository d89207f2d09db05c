package lawsweep.drift;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Drift against the learning rate at one time: the line of least squares of log rel on log τ.
 *
 * @param time the sum of learning rates T at which runs are compared
 * @param runs names of those that have a checkpoint then
 * @param taus the learning rate of each up to there: the mean where it changes
 * @param rel the drift of each at that time
 * @param slope 1 for exact laws and steps of finite length, 0 for laws that training breaks
 * @param slopeSe its standard error; empty for two runs
 */
public record Fit(
    double time,
    List<String> runs,
    List<Double> taus,
    List<Double> rel,
    double slope,
    OptionalDouble slopeSe) {

  /** With lists that do not change. */
  public Fit {
    runs = List.copyOf(runs);
    taus = List.copyOf(taus);
    rel = List.copyOf(rel);
  }
}
