package lawsweep.cli.law;

import lawsweep.circuit.line.Chain;
import lawsweep.cli.option.NetworkText;
import lawsweep.cli.option.WidthOrder;
import lawsweep.cli.terminal.UsageException;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import picocli.CommandLine.Option;

/** The options that name a network whose gradient flow may be one of its function. */
final class RecastNetwork {

  @Option(
      names = "--linear",
      paramLabel = "W",
      description = "A linear network: widths from output to input, such as 2,3,3,2.")
  private String linear;

  @Option(names = "--relu", paramLabel = "W", description = "A ReLU network.")
  private String relu;

  @Option(
      names = "--net",
      paramLabel = "NET",
      description = "A ReLU network in one line from input to output, such as 'vec 2 > dense 3 > relu > out 1', or"
          + " @FILE with one layer on each line.")
  private String net;

  @Option(
      names = "--input-first",
      description = "Widths are given and printed from input to output, as in PyTorch; laws, U1 and JSON keep theirs.")
  private boolean inputFirst;

  /** Which end the widths begin with. */
  WidthOrder order() {
    return WidthOrder.of(inputFirst);
  }

  /**
   * The network.
   *
   * @throws UsageException if the options do not name one that is linear or ReLU
   */
  Architecture network() {
    int given = (linear == null ? 0 : 1) + (relu == null ? 0 : 1) + (net == null ? 0 : 1);
    if (given != 1) {
      throw new UsageException("expected one network, --relu W, --linear W or --net NET, got "
          + (given == 0 ? "none" : "several") + "; for instance: lawsweep metric --relu 2,3,2");
    }
    if (net == null) {
      Family family = linear == null ? Family.RELU : Family.LINEAR;
      return order().network("--" + family.label(), linear == null ? relu : linear,
          widths -> new Architecture(family, widths, Bias.NONE));
    }
    if (inputFirst) {
      throw new UsageException("expected --input-first with widths: a line goes from input to output anyway");
    }
    return relu(NetworkText.network(net).line());
  }

  private static Architecture relu(String line) {
    Chain chain = Chain.of(line);
    if (chain.entropy()) {
      throw new UsageException("expected --net with a loss that sees each output, got " + line
          + ": cross entropy sees outputs up to a constant, and the metric is that of all outputs; end with 'dense N'");
    }
    return chain.network().filter(network -> network.family() == Family.RELU)
        .orElseThrow(() -> new UsageException("expected --net with a chain 'vec M > dense N > relu > … > dense N', with"
            + " biases on all layers, on all but the last or on none, got " + line));
  }
}
