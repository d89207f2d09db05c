package lawsweep.cli.count;

import java.util.Optional;
import lawsweep.circuit.line.Network;
import lawsweep.law.Loss;
import lawsweep.law.NetLine;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;

/** Networks with widths as lines, for all that lines alone have. */
final class WidthsLine {

  private WidthsLine() {}

  /** {@code vec 2 > dense 3 bias > relu > out 1}; empty for families of which no layers follow each other. */
  static Optional<NetLine> of(Architecture network, Loss loss) {
    if (network.family() == Family.RESIDUAL || network.family() == Family.ATTENTION) {
      return Optional.empty();
    }
    StringBuilder line = new StringBuilder("vec " + network.width(network.depth()));
    for (int layer = network.depth() - 1; layer > 0; layer--) {
      line.append(" > dense ").append(network.width(layer)).append(network.bias() == Bias.NONE ? "" : " bias")
          .append(network.family() == Family.LINEAR ? "" : " > " + network.family().label());
    }
    line.append(loss == Loss.CE ? " > ce " : " > out ").append(network.width(0))
        .append(network.bias() == Bias.ALL ? " bias" : "");
    return Optional.of(new NetLine(Network.of(line.toString())));
  }
}
