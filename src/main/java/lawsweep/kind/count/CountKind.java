package lawsweep.kind.count;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.law.Certificate;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCount;
import lawsweep.law.Loss;
import lawsweep.law.NetLine;
import lawsweep.law.Road;
import lawsweep.law.Verdict;
import lawsweep.lie.span.Engines;
import lawsweep.road.symmetric.WidthTheorems;
import lawsweep.road.theorem.StatementReader;
import lawsweep.spec.InputFiles;
import lawsweep.sweep.Caveat;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Check;
import lawsweep.sweep.Column;
import lawsweep.sweep.Entries;
import lawsweep.sweep.Kind;
import lawsweep.sweep.RecordShape;
import lawsweep.sweep.Remembered;
import lawsweep.sweep.Theorem;
import lawsweep.work.CheckpointStore;
import lawsweep.work.DeviceShare;
import lawsweep.work.Estimate;
import lawsweep.work.LimitCheck;
import lawsweep.work.Limits;
import lawsweep.work.NamedLimits;
import lawsweep.work.OutOfReachException;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/**
 * Counts of conservation laws: the entries {@code networks} of a spec. Each cell is counted on the road that is its
 * own.
 */
public class CountKind implements Kind<CountCell, CountOutcome> {

  /** What a count without an answer falls short of. */
  public static final Caveat UNDECIDED = new Caveat(Verdict.UNDECIDED.label(), Verdict.UNDECIDED.label());

  private final Roads roads;
  private final RoadChoice choice;
  private final List<Theorem.Reader> theorems;
  private final InputRule rule;
  private final Map<String, Remembered> remembered;
  private final GpuUse gpu;

  /**
   * The kind on the processor alone.
   *
   * @param kernels compute
   * @param choice chooses the road of each cell
   */
  public CountKind(Kernels kernels, RoadChoice choice) {
    this(Engines.host(kernels), choice, GpuUse.NONE);
  }

  /**
   * The kind where there may be a GPU.
   *
   * @param engines compute
   * @param choice chooses the road of each cell
   * @param gpu says which cells a GPU takes, or that the engines compute on one
   */
  public CountKind(Engines engines, RoadChoice choice, GpuUse gpu) {
    this(Roads.of(engines), choice, readers(engines.kernels()),
        InputRule.EXACT, Map.of(), gpu);
  }

  private static List<Theorem.Reader> readers(Kernels kernels) {
    return List.of(new WidthTheorems(kernels), new StatementReader(), new LawDocuments(kernels));
  }

  private CountKind(Roads roads, RoadChoice choice, List<Theorem.Reader> theorems, InputRule rule,
      Map<String, Remembered> remembered, GpuUse gpu) {
    this.gpu = gpu;
    this.roads = roads;
    this.choice = choice;
    this.theorems = theorems;
    this.rule = rule;
    this.remembered = Map.copyOf(remembered);
  }

  @Override
  public final Class<CountCell> cells() {
    return CountCell.class;
  }

  @Override
  public final String entries() {
    return "networks";
  }

  @Override
  public final String example() {
    return "family: linear, depth: 2, each: 1..3";
  }

  @Override
  public final Entries<CountCell> reader(InputFiles files) {
    return new CountEntries(new InputSource(files, rule, remembered));
  }

  @Override
  public final Kind<CountCell, CountOutcome> before() {
    return new CountKind(roads, choice, theorems, InputRule.ROUNDED, remembered, gpu);
  }

  @Override
  public final Optional<Remembered> remembered(CountCell cell) {
    return cell.law().data().flatMap(DataChoice::inputs).map(inputs -> new Remembered(inputs.sha256(),
        inputs.samples(), cell.law().architecture().width(cell.law().architecture().depth())));
  }

  @Override
  public final Kind<CountCell, CountOutcome> recalling(Map<String, Remembered> files) {
    return new CountKind(roads, choice, theorems, rule, files, gpu);
  }

  @Override
  public final List<RecordShape> shapes(long sweepSeed) {
    return CountRecords.shapes(sweepSeed);
  }

  @Override
  public final int shape(CountCell cell, Optional<CountOutcome> outcome) {
    if (outcome.filter(found -> !found.count().counted()).isPresent()) {
      return 7;
    }
    if (cell.law().setting().isPresent()) {
      return cell.law().line().isPresent() ? 10 : 9;
    }
    if (outcome.filter(found -> found.count().certificate().orders().isPresent()).isPresent()) {
      return cell.law().loss() == Loss.MSE ? 11 : 12;
    }
    boolean draws = cell.law().data().isPresent();
    if (cell.law().loss() != Loss.MSE) {
      return draws ? 4 : 3;
    }
    if (cell.law().weights().isPresent()) {
      return 8;
    }
    if (cell.law().line().flatMap(NetLine::lawsOf).isPresent()) {
      return 6;
    }
    return cell.law().line().isPresent() ? (draws ? 5 : 2) : (draws ? 1 : 0);
  }

  @Override
  public final List<Column> columns() {
    return CountColumns.ALL;
  }

  @Override
  public String label(CountCell cell) {
    return roads.choose(choice, cell.law()).label();
  }

  @Override
  public String label(CountCell cell, Limits limits) {
    return road(cell, limits).label();
  }

  /** That of the road which came to the end. */
  @Override
  public final String labelOf(CountCell cell, CountOutcome outcome) {
    return outcome.count().certificate().method();
  }

  /** The method, for data fields with their name: their rules have versions of their own. */
  @Override
  public final String rules(CountCell cell, String method) {
    return cell.law().data().isPresent() ? method + " " + Fields.DATA.label() : method;
  }

  /**
   * The version by which such a cell is counted today: cells of one sweep may have different ones, as some rules change
   * nothing of some cells. Counts with time-dependent fields have rules of their own. Without its inputs a cell does
   * not tell; the version of its result then stands for the set.
   */
  @Override
  public final String ruleSet(CountCell cell, CountOutcome outcome) {
    Certificate certificate = outcome.count().certificate();
    if (InputNumbers.missing(outcome.count())) {
      return outcome.engine();
    }
    return certificate.orders().isPresent() ? "orders" : roads.of(certificate).rules(certificate.cell());
  }

  @Override
  public Estimate estimate(CountCell cell) {
    return roads.choose(choice, cell.law()).estimate(cell.law());
  }

  /** Certificates with data fields hold distributions. */
  @Override
  public final long recordBytes(CountCell cell) {
    return cell.law().data().isPresent() ? 2500 : 1000;
  }

  /** Those of all roads. */
  @Override
  public final List<String> listsOfCertificates() {
    return List.of("widths", "primes", "ranks", "level_dims", "reduced", "trees", "layers", "parents");
  }

  @Override
  public Estimate estimate(CountCell cell, Limits limits) {
    Estimate estimate =
        limits.allLevels() ? estimate(cell) : roads.choose(choice, cell.law()).estimate(cell.law(), limits);
    return LimitCheck.refuse(estimate, limits).isEmpty() ? estimate
        : gpu.estimate(cell.law(), road(cell, limits), limits);
  }

  @Override
  public Optional<DeviceShare> device(CountCell cell, Limits limits) {
    return gpu.share(cell.law(), () -> road(cell, limits));
  }

  /** The first road that the limits of memory and bracket length admit, by the estimate; the first if none does. */
  private Road road(CountCell cell, Limits limits) {
    Road first = roads.choose(choice, cell.law());
    return admit(limits, first, cell) ? first
        : roads.inTurn(choice, cell.law()).stream().filter(road -> admit(limits, road, cell)).findFirst().orElse(first);
  }

  private static boolean admit(Limits limits, Road road, CountCell cell) {
    return LimitCheck.refuse(road.estimate(cell.law(), limits), limits).isEmpty();
  }

  /**
   * Counts on the road of the cell. Where it ends undecided because brackets would get longer than the limit, which
   * only shows on the way, the next one that counts and that the limits admit goes on. A road that ends because its
   * time is used up is the last.
   */
  @Override
  public CountOutcome run(CountCell cell, Limits limits, Team team, Stop stop, CheckpointStore checkpoints) {
    Road first = road(cell, limits);
    LawCount count = first.counts() ? first.count(cell.law(), limits, team, stop)
        : named(first, cell, limits, team, stop);
    if (endedByLength(count)) {
      List<Road> inTurn = roads.inTurn(choice, cell.law());
      for (Road road : inTurn.subList(inTurn.indexOf(first) + 1, inTurn.size())) {
        if (endedByLength(count) && road.counts() && admit(limits, road, cell)) {
          count = road.count(cell.law(), limits, team, stop);
        }
      }
    }
    return new CountOutcome(count);
  }

  /** Known laws alone; if they cannot be found, the limit that keeps the cell from a count is said, too. */
  private LawCount named(Road road, CountCell cell, Limits limits, Team team, Stop stop) {
    try {
      return road.count(cell.law(), limits, team, stop);
    } catch (OutOfReachException e) {
      Road asked = roads.choose(choice, cell.law());
      throw asked.counts()
          ? new OutOfReachException(
              LimitCheck.refuse(asked.estimate(cell.law(), limits), limits).map(limit -> limit + "; ").orElse("")
                  + e.getMessage())
          : e;
    }
  }

  private static boolean endedByLength(LawCount count) {
    return count.verdict() == Verdict.UNDECIDED && NamedLimits.BRACKET_LENGTH.isIn(count.reason());
  }

  @Override
  public double effort(CountCell cell, CountOutcome outcome) {
    return roads.estimate(outcome.count().certificate()).flops();
  }

  @Override
  public Check check(CountCell cell, CountOutcome outcome, Team team, Stop stop) {
    Check.How how = InputNumbers.missing(outcome.count()) ? Check.How.WITHOUT_INPUTS : Check.How.PROVED;
    return new Check(how, roads.refuse(outcome.count(), team, stop));
  }

  @Override
  public final String evidence() {
    return "the certificate";
  }

  @Override
  public final CountFindings findings() {
    return new CountFindings();
  }

  @Override
  public final Optional<String> countedAs(CountCell cell, CountOutcome outcome) {
    return CountFindings.word(outcome.count());
  }

  /** Those of networks; where counts at weights from a file have one of their own, it is told besides. */
  @Override
  public final List<String> verdicts() {
    return Arrays.stream(Verdict.values()).filter(verdict -> verdict != Verdict.AT_THESE_WEIGHTS).map(Verdict::label)
        .toList();
  }

  @Override
  public final Optional<String> verdict(CountOutcome outcome) {
    return Optional.of(outcome.today().verdict().label());
  }

  @Override
  public final List<Caveat> caveats() {
    return List.of(UNDECIDED);
  }

  @Override
  public final Optional<Caveat> caveat(CountOutcome outcome) {
    return outcome.today().verdict() == Verdict.UNDECIDED ? Optional.of(UNDECIDED) : Optional.empty();
  }

  @Override
  public final String why(CountCell cell, CountOutcome outcome) {
    return outcome.today().reason();
  }

  @Override
  public final CellRecord restore(CellRecord record, CountCell cell) {
    return InputNumbers.restore(record, cell);
  }

  @Override
  public final List<Theorem.Reader> theorems() {
    return theorems;
  }
}
