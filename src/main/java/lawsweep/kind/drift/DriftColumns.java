package lawsweep.kind.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import lawsweep.drift.GroupResult;
import lawsweep.drift.RunResult;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Column;
import lawsweep.sweep.TableColumn;

/** The columns that runs fill in the table of cells: of several runs the last is shown, and all verdicts. */
final class DriftColumns {

  /** In the order of tables. */
  static final List<Column> ALL = all();

  private DriftColumns() {}

  private static List<Column> all() {
    List<Column> columns = new ArrayList<>(Column.COMMON);
    columns.addAll(columns.indexOf(Column.PARAMETERS) + 1, List.of(
        own(TableColumn.text("run"), record -> ((DriftCell) record.cell()).runs().stream().map(RunSource::name)
            .collect(Collectors.joining(" "))),
        own(TableColumn.large("run_laws"), record -> total(record, GroupResult::count)),
        own(TableColumn.real("run_rel"), record -> total(record, all -> DriftNumbers.inTable(all.last().rel()))),
        own(TableColumn.real("run_index"), record -> total(record, all -> DriftNumbers.inTable(all.last().index()))),
        own(TableColumn.text("run_verdict"), DriftColumns::verdicts)));
    return List.copyOf(columns);
  }

  private static Column own(TableColumn head, Function<CellRecord, Object> value) {
    return Column.of(head, value).where(DriftCell.class::isInstance);
  }

  private static Object total(CellRecord record, Function<GroupResult, Object> value) {
    return DriftOutcome.result(record).map(result -> value.apply(result.runs().getLast().total())).orElse(null);
  }

  private static Object verdicts(CellRecord record) {
    return DriftOutcome.result(record).map(result -> result.runs().stream().map(RunResult::total)
        .map(total -> total.verdict().word()).distinct().collect(Collectors.joining(" "))).orElse(null);
  }
}
