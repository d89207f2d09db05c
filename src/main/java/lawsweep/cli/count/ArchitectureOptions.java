package lawsweep.cli.count;

import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import lawsweep.cli.option.NetworkOptions;
import lawsweep.cli.terminal.UsageException;
import lawsweep.kind.count.Roads;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.NetLine;
import lawsweep.law.setting.Setting;
import lawsweep.library.AskedFields;
import lawsweep.network.Architecture;
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
    try {
      return AskedFields.of(line, fieldsWord());
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  /** The word of {@code --fields}, where it was given. */
  Optional<String> fieldsWord() {
    return Optional.ofNullable(fields);
  }

  /** The words that --fields takes. */
  static final class FieldsLabels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(Fields.values()).map(Fields::label).iterator();
    }
  }
}
