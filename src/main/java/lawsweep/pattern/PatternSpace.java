package lawsweep.pattern;

import lawsweep.network.Circuit;
import lawsweep.random.Stream;

/**
 * What spans of fields of activation patterns of one network have in common.
 *
 * @param network the network
 * @param columns the parameters that the spans' columns are, R of them; not to be changed
 * @param tests the words of tests
 * @param rules how patterns are absorbed
 */
public record PatternSpace(Circuit network, int[] columns, Stream tests, Rules rules) {

  /**
   * How patterns are absorbed.
   *
   * @param tested true if patterns are tested before their fields are absorbed
   * @param most rows of a pattern that are absorbed at a time
   * @param together rows that are looked at together when it is asked which pattern made a span full
   */
  public record Rules(boolean tested, int most, int together) {}

  /** How many vectors span all inputs, with the constant where there are biases. */
  public int basis() {
    return network.affine() || network.layout().hasBias(0) ? network.inputs() + 1 : network.inputs();
  }

  /** How many rows a pattern has. */
  public int rows() {
    return Math.multiplyExact(network.directions(), basis());
  }
}
