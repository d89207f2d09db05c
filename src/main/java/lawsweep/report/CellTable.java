package lawsweep.report;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import lawsweep.export.CountCommand;
import lawsweep.json.NumberList;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.CountOutcome;
import lawsweep.kind.simulation.SimulationCell;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.CellStatus;

/**
 * The table {@code cells}: a row for each cell of a sweep, whether it has a record or not. {@code kind}
 * is {@code count} or {@code simulation}; {@code outcome} is a verdict, {@code simulated},
 * {@code skipped}, {@code failed}, or {@code left} where there is no record yet. The columns of
 * architectures are missing for simulations.
 */
final class CellTable {

  /** Makes the table. */
  static final String CREATE = """
      CREATE TABLE cells (place INTEGER, kind VARCHAR, cell VARCHAR, outcome VARCHAR, family VARCHAR, widths VARCHAR,
        bias VARCHAR, fields VARCHAR, seed INTEGER, depth INTEGER, width INTEGER, narrowest INTEGER, output INTEGER, input INTEGER,
        parameters BIGINT, level_dims VARCHAR, lie_dim BIGINT, laws BIGINT, known_laws BIGINT, extra_laws BIGINT,
        error_bound DOUBLE, method VARCHAR, seconds DOUBLE, reason VARCHAR, command VARCHAR)""";

  private final ReportDatabase.Rows rows;
  private final CountCommand command;

  CellTable(ReportDatabase.Rows rows, CountCommand command) {
    this.rows = rows;
    this.command = command;
  }

  /** Adds a cell, the place-th of the grid. */
  void add(int place, Cell cell, Optional<CellRecord> record) throws IOException {
    String outcome = outcome(record);
    String reason = record.map(CellRecord::reason).orElse("");
    Double seconds = record.map(CellRecord::seconds).orElse(null);
    String method = record.map(CellRecord::method).orElse(null);
    Optional<LawCount> count = record.flatMap(CountOutcome::count);
    Optional<LawCell> law = CountCell.law(cell);
    if (law.isEmpty()) {
      rows.add(place, "simulation", cell.key(), outcome, cell.family(), null, null, null, cell.seed(),
          null, SimulationCell.langevin(cell).map(LangevinCell::width).orElse(null), null, null, null,
          cell.parameters(), null,
          null, null, null, null, null, method, seconds, reason, null);
      return;
    }
    Architecture a = law.get().architecture();
    List<Integer> hidden = a.widths().subList(1, a.depth());
    rows.add(place, "count", cell.key(), outcome, cell.family(), a.widthsLabel(), a.bias().label(),
        law.get().fields().label(), cell.seed(), a.depth(), hidden.stream().max(Integer::compare).orElseThrow(),
        a.widths().stream().min(Integer::compare).orElseThrow(), a.width(0), a.width(a.depth()), a.parameters(),
        count.map(c -> NumberList.text(c.levelDims())).orElse(null), count.map(LawCount::lieDim).orElse(null),
        count.map(LawCount::laws).orElse(null), count.map(LawCount::knownLaws).orElse(null),
        count.map(LawCount::extraLaws).orElse(null), count.map(LawCount::errorBound).orElse(null), method, seconds,
        reason, outcome.equals("complete") || outcome.equals("left") ? null : command.of(law.get()));
  }

  /** What became of a cell, in one word. */
  static String outcome(Optional<CellRecord> record) {
    if (record.isEmpty()) {
      return "left";
    }
    if (record.get().status() != CellStatus.DONE) {
      return record.get().status().label();
    }
    return CountOutcome.count(record.get()).map(LawCount::verdict).map(Verdict::label).orElse("simulated");
  }
}
