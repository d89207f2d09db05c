package lawsweep.cli.option;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lawsweep.circuit.line.Block;
import lawsweep.cli.terminal.UsageException;
import lawsweep.law.Loss;
import lawsweep.law.NetLine;
import lawsweep.law.Subject;
import lawsweep.law.setting.DataLoss;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.text.Spelling;
import lawsweep.text.SpotException;
import picocli.CommandLine.Option;

/** The options that name one network. */
public class NetworkOptions {

  @Option(
      names = "--linear",
      paramLabel = "W",
      description = "A linear network: widths from output to input, such as 2,3,3,2.")
  private String linear;

  @Option(names = "--relu", paramLabel = "W", description = "A ReLU network.")
  private String relu;

  @Option(
      names = "--residual",
      paramLabel = "W",
      description = "Residual blocks with ReLU: widths m,r,m or m,r,m,r,m and so on.")
  private String residual;

  @Option(names = "--attention", paramLabel = "W", description = "An attention head: widths dim,d,dim.")
  private String attention;

  @Option(names = "--tanh", paramLabel = "W", description = "A network with tanh.")
  private String tanh;

  @Option(names = "--gelu", paramLabel = "W", description = "A network with GELU.")
  private String gelu;

  @Option(names = "--softplus", paramLabel = "W", description = "A network with softplus.")
  private String softplus;

  @Option(
      names = "--net",
      paramLabel = "NET",
      description = "A network in one line from input to output, such as 'vec 2 > dense 3 > relu > out 1', or @FILE"
          + " with one layer on each line; lawsweep describe --help has the words.")
  private String net;

  @Option(
      names = "--laws-of",
      paramLabel = "NAMES",
      description = "With --net: only the laws that depend on these tensors, such as l1.U,l2.V, or l3 for all of a"
          + " layer; all others are drawn again for every field. lawsweep describe prints their names.")
  private String lawsOf;

  @Option(
      names = "--input-first",
      description = "Widths are given and printed from input to output, as in PyTorch; records and JSON keep theirs.")
  private boolean inputFirst;

  @Option(
      names = "--bias",
      paramLabel = "BIAS",
      completionCandidates = BiasLabels.class,
      description = "none, hidden, or all (ReLU, tanh, GELU and softplus networks only); default: none.")
  private String bias;

  @Option(
      names = "--loss",
      paramLabel = "LOSS",
      completionCandidates = LossLabels.class,
      description = "mse (all outputs), or ce: cross entropy, which sees them up to a constant (a line of --net says it"
          + " itself); with --symmetry mse, power-4, power-6, power-8 or poisson; default: mse.")
  private String loss;

  /**
   * The loss that was asked for.
   *
   * @throws UsageException if it is none
   */
  public final Loss loss() {
    return loss == null || lossOfData() ? Loss.MSE
        : Loss.WORDS.find(loss).orElseThrow(() -> new UsageException(
            "expected --loss " + Spelling.choice(Loss.WORDS.labels()) + ", got '" + loss + "'"));
  }

  /** The word of {@code --loss}, where it was given. */
  protected final Optional<String> lossWord() {
    return Optional.ofNullable(loss);
  }

  /** True if {@code --loss} is that of data with a symmetry, not that of the network. */
  protected boolean lossOfData() {
    return false;
  }

  /**
   * The network that a line says; empty where none was given.
   *
   * @throws UsageException if it is no network, or options of the others are given with it
   */
  public final Optional<NetLine> line() {
    if (net == null) {
      if (lawsOf != null) {
        throw new UsageException("expected --laws-of with --net, got --laws-of " + lawsOf + " with "
            + (given().isEmpty() ? "no network"
                : given().keySet().stream().map(family -> "--" + family.label()).collect(Collectors.joining(" and "))));
      }
      return Optional.empty();
    }
    Map<Family, String> given = given();
    if (!given.isEmpty()) {
      throw new UsageException("expected one network, got --net and "
          + given.keySet().stream().map(family -> "--" + family.label()).collect(Collectors.joining(" and ")));
    }
    if (inputFirst) {
      throw new UsageException("expected --input-first with widths: a line goes from input to output anyway");
    }
    if (loss != null && !lossOfData()) {
      throw new UsageException(
          "expected the loss in the line of --net, 'ce N' or 'out N' at its end, got --loss " + loss);
    }
    if (bias != null) {
      throw new UsageException("expected 'bias' behind a layer of --net, got --bias " + bias);
    }
    NetLine line = new NetLine(NetworkText.network(net));
    return Optional.of(lawsOf == null ? line : block(line));
  }

  /**
   * The network of the line with its widths, if it is a chain with rectifiers.
   *
   * @throws UsageException if it is none
   */
  public final Architecture chain() {
    return NetworkText.chain(net);
  }

  /**
   * The network that was named, be it by widths or by a line.
   *
   * @throws UsageException if there is none, or more than one
   */
  public final Subject subject() {
    Optional<NetLine> given = line();
    return given.isPresent() ? given.get() : new Subject.Widths(architecture(), loss());
  }

  /** True if any network was named. */
  public final boolean named() {
    return net != null || !given().isEmpty();
  }

  private NetLine block(NetLine line) {
    if (Block.EACH.contains(lawsOf.strip())) {
      throw new UsageException("expected names of tensors or layers with --laws-of, got '" + lawsOf.strip()
          + "', which is for specs: a count is of one block");
    }
    try {
      return line.block(lawsOf);
    } catch (SpotException e) {
      throw new UsageException("--laws-of: " + e.getMessage(), e);
    }
  }

  /**
   * The architecture asked for.
   *
   * @throws UsageException if the options do not name one
   */
  public final Architecture architecture() {
    Map<Family, String> given = given();
    if (given.size() != 1) {
      throw new UsageException("expected one architecture, such as --linear W, --relu W or --net NET, got "
          + (given.isEmpty()
              ? "none"
              : given.keySet().stream().map(family -> "--" + family.label()).collect(Collectors.joining(" and ")))
          + "; for instance: --linear 2,3,3,2");
    }
    Family family = given.keySet().iterator().next();
    return order().network("--" + family.label(), given.get(family),
        widths -> new Architecture(family, widths, biasValue()));
  }

  /** Which end the widths begin with. */
  public final WidthOrder order() {
    return WidthOrder.of(inputFirst);
  }

  private Map<Family, String> given() {
    Map<Family, String> given = new EnumMap<>(Family.class);
    for (Family family : Family.values()) {
      String widths = switch (family) {
        case LINEAR -> linear;
        case RELU -> relu;
        case RESIDUAL -> residual;
        case ATTENTION -> attention;
        case TANH -> tanh;
        case GELU -> gelu;
        case SOFTPLUS -> softplus;
      };
      if (widths != null) {
        given.put(family, widths);
      }
    }
    return given;
  }

  private Bias biasValue() {
    return bias == null ? Bias.NONE
        : Bias.WORDS.find(bias).orElseThrow(() -> new UsageException("expected --bias "
            + Spelling.choice(Bias.WORDS.labels()) + ", got '" + bias + "'"));
  }

  /** The words that --bias takes. */
  static final class BiasLabels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(Bias.values()).map(Bias::label).iterator();
    }
  }

  /** The words that --loss takes. */
  static final class LossLabels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.concat(Loss.WORDS.labels().stream(), DataLoss.WORDS.labels().stream()).distinct().iterator();
    }
  }
}
