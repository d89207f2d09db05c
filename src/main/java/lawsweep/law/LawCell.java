package lawsweep.law;

import java.util.Optional;
import lawsweep.law.setting.Setting;
import lawsweep.network.Architecture;

/**
 * One count to do: a network, its fields, and the randomness that decides the sample.
 *
 * @param subject the network
 * @param fields which fields span W_0
 * @param sweepSeed the seed of the sweep (spec key {@code seed})
 * @param seed the draw's index within the cell's repetitions, 0-based (record column {@code seed})
 * @param data the weights and inputs; present exactly for data fields of networks with widths, and of lines with
 *     rectifiers
 * @param setting how weights are trained and from what; empty for plain gradient flow on data without symmetry
 */
public record LawCell(
    Subject subject,
    Fields fields,
    long sweepSeed,
    int seed,
    Optional<DataChoice> data,
    Optional<Setting> setting) {

  /**
   * Checks that the network may have such fields. Whether a line has rectifiers, and is a chain, is asked where it is
   * counted: cells of large grids are made often.
   *
   * @throws IllegalArgumentException with one line fit for a user
   */
  public LawCell {
    boolean line = subject.line().isPresent();
    if (line ? fields != Fields.GATES && fields != Fields.DATA : !subject.has(fields)) {
      throw new IllegalArgumentException(
          "there are no fields '" + fields.label() + "' of " + subject.family() + " networks");
    }
    if (line ? data.isPresent() && fields != Fields.DATA : data.isPresent() != (fields == Fields.DATA)) {
      throw new IllegalArgumentException("expected draws exactly with data fields");
    }
    if (setting.isPresent() && data.isPresent()) {
      throw new IllegalArgumentException("expected plain gradient flow where weights are drawn");
    }
  }

  /** A count of plain gradient flow. */
  public LawCell(Subject subject, Fields fields, long sweepSeed, int seed, Optional<DataChoice> data) {
    this(subject, fields, sweepSeed, seed, data, Optional.empty());
  }

  /** A count of a network with widths. */
  public LawCell(Architecture architecture, Fields fields, long sweepSeed, int seed, Optional<DataChoice> data) {
    this(new Subject.Widths(architecture, Loss.MSE), fields, sweepSeed, seed, data);
  }

  /** A count of a network that a line says, without draws of the weights. */
  public LawCell(NetLine line, Fields fields, long sweepSeed, int seed) {
    this(line, fields, sweepSeed, seed, Optional.empty());
  }

  /** A count whose fields are not data fields. */
  public LawCell(Architecture architecture, Fields fields, long sweepSeed, int seed) {
    this(architecture, fields, sweepSeed, seed, Optional.empty());
  }

  /**
   * The network with its widths, for roads that take no other. Where the weights of a line are drawn, that of its
   * chain.
   *
   * @throws IllegalStateException if a line says what the network is, and no weights are drawn or it is no chain
   */
  public Architecture architecture() {
    return subject.architecture().or(() -> chain().map(Subject.Widths::network))
        .orElseThrow(() -> new IllegalStateException("expected a network with widths, got " + key()));
  }

  private Optional<Subject.Widths> chain() {
    return data.isPresent() ? line().flatMap(NetLine::chain) : Optional.empty();
  }

  /** The same draws of the same network with its widths, where a line says a chain whose weights are drawn. */
  public Optional<LawCell> walked() {
    return line().flatMap(_ -> chain()).map(chain -> new LawCell(chain, fields, sweepSeed, seed, data));
  }

  /** The line that says what the network is; empty for one with widths. */
  public Optional<NetLine> line() {
    return subject.line();
  }

  /** The line, where all laws of it are asked for, at generic weights: what roads take that know lines only whole. */
  public Optional<NetLine> wholeLine() {
    return data.isPresent() || weights().isPresent() ? Optional.empty()
        : line().filter(line -> line.lawsOf().isEmpty());
  }

  /** The weights of a file, where they are those that are asked about. */
  public Optional<GivenWeights> weights() {
    return line().flatMap(NetLine::weights);
  }

  /** What the outputs of a network with widths are compared by. */
  public Loss loss() {
    return subject.loss();
  }

  /** D. */
  public long parameters() {
    return subject.parameters();
  }

  /**
   * The cell's key, unique in a sweep and independent of the sweep seed and of the order of the grid, for example
   * {@code linear_2x3x3x2_generic_0}, {@code relu_2x3x3x2_hidden_generic_0}, {@code relu_1x4x4x2_data_1000_0} (a
   * thousand draws) or {@code relu_1x4x4x2_data_1000_50in1f0a9c33_0} (50 inputs, the first of those with this hash).
   * With momentum {@code linear_2x3x3x2_generic_momentum_0}.
   * For a line it is {@code net_0123456789abcdef_gates_0}, and with draws {@code net_0123456789abcdef_data_1000_0}.
   */
  public String key() {
    return stem() + data.map(LawCell::choice).orElse("") + "_" + seed;
  }

  /** What the weights and samples of draws derive from: the key without how many draws there are. */
  public String stream() {
    return stem() + "_" + seed;
  }

  private String stem() {
    return subject.stem() + "_" + fields.label() + setting.map(other -> "_" + other.keyPart()).orElse("");
  }

  /** The same question of another setting. */
  public LawCell with(Optional<Setting> other) {
    return new LawCell(subject, fields, sweepSeed, seed, data, other);
  }

  private static String choice(DataChoice data) {
    return "_" + (data.first() == 0 ? "" : data.first() + "to")
        + (data.first() == 0 ? data.draws() : data.first() + data.draws() - 1)
        + data.inputs().map(in -> "_" + in.samples() + "in" + in.sha256().substring(0, 8)).orElse("");
  }
}
