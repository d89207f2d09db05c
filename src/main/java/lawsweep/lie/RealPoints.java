package lawsweep.lie;

import java.util.Optional;
import lawsweep.pattern.PatternSet;

/**
 * Where real fields are taken: inputs, what biases are multiplied by in place of 1, and which neurons are active.
 *
 * @param count how many inputs
 * @param inputs input by input
 * @param ones one number for each input; 0 for the direction of an input in which the constant does not move
 * @param gates which neurons are active; absent where neurons have smooth functions
 */
public record RealPoints(int count, double[] inputs, double[] ones, Optional<Gates> gates) {

  /**
   * Activation patterns of inputs.
   *
   * @param patterns the patterns
   * @param of for each input the number of its pattern
   */
  public record Gates(PatternSet patterns, int[] of) {}
}
