package lawsweep.law;

import java.util.Optional;
import lawsweep.pattern.Inputs;

/**
 * At which weights and with which inputs data fields are counted.
 *
 * @param draws how many draws of the weights, at least 1
 * @param first the index of the first of them: 0 in sweeps; a witness's index where one draw is counted again
 * @param inputs the inputs from a file; empty for all inputs there are, or drawn ones where functions are smooth
 */
public record DataChoice(int draws, int first, Optional<Inputs> inputs) {

  /** The most draws of a cell. */
  public static final int MAX_DRAWS = 1_000_000_000;

  /** Checks the ranges. */
  public DataChoice {
    if (draws < 1 || first < 0 || (long) first + draws > MAX_DRAWS) {
      throw new IllegalArgumentException("expected draws between 1 and " + MAX_DRAWS + ", got " + draws
          + (first == 0 ? "" : " from draw " + first + " on"));
    }
  }
}
