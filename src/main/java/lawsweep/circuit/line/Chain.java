package lawsweep.circuit.line;

import java.util.List;
import java.util.Optional;
import lawsweep.network.Architecture;
import lawsweep.text.SpotException;

/**
 * A network with rectifiers whose activation patterns can be found at drawn weights: matrices with {@code relu} between
 * them, or residual blocks of two matrices. Other rectifiers are other functions there: with {@code leaky} no neuron is
 * ever out of use.
 */
public final class Chain {

  private final Optional<Architecture> network;
  private final boolean entropy;
  private final Optional<SpotException> refusal;

  private Chain(Optional<Architecture> network, boolean entropy, Optional<SpotException> refusal) {
    this.network = network;
    this.entropy = entropy;
    this.refusal = refusal;
  }

  /**
   * Reads one line.
   *
   * @throws SpotException if it says nothing sensible
   */
  public static Chain of(String line) {
    return of(Parser.line(line));
  }

  /**
   * Reads a file: one layer a line, comments, named layers.
   *
   * @throws SpotException if it says nothing sensible
   */
  public static Chain ofFile(String text) {
    return of(Parser.file(text));
  }

  private static Chain of(List<Node> nodes) {
    try {
      boolean entropy = nodes.getLast().text().equals("ce") || nodes.getLast().text().startsWith("ce ");
      return new Chain(Optional.of(ChainLayers.network(nodes)), entropy, Optional.empty());
    } catch (SpotException e) {
      return new Chain(Optional.empty(), false, Optional.of(e));
    }
  }

  /** True if it ends in a softmax with cross entropy, {@code ce} or {@code ce N}. */
  public boolean entropy() {
    return entropy;
  }

  /** The network with its widths; empty if it is no such chain. */
  public Optional<Architecture> network() {
    return network;
  }

  /**
   * The network with its widths.
   *
   * @throws SpotException if it is no such chain, with the layer where it ceases to be one, and what chains are
   */
  public Architecture orRefuse() {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    return network.orElseThrow();
  }
}
