package lawsweep.law;

import java.util.Optional;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;

/** The network that a count is about: one of a family with widths, or one that a line of the language says. */
public sealed interface Subject permits Subject.Widths, NetLine {

  /** The word for the family in records and keys. */
  String family();

  /** D. */
  long parameters();

  /** How a cell's key begins: the network, in letters that file names may have. */
  String stem();

  /** True if the network has such fields. */
  boolean has(Fields fields);

  /** What the outputs are compared by; {@link Loss#MSE} for a line, which says it itself. */
  default Loss loss() {
    return Loss.MSE;
  }

  /** The network with its widths; empty for a line. */
  default Optional<Architecture> architecture() {
    return Optional.empty();
  }

  /** The line; empty for a network with widths. */
  default Optional<NetLine> line() {
    return Optional.empty();
  }

  /** A network of a family. */
  record Widths(Architecture network, Loss loss) implements Subject {

    @Override
    public String family() {
      return network.family().label();
    }

    @Override
    public long parameters() {
      return network.parameters();
    }

    @Override
    public String stem() {
      String bias = network.bias() == Bias.NONE ? "" : "_" + network.bias().label();
      return family() + "_" + network.widthsLabel().replace(',', 'x') + bias
          + (loss == Loss.MSE ? "" : "_" + loss.label());
    }

    @Override
    public boolean has(Fields fields) {
      return fields.of(network.family());
    }

    @Override
    public Optional<Architecture> architecture() {
      return Optional.of(network);
    }
  }
}
