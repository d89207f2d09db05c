package lawsweep.kind.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lawsweep.drift.CheckpointDrift;
import lawsweep.drift.GroupResult;
import lawsweep.drift.LawTable;
import lawsweep.drift.RunCourse;
import lawsweep.drift.RunResult;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.Table;
import lawsweep.sweep.TableColumn;

/**
 * The table {@code drift}: of each run a row for each law and checkpoint, then, with an empty law, for each group of
 * laws and checkpoint, and for all laws. In rows of groups {@code drift} is the largest of a law, and {@code floor} is
 * relative as {@code rel} is; in those of laws both are in units of {@code value}.
 */
final class DriftRows implements Table, Table.Rows {

  static final String NAME = "drift";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String entries() {
    return DriftKind.ENTRIES;
  }

  @Override
  public Rows of(Sweep sweep) {
    return this;
  }

  @Override
  public List<TableColumn> columns() {
    return List.of(TableColumn.text("run"), TableColumn.text("law"), TableColumn.text("kind"),
        TableColumn.text("group"), TableColumn.large("step"), TableColumn.real("time"), TableColumn.real("value"),
        TableColumn.real("drift"), TableColumn.real("rel"), TableColumn.real("index"), TableColumn.real("decay"),
        TableColumn.real("floor"), TableColumn.text("verdict"));
  }

  @Override
  public List<List<Object>> of(CellRecord record) {
    List<List<Object>> rows = new ArrayList<>();
    DriftOutcome.result(record).ifPresent(result -> result.runs().forEach(run -> add(run, rows)));
    return rows;
  }

  private static void add(RunResult run, List<List<Object>> rows) {
    for (GroupResult group : run.groups()) {
      group.laws().flatMap(GroupResult.Kept::table).ifPresent(table -> addLaws(run, group, table, rows));
    }
    for (GroupResult group : run.groups()) {
      addGroup(run, group, rows);
    }
    addGroup(run, run.total(), rows);
  }

  private static void addLaws(RunResult run, GroupResult group, LawTable table, List<List<Object>> rows) {
    for (int law = 0; law < table.count(); law++) {
      double start = table.value(0, law);
      for (int at = 0; at < run.course().steps().size(); at++) {
        double value = table.value(at, law);
        rows.add(Arrays.asList(run.run(), table.names().law(law), group.kind(), group.group(),
            run.course().steps().get(at), time(run.course(), at), value, table.drift(at, law),
            DriftNumbers.inTable(table.rel(at, law)), DriftNumbers.inTable(table.index(at, law)),
            DriftNumbers.inTable(value / start), DriftNumbers.inTable(table.floor(at, law)), group.verdict().word()));
      }
    }
  }

  private static void addGroup(RunResult run, GroupResult group, List<List<Object>> rows) {
    for (int at = 0; at < group.checkpoints().size(); at++) {
      CheckpointDrift drift = group.checkpoints().get(at);
      rows.add(Arrays.asList(run.run(), "", group.kind(), group.group(), drift.step(), time(run.course(), at), null,
          drift.max(), DriftNumbers.inTable(drift.rel()), DriftNumbers.inTable(drift.index()),
          DriftNumbers.inTable(drift.decay()), DriftNumbers.inTable(drift.floor()), group.verdict().word()));
    }
  }

  private static Double time(RunCourse course, int at) {
    return course.times().map(times -> times.get(at)).orElse(null);
  }
}
