package lawsweep.kind.drift;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lawsweep.spec.InputFiles;
import lawsweep.sweep.CellFiles;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Check;
import lawsweep.sweep.Column;
import lawsweep.sweep.EarlierFiles;
import lawsweep.sweep.Entries;
import lawsweep.sweep.Findings;
import lawsweep.sweep.Kind;
import lawsweep.sweep.RecordShape;
import lawsweep.sweep.Table;
import lawsweep.work.CheckpointStore;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** What training runs conserve: the entries {@code drift} of a spec. */
public final class DriftKind implements Kind<DriftCell, DriftOutcome> {

  /** The key of the spec whose entries ask for runs. */
  static final String ENTRIES = "drift";

  /** The version of the rules: records of one version say the same of the same files. */
  static final String ENGINE = "1";

  /** Laws are kept one by one up to so many. */
  static final int MOST_LAWS = 10_000;

  /** So many checkpoints are expected of a folder: what is in it is not looked at to plan. */
  private static final long CHECKPOINTS = 10;
  private static final long OPERATIONS = 20;
  private static final long MEMORY = 1L << 27;
  private static final long LAW_BYTES = 150;
  private static final long VALUE_BYTES = 60;

  private final Optional<Path> directory;

  /** For cells that read folders. */
  public DriftKind() {
    this(Optional.empty());
  }

  private DriftKind(Optional<Path> directory) {
    this.directory = directory;
  }

  @Override
  public Class<DriftCell> cells() {
    return DriftCell.class;
  }

  @Override
  public String entries() {
    return ENTRIES;
  }

  @Override
  public String example() {
    return "run: runs/mine, model: {net: 'vec 2 > dense 3 > relu > out 1', names: sequential}";
  }

  @Override
  public Entries<DriftCell> reader(InputFiles files) {
    return reader(files, EarlierFiles.NONE);
  }

  @Override
  public Entries<DriftCell> reader(InputFiles files, EarlierFiles earlier) {
    return new DriftEntries(files, earlier);
  }

  @Override
  public List<CellFiles> needs(DriftCell cell) {
    return cell.needs();
  }

  @Override
  public Kind<DriftCell, DriftOutcome> at(Path results) {
    return new DriftKind(Optional.of(results));
  }

  @Override
  public List<RecordShape> shapes(long sweepSeed) {
    return List.of(RecordShape.of(ENTRIES, DriftCell.class, DriftCell.FORM, "conserved", DriftOutcome.class,
        DriftOutcome.FORM));
  }

  @Override
  public List<Column> columns() {
    return DriftColumns.ALL;
  }

  @Override
  public List<Table> tables() {
    return List.of(new DriftRows());
  }

  @Override
  public String label(DriftCell cell) {
    return DriftCell.METHOD;
  }

  @Override
  public Estimate estimate(DriftCell cell) {
    return new Estimate((double) OPERATIONS * CHECKPOINTS * cell.parameters() * cell.runs().size(), MEMORY, 0);
  }

  @Override
  public long recordBytes(DriftCell cell) {
    return cell.runs().size() * Math.min(MOST_LAWS, cell.parameters()) * (LAW_BYTES + CHECKPOINTS * VALUE_BYTES);
  }

  @Override
  public DriftOutcome run(DriftCell cell, Limits limits, Team team, Stop stop, CheckpointStore checkpoints) {
    return new CellMeasurement(cell, directory, team, stop).outcome();
  }

  /** The files must be those that were read, and give the same result again; they are not at hand for exports. */
  @Override
  public Check check(DriftCell cell, DriftOutcome outcome, Team team, Stop stop) {
    CellMeasurement measurement = new CellMeasurement(cell, directory, team, stop);
    if (!outcome.engine().equals(ENGINE)) {
      return new Check(Check.How.READ, Optional.empty());
    }
    return measurement.atHand()
        ? new Check(Check.How.FROM_FILES, measurement.refuse(outcome))
        : new Check(Check.How.WITHOUT_FILES, Optional.empty());
  }

  @Override
  public String evidence() {
    return "the drift";
  }

  @Override
  public Findings<DriftCell, DriftOutcome> findings() {
    return new DriftFindings();
  }

  @Override
  public Optional<String> tally() {
    return Optional.of("measured");
  }

  /** Records do not say where folders are. */
  @Override
  public CellRecord restore(CellRecord record, DriftCell cell) {
    return record.with(cell, record.outcome());
  }
}
