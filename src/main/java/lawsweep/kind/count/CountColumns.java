package lawsweep.kind.count;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import lawsweep.json.Lists;
import lawsweep.law.CellForm;
import lawsweep.law.CertificateForm;
import lawsweep.law.DataChoice;
import lawsweep.law.GivenWeights;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Loss;
import lawsweep.law.NetLine;
import lawsweep.law.Proof;
import lawsweep.law.SettingColumns;
import lawsweep.law.Validity;
import lawsweep.network.Architecture;
import lawsweep.pattern.Inputs;
import lawsweep.road.data.DataCertificate;
import lawsweep.road.data.DataForm;
import lawsweep.road.data.DrawTally;
import lawsweep.sweep.Assigned;
import lawsweep.sweep.Cell;
import lawsweep.sweep.Column;
import lawsweep.sweep.TableColumn;

/** The columns of counts, in the table of cells and as keys of their records. */
final class CountColumns {

  /** One for all columns of data fields, so that a sweep is searched for such cells once. */
  private static final Predicate<Cell> WITH_DATA = CountColumns::withData;

  /** One for all columns of lines. */
  private static final Predicate<Cell> WITH_LINES = CountColumns::withLine;

  /** One for all columns of blocks. */
  private static final Predicate<Cell> WITH_BLOCKS = CountColumns::withBlock;

  /** One for all columns of weights from a file. */
  private static final Predicate<Cell> WITH_WEIGHTS = CountColumns::withWeights;

  static final Column WIDTHS = ofWidths(TableColumn.integers("widths"), Architecture::widths);
  /** The number of matrices. */
  private static final Column DEPTH = ofWidths(TableColumn.real("depth"), Architecture::depth);
  /** The widest hidden layer; attention has none. */
  private static final Column HIDDEN =
      ofWidths(TableColumn.integer("hidden"), network -> network.widestHidden().orElse(null))
          .where(CountCell.class::isInstance);
  /** Simulations have one; counts say their widths. */
  private static final Column WIDTH = Column.of(TableColumn.integer("width"), record -> null);
  static final Column BIAS = ofWidths(TableColumn.text("bias"), network -> network.bias().label());
  private static final Column NET = ofLine(TableColumn.text(CellForm.LINE_KEY), NetLine::text);
  private static final Column LAWS_OF =
      ofLine(TableColumn.text(CellForm.LAWS_OF_KEY), line -> line.lawsOf().orElse(null)).where(WITH_BLOCKS);
  private static final Column WEIGHTS = ofLine(TableColumn.text(CellForm.WEIGHTS_KEY),
      line -> line.weights().map(GivenWeights::file).orElse(null)).where(WITH_WEIGHTS);
  private static final Column OVER =
      ofLine(TableColumn.assigned(CellForm.OVER_KEY), line -> line.over().isEmpty() ? null : new Assigned(line.over()));
  private static final Column KNOWN_KINDS = ofCount(TableColumn.counts("known_kinds"),
      count -> CountOutcome.kinds(count).orElse(null)).where(WITH_LINES);
  private static final Column SURVIVES = ofCount(TableColumn.counts("survives"),
      count -> count.certificate().survives().orElse(null)).where(WITH_LINES);
  /** One for all columns of settings. */
  private static final Predicate<Cell> WITH_SETTINGS = CountColumns::withSetting;

  static final Column FIELDS = ofCell(TableColumn.text("fields"), law -> law.fields().label());
  private static final Column LOSS =
      ofCell(TableColumn.text(CellForm.LOSS_KEY), CountColumns::loss).where(CountColumns::withLoss);
  static final Column PARAMETERS = Column.of(Column.PARAMETERS.head(),
      record -> CountOutcome.count(record).map(LawCount::parameters).orElse(record.cell().parameters()));

  /** What a count found, up to the word for how it was made. */
  static final List<Column> FOUND = List.of(
      ofCount(TableColumn.integers("level_dims"), count -> list(count.levelDims())),
      ofDimension(TableColumn.large("lie_dim"), LawCount::lieDim),
      ofDimension(TableColumn.large("laws"), LawCount::laws),
      ofCount(TableColumn.large("known_laws"), LawCount::knownLaws),
      ofDimension(TableColumn.large("extra_laws"), LawCount::extraLaws),
      ofCount(TableColumn.text("verdict"), count -> count.verdict().label()));

  /** What it rests on. */
  static final List<Column> EVIDENCE = List.of(
      ofCount(TableColumn.integer("bracket_length"),
          count -> count.bracketLength() == 0 ? null : count.bracketLength()),
      ofCount(TableColumn.integers("primes"), count -> list(count.certificate().primes())),
      ofCount(TableColumn.real("error_bound"), count -> Double.isNaN(count.errorBound()) ? null : count.errorBound()));

  private static final Column ORDERS = ofCount(TableColumn.integer("orders"),
      count -> count.certificate().orders().isPresent() ? count.certificate().orders().getAsInt() : null)
      .within(limits -> !limits.allLevels());

  private static final Column DRAWS = ofData(TableColumn.integer("draws"), DataChoice::draws);
  private static final Column SAMPLES =
      ofData(TableColumn.integer("samples"), data -> data.inputs().map(Inputs::samples).orElse(null));

  /** What its draws gave. */
  private static final List<Column> TALLY = List.of(
      ofTally(TableColumn.counts("rank_histogram"), tally -> DataForm.counts(tally.ranks())),
      ofTally(TableColumn.counts("lie_histogram"), tally -> DataForm.counts(tally.lies())),
      ofTally(TableColumn.counts("dead_neurons"), tally -> DataForm.counts(tally.deadNeurons())),
      ofTally(TableColumn.real("at_phi"), DrawTally::shareAtPhi),
      ofTally(TableColumn.large("patterns"), DrawTally::patterns),
      ofTally(TableColumn.listsOf("witnesses", DataForm.WITNESS_KEYS), DataForm::witnesses));

  private static final Column CERTIFICATE = ofCount(TableColumn.text(CertificateForm.KEY),
      count -> Roads.PLAIN.text(count.certificate(), Lists.ARRAYS)).inWholeRecords();

  /** Where a proved count holds, and what its proof goes by: derived, in tables of columns only. */
  private static final List<Column> PROOF = List.of(
      ofCount(TableColumn.text("valid"), count -> Validity.of(count).map(Validity::label).orElse(null))
          .where(CountCell.class::isInstance),
      ofCount(TableColumn.text("proof"), count -> Roads.PLAIN.proof(count).map(Proof::label).orElse(null))
          .where(CountCell.class::isInstance));

  /** All of them, in the order of tables. */
  static final List<Column> ALL = all();

  private CountColumns() {}

  private static List<Column> all() {
    List<Column> all =
        new ArrayList<>(
            List.of(Column.CELL, Column.REPEAT, Column.STATUS, Column.FAMILY, WIDTHS, NET, LAWS_OF, OVER, WEIGHTS,
                DEPTH,
                HIDDEN, WIDTH, BIAS, FIELDS, LOSS,
                Column.SEED, PARAMETERS));
    all.addAll(FOUND);
    all.add(KNOWN_KINDS);
    all.add(SURVIVES);
    all.add(Column.METHOD);
    all.addAll(EVIDENCE);
    all.addAll(List.of(Column.BACKEND, Column.SECONDS));
    all.addAll(settings());
    all.add(DRAWS);
    all.addAll(TALLY);
    all.addAll(List.of(SAMPLES, ORDERS, Column.SCHEMA, Column.REASON, CERTIFICATE));
    all.addAll(PROOF);
    return List.copyOf(all);
  }

  /** In sweeps with cross entropy {@code loss} stands before; no table has two columns of a name. */
  private static List<Column> settings() {
    List<Column> settings = new ArrayList<>();
    SettingColumns.BEFORE_DAMPING.forEach(key -> settings.add(ofSetting(key)));
    settings.add(ofCell(TableColumn.integer(SettingColumns.DAMPING), SettingColumns::damping));
    SettingColumns.AFTER_DAMPING.forEach(key -> settings.add(ofSetting(key)));
    settings.add(ofCell(TableColumn.large(SettingColumns.PHASE_DIM), SettingColumns::phaseDim));
    settings.add(ofCount(TableColumn.large(SettingColumns.TIME_LAWS),
        count -> SettingColumns.timeLaws(count.certificate())));
    return settings.stream().map(column -> column.where(WITH_SETTINGS)).toList();
  }

  private static Column ofSetting(String key) {
    return ofCell(TableColumn.text(key), law -> SettingColumns.text(key, law));
  }

  private static String loss(LawCell law) {
    return law.setting().isPresent() ? SettingColumns.text(CellForm.LOSS_KEY, law)
        : law.line().isPresent() ? null : law.loss().label();
  }

  /** A list that is nothing if it is empty. */
  private static List<Integer> list(List<Integer> numbers) {
    return numbers.isEmpty() ? null : numbers;
  }

  private static boolean withData(Cell cell) {
    return CountCell.data(cell).isPresent();
  }

  private static Column ofCell(TableColumn head, Function<LawCell, Object> value) {
    return Column.of(head, record -> value.apply(CountCell.law(record)));
  }

  private static Column ofWidths(TableColumn head, Function<Architecture, Object> value) {
    return ofCell(head, law -> law.subject().architecture().map(value).orElse(null));
  }

  private static Column ofLine(TableColumn head, Function<NetLine, Object> value) {
    return ofCell(head, law -> law.line().map(value).orElse(null)).where(WITH_LINES);
  }

  private static boolean withLoss(Cell cell) {
    return CountCell.law(cell).filter(law -> law.loss() != Loss.MSE).isPresent();
  }

  private static boolean withSetting(Cell cell) {
    return CountCell.law(cell).flatMap(LawCell::setting).isPresent();
  }

  private static boolean withBlock(Cell cell) {
    return CountCell.law(cell).flatMap(LawCell::line).flatMap(NetLine::lawsOf).isPresent();
  }

  private static boolean withWeights(Cell cell) {
    return CountCell.law(cell).flatMap(LawCell::weights).isPresent();
  }

  private static boolean withLine(Cell cell) {
    return CountCell.law(cell).flatMap(LawCell::line).isPresent();
  }

  private static Column ofCount(TableColumn head, Function<LawCount, Object> value) {
    return Column.of(head, record -> CountOutcome.count(record).map(value).orElse(null));
  }

  /** A number that only counts have which looked for the dimension. */
  private static Column ofDimension(TableColumn head, Function<LawCount, Object> value) {
    return ofCount(head, count -> count.counted() ? value.apply(count) : null);
  }

  private static Column ofData(TableColumn head, Function<DataChoice, Object> value) {
    return Column.of(head, record -> CountCell.data(record.cell()).map(value).orElse(null)).where(WITH_DATA);
  }

  private static Column ofTally(TableColumn head, Function<DrawTally, Object> value) {
    return ofCount(head,
        count -> count.certificate() instanceof DataCertificate data ? value.apply(data.tally()) : null)
        .where(WITH_DATA);
  }
}
