package lawsweep.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lawsweep.circuit.line.Feature;
import lawsweep.circuit.line.Features;
import lawsweep.export.CountCommand;
import lawsweep.json.NumberList;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.CountOutcome;
import lawsweep.kind.count.DrawReach;
import lawsweep.kind.count.WhyExtra;
import lawsweep.kind.drift.DriftOutcome;
import lawsweep.kind.simulation.SimulationCell;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.law.CellForm;
import lawsweep.law.DataChoice;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.NetLine;
import lawsweep.law.SettingColumns;
import lawsweep.law.Verdict;
import lawsweep.law.setting.Flow;
import lawsweep.law.setting.Metric;
import lawsweep.law.setting.Setting;
import lawsweep.law.setting.SettingWords;
import lawsweep.network.Architecture;
import lawsweep.parquet.ParquetColumn;
import lawsweep.parquet.ParquetType;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.store.ResultReader;

/**
 * The rows of the table {@code cells}: one for each cell of a sweep, whether it has a record or not. {@code kind}
 * is {@code count}, {@code simulation} or {@code drift}; {@code outcome} is a verdict, {@code simulated}, {@code
 * measured}, {@code skipped}, {@code failed}, or {@code left} where there is no record yet; for counts with data fields
 * {@code always}, {@code sometimes} or {@code never}, by how many of those {@code drawn} have {@code reached} the
 * dimension of φ, unless a theorem says {@code extra}. Verdicts of older versions are put as the rules of today put
 * them. {@code inputs} tells the data of a network from others, {@code why} says where extra laws come from, and a
 * {@code surprise} is 1. The columns of architectures are missing for simulations and for networks that a line says,
 * whose line is {@code net}, of whose tensors {@code laws_of} laws are counted, with the numbers of its names in {@code
 * assigned} and its known laws by kind in {@code known_kinds}; what its words say is in the columns of {@link Feature
 * features}. Where known laws alone are named, {@code survives} says how many are left in real training, and what needs
 * a dimension is missing. {@code setting} says in words how weights are trained and from what, and its parts have
 * columns; it is missing, and they say so, for plain gradient flow on data without symmetry.
 */
final class CellTable {

  /** The columns and what they hold, in SQL. */
  private static final String COLUMNS =
      """
      place INTEGER, kind VARCHAR, cell VARCHAR, outcome VARCHAR, family VARCHAR, widths VARCHAR,
      bias VARCHAR, fields VARCHAR, inputs VARCHAR, seed INTEGER, depth INTEGER, width INTEGER, narrowest INTEGER,
      output INTEGER, input INTEGER, parameters BIGINT, level_dims VARCHAR, lie_dim BIGINT, laws BIGINT,
      known_laws BIGINT, extra_laws BIGINT, error_bound DOUBLE, why VARCHAR, surprise INTEGER, drawn BIGINT,
      reached BIGINT, log INTEGER, log_offset BIGINT, method VARCHAR, seconds DOUBLE, reason VARCHAR, command VARCHAR,
      net VARCHAR, assigned VARCHAR, loss VARCHAR, known_kinds VARCHAR, laws_of VARCHAR, survives VARCHAR,
      setting VARCHAR, flow VARCHAR, metric VARCHAR, form VARCHAR, damping VARCHAR, symmetry VARCHAR, labels VARCHAR""";

  /** Outcomes of cells that nobody will want to count again. */
  private static final Set<String> SETTLED =
      Set.of("complete", "always", "sometimes", "left");

  private static final int FEATURES = Feature.values().length;

  private final CountCommand command;
  /** The features of lines by their patterns: those of an entry have few. */
  private final Map<String, Features> read = new HashMap<>();

  CellTable(CountCommand command) {
    this.command = command;
  }

  /** The table's columns. */
  static List<ParquetColumn> columns() {
    List<ParquetColumn> columns = new ArrayList<>();
    for (String column : COLUMNS.split(",\\s*")) {
      String[] words = column.split(" ");
      columns.add(new ParquetColumn(words[0], ParquetType.of(words[1])));
    }
    for (Feature feature : Feature.values()) {
      columns.add(new ParquetColumn(column(feature), ParquetType.of(feature.isNumber() ? "INTEGER" : "VARCHAR")));
    }
    return columns;
  }

  /**
   * The row of a cell, the place-th of the grid: a value for each column, null for none.
   *
   * @param written where its record was written; the columns {@code log} and {@code log_offset}
   */
  Object[] row(int place, Cell cell, Optional<CellRecord> record, Optional<ResultReader.Written> written) {
    String outcome = outcome(record);
    Double seconds = record.map(CellRecord::seconds).orElse(null);
    String method = record.map(CellRecord::method).orElse(null);
    Optional<LawCount> count = record.flatMap(CountOutcome::today);
    Optional<LawCount> counted = count.filter(LawCount::counted);
    String reason = count.map(LawCount::reason).orElseGet(() -> record.map(CellRecord::reason).orElse(""));
    Optional<LawCell> law = CountCell.law(cell);
    if (law.isEmpty()) {
      return row(Optional.empty(), place, SimulationCell.langevin(cell).isPresent() ? "simulation" : "drift",
          cell.key(),
          outcome, cell.family(), null, null, null, null,
          cell.seed(), null, SimulationCell.langevin(cell).map(LangevinCell::width).orElse(null), null, null, null,
          cell.parameters(), null, null, null, null, null, null, null, null, null, null, null, null,
          method, seconds, reason, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }
    Optional<DrawReach> draws = count.flatMap(DrawReach::of);
    Optional<Architecture> network = law.get().subject().architecture();
    Optional<List<Integer>> hidden = network.map(a -> a.widths().subList(1, a.depth()));
    return row(law.get().line(), place, "count", cell.key(), outcome, cell.family(),
        network.map(Architecture::widthsLabel).orElse(null), network.map(a -> a.bias().label()).orElse(null),
        law.get().fields().label(), inputs(law.get()), cell.seed(),
        network.map(Architecture::depth).orElse(null), hidden.map(Collections::max).orElse(null),
        network.map(a -> Collections.min(a.widths())).orElse(null), network.map(a -> a.width(0)).orElse(null),
        network.map(a -> a.width(a.depth())).orElse(null), count.map(LawCount::parameters).orElseGet(cell::parameters),
        counted.map(c -> NumberList.text(c.levelDims())).orElse(null), counted.map(LawCount::lieDim).orElse(null),
        counted.map(LawCount::laws).orElse(null), count.map(LawCount::knownLaws).orElse(null),
        counted.map(LawCount::extraLaws).orElse(null),
        count.map(LawCount::errorBound).filter(bound -> !bound.isNaN()).orElse(null),
        count.flatMap(WhyExtra::of).orElse(null), count.map(c -> WhyExtra.isSurprise(c) ? 1 : 0).orElse(null),
        draws.map(DrawReach::draws).orElse(null), draws.map(DrawReach::reach).orElse(null),
        written.map(ResultReader.Written::log).orElse(null), written.map(ResultReader.Written::at).orElse(null), method,
        seconds, reason,
        SETTLED.contains(outcome) ? null : command.of(law.get()),
        law.get().line().map(NetLine::text).orElse(null), law.get().line().map(CellTable::assigned).orElse(null),
        loss(law.get()),
        count.flatMap(c -> c.certificate().knownKinds()).map(CellTable::kinds).orElse(null),
        law.get().line().flatMap(NetLine::lawsOf).orElse(null),
        count.flatMap(c -> c.certificate().survives()).map(CellTable::kinds).orElse(null),
        law.get().setting().map(Setting::shown).orElse(null), of("flow", law.get(), Flow.GRADIENT.label()),
        of("metric", law.get(), Metric.EUCLIDEAN.label()), of("form", law.get(), null),
        Optional.ofNullable(SettingColumns.damping(law.get())).map(String::valueOf).orElse(null),
        of("symmetry", law.get(), SettingWords.NONE), of("labels", law.get(), null));
  }

  private static String of(String key, LawCell law, String otherwise) {
    return Optional.ofNullable(SettingColumns.text(key, law)).orElse(otherwise);
  }

  private static String loss(LawCell law) {
    return law.setting().isPresent() ? SettingColumns.text(CellForm.LOSS_KEY, law)
        : law.line().isPresent() ? null : law.loss().label();
  }

  /** The column of a feature. */
  static String column(Feature feature) {
    return "word_" + feature.key();
  }

  /** The given values, and behind them the features of the line, if there is one. */
  private Object[] row(Optional<NetLine> line, Object... values) {
    Object[] row = Arrays.copyOf(values, values.length + FEATURES);
    if (line.isPresent()) {
      String text = line.get().text();
      Features features = read.computeIfAbsent(Features.pattern(text), any -> Features.of(text));
      int column = values.length;
      for (Feature feature : Feature.values()) {
        row[column++] = features.value(feature)
            .map(value -> feature.isNumber() ? (Object) Integer.valueOf(value) : value).orElse(null);
      }
    }
    return row;
  }

  /** {@code heads 8, neurons 6}. */
  private static String kinds(Map<String, Long> kinds) {
    return kinds.entrySet().stream().map(kind -> kind.getKey() + " " + kind.getValue())
        .collect(Collectors.joining(", "));
  }

  /** The numbers of names as DuckDB reads a map: <code>{h=2, m=3}</code>. */
  private static String assigned(NetLine line) {
    return line.over().toString();
  }

  /** What became of a cell, in one word. */
  static String outcome(Optional<CellRecord> record) {
    if (record.isEmpty()) {
      return "left";
    }
    if (record.get().status() != CellStatus.DONE) {
      return record.get().status().label();
    }
    Optional<LawCount> count = CountOutcome.today(record.get());
    if (DriftOutcome.result(record.get()).isPresent()) {
      return "measured";
    }
    return count.filter(c -> c.verdict() != Verdict.EXTRA).flatMap(DrawReach::of).map(DrawReach::word)
        .or(() -> count.map(LawCount::verdict).map(Verdict::label)).orElse("simulated");
  }

  /** The rows of a file that a network reads; empty for none. */
  private static String inputs(LawCell cell) {
    return cell.data().flatMap(DataChoice::inputs).map(inputs -> inputs.samples() + " " + inputs.sha256()).orElse("");
  }
}
