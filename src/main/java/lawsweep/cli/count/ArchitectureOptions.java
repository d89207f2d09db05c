package lawsweep.cli.count;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lawsweep.cli.option.NetworkOptions;
import lawsweep.cli.terminal.UsageException;
import lawsweep.kind.count.Roads;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.NetLine;
import lawsweep.law.setting.Setting;
import lawsweep.network.Architecture;
import lawsweep.network.Family;
import lawsweep.text.Spelling;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name one architecture and its fields. */
final class ArchitectureOptions extends NetworkOptions {

  @Option(
      names = "--fields",
      paramLabel = "FIELDS",
      completionCandidates = FieldsLabels.class,
      description = "generic (gradients of the reparametrisation), data (gradients of the network at drawn weights), adam"
          + " (signs of gradients), or gates (a line whose rectifiers are open or shut at will); default: generic, or"
          + " the only ones of the family; for a line gates where it has rectifiers, data otherwise.")
  private String fields;

  @Mixin
  private SettingOptions setting;

  @Override
  protected boolean lossOfData() {
    return setting.symmetric();
  }

  /**
   * How the network is trained and from what; empty for plain gradient flow on data without symmetry.
   *
   * @throws UsageException if the options are none, or do not go together
   */
  Optional<Setting> setting() {
    return setting.setting(lossWord());
  }

  /**
   * A count with a setting.
   *
   * @throws UsageException if the network cannot be counted so
   */
  LawCell counted(LawCell cell) {
    Optional<Setting> how = setting();
    if (how.isEmpty()) {
      return cell;
    }
    if (cell.line().flatMap(NetLine::lawsOf).isPresent()) {
      throw new UsageException("expected --laws-of with plain gradient flow, got it with " + how.get().shown());
    }
    if (cell.weights().isPresent()) {
      throw new UsageException("expected --weights with plain gradient flow, got it with " + how.get().shown());
    }
    if (cell.line().isEmpty() ? cell.fields() != Fields.GENERIC : cell.data().isPresent()) {
      throw new UsageException(
          "expected " + (cell.line().isEmpty() ? "--linear, --relu or --net with generic" : "gates")
              + " fields with " + how.get().shown() + ", got " + cell.fields().label() + " fields of " + cell.key());
    }
    setting.checkTensors(cell.line().map(net -> net.network().circuit().tensors().size())
        .orElseGet(() -> cell.architecture().depth()));
    LawCell asked = cell.with(how);
    Roads.PLAIN.unfit(asked).ifPresent(why -> {
      throw new UsageException("the network cannot be counted with " + how.get().shown() + ": " + why);
    });
    return asked;
  }

  /**
   * The network whose weights are given, as a line says it: that of {@code --net}, or one with widths.
   *
   * @throws UsageException if there is none, or no file holds weights of its family
   */
  NetLine lineForWeights() {
    return line().orElseGet(() -> {
      Architecture network = architecture();
      return WidthsLine.of(network, loss()).orElseThrow(() -> new UsageException("expected --net with --weights, got --"
          + network.family().label() + ": its tensors have no names in PyTorch"));
    });
  }

  /**
   * The fields of a line.
   *
   * @throws UsageException if it has no such fields
   */
  Fields fields(NetLine line) {
    Fields value = fields == null ? line.fields() : word();
    if (line.lawsOf().isPresent() && drawn(line, value)) {
      throw new UsageException("expected --fields gates with --laws-of, got data: draws of the weights are of whole"
          + " networks");
    }
    if (value == line.fields() || drawn(line, value)) {
      return value;
    }
    throw new UsageException("expected --fields " + line.fields().label()
        + (line.fields() == Fields.GATES ? " or data" : "") + " with this line, got " + value.label()
        + (line.fields() == Fields.DATA ? ": it has no rectifiers" : ""));
  }

  private static boolean drawn(NetLine line, Fields of) {
    return of == Fields.DATA && line.fields() == Fields.GATES;
  }

  /**
   * The network whose weights are drawn: that of a line with rectifiers and data fields, with its widths; empty for
   * other lines.
   *
   * @throws UsageException if it is no chain
   */
  Optional<Architecture> drawn(NetLine line) {
    return drawn(line, fields(line)) ? Optional.of(chain()) : Optional.empty();
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
    Fields value = word();
    if (!value.of(family)) {
      String fitting = Arrays.stream(Fields.values()).filter(each -> each.of(family)).map(Fields::label)
          .collect(Collectors.joining(" or "));
      throw new UsageException("expected --fields " + fitting + " with --" + family.label() + ", got " + value.label()
          + (family == Family.LINEAR ? ": at all weights the data fields are those of phi" : ""));
    }
    return value;
  }

  private Fields word() {
    return Fields.WORDS.find(fields)
        .orElseThrow(() -> new UsageException("expected --fields "
            + Spelling.choice(Fields.WORDS.labels()) + ", got '" + fields + "'"));
  }

  /** The words that --fields takes. */
  static final class FieldsLabels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(Fields.values()).map(Fields::label).iterator();
    }
  }
}
