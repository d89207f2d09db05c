package lawsweep.cli.count;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lawsweep.cli.terminal.UsageException;
import lawsweep.law.Fields;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.text.Spelling;
import picocli.CommandLine.Option;

/** The options that name one architecture and its fields. */
final class ArchitectureOptions {

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
      names = "--input-first",
      description = "Widths are given and printed from input to output, as in PyTorch; records and JSON keep theirs.")
  private boolean inputFirst;

  @Option(
      names = "--bias",
      paramLabel = "BIAS",
      completionCandidates = BiasLabels.class,
      description = "none, hidden, or all (ReLU, tanh, GELU and softplus networks only); default: none.")
  private String bias = Bias.NONE.label();

  @Option(
      names = "--fields",
      paramLabel = "FIELDS",
      completionCandidates = FieldsLabels.class,
      description = "generic (gradients of the reparametrisation), data (gradients of the network at drawn weights), or adam"
          + " (signs of gradients); default: generic, or the only ones of the family.")
  private String fields;

  /**
   * The architecture asked for.
   *
   * @throws UsageException if the options do not name one
   */
  Architecture architecture() {
    Map<Family, String> given = given();
    if (given.size() != 1) {
      throw new UsageException("expected one architecture, such as --linear W or --relu W, got "
          + (given.isEmpty()
              ? "none"
              : given.keySet().stream().map(family -> "--" + family.label()).collect(Collectors.joining(" and ")))
          + "; for instance: lawsweep count --linear 2,3,3,2");
    }
    Family family = given.keySet().iterator().next();
    return order().network("--" + family.label(), given.get(family),
        widths -> new Architecture(family, widths, biasValue()));
  }

  /** Which end the widths begin with. */
  WidthOrder order() {
    return WidthOrder.of(inputFirst);
  }

  /**
   * The fields asked for.
   *
   * @throws UsageException if networks of the family have no such fields
   */
  Fields fields(Family family) {
    if (fields == null) {
      return Fields.defaultOf(family);
    }
    Fields value = Fields.WORDS.find(fields)
        .orElseThrow(() -> new UsageException("expected --fields "
            + Spelling.choice(Fields.WORDS.labels()) + ", got '" + fields + "'"));
    if (!value.of(family)) {
      String fitting = Arrays.stream(Fields.values()).filter(each -> each.of(family)).map(Fields::label)
          .collect(Collectors.joining(" or "));
      throw new UsageException("expected --fields " + fitting + " with --" + family.label() + ", got " + value.label()
          + (family == Family.LINEAR ? ": at all weights the data fields are those of phi" : ""));
    }
    return value;
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
    return Bias.WORDS.find(bias).orElseThrow(() -> new UsageException("expected --bias "
        + Spelling.choice(Bias.WORDS.labels()) + ", got '" + bias + "'"));
  }

  /** The words that --bias takes. */
  static final class BiasLabels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(Bias.values()).map(Bias::label).iterator();
    }
  }

  /** The words that --fields takes. */
  static final class FieldsLabels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(Fields.values()).map(Fields::label).iterator();
    }
  }
}
