package lawsweep.kind.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import lawsweep.json.Form;
import lawsweep.json.StrictObject;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.Column;
import lawsweep.sweep.RecordForm;
import lawsweep.sweep.RecordShape;
import lawsweep.sweep.TableColumn;

/**
 * The records of simulations as JSON: the cell in an object {@code langevin}, what it gave in an object
 * {@code simulation}. The keys of counts are there as well, all null: records of version 0.1.0 have them.
 */
final class SimulationRecords {

  private static final String REFUSAL = "the record of a simulation";

  private static final Column CELL =
      Column.of(TableColumn.text(SimulationForm.CELL), record -> cell(record).text(SimulationCell.langevin(record)))
          .where(SimulationCell.class::isInstance).inWholeRecords();
  private static final Column RESULT = Column.of(TableColumn.text(SimulationForm.RESULT),
      record -> SimulationClaim.of(record).map(claim -> SimulationForm.summary(claim.cell()).text(claim)).orElse(null))
      .where(SimulationCell.class::isInstance).inWholeRecords();

  /** The columns of simulations, in the order of tables. */
  static final List<Column> COLUMNS = columns();

  /** All of a record, or for exports of its observables only how many there are. */
  static final RecordShape SHAPE = shape();

  private SimulationRecords() {}

  private static RecordShape shape() {
    Form<CellRecord> whole = form((json, record) -> SimulationForm.OUTCOME.write(json, simulated(record)),
        SimulationRecords::read);
    Form<CellRecord> exported = form(
        (json, record) -> SimulationForm.summary(SimulationCell.langevin(record)).write(json, claim(record)),
        SimulationRecords::readExport);
    return new RecordShape(Set.of(SimulationForm.CELL), SimulationForm.CELL, whole, exported, Optional.of(exported));
  }

  private static List<Column> columns() {
    List<Column> columns = new ArrayList<>(Column.COMMON);
    columns.addAll(columns.indexOf(Column.FAMILY) + 1,
        List.of(parameter(TableColumn.real("depth")), parameter(TableColumn.integer("width"))));
    columns.add(CELL);
    columns.add(RESULT);
    return List.copyOf(columns);
  }

  /** A column with the parameter of its name, empty where that means nothing. */
  private static Column parameter(TableColumn head) {
    return Column.of(head, record -> IdentifyingColumns.value(head.key(), SimulationCell.langevin(record)));
  }

  private static Form<CellRecord> form(Form.Writer<CellRecord> result, Function<StrictObject, CellRecord> read) {
    Form.Builder<CellRecord> form = RecordForm.begin().nulls(REFUSAL, List.of("widths", "bias", "fields"));
    RecordForm.followsFromCell(form)
        .nulls(REFUSAL, List.of("level_dims", "lie_dim", "laws", "known_laws", "extra_laws", "verdict"));
    RecordForm.method(form).nulls(REFUSAL, List.of("bracket_length", "primes", "error_bound"));
    return RecordForm.end(form).nulls(REFUSAL, List.of("certificate"))
        .value(SimulationForm.CELL, (json, record) -> cell(record).write(json, SimulationCell.langevin(record)))
        .value(SimulationForm.RESULT, (json, record) -> {
          if (record.outcome().isPresent()) {
            result.write(json, record);
          } else {
            json.writeNull();
          }
        })
        .make(read);
  }

  private static Form<LangevinCell> cell(CellRecord record) {
    return SimulationForm.ALL.of(SimulationCell.langevin(record).equation());
  }

  private static Simulated simulated(CellRecord record) {
    if (!(record.outcome().orElse(null) instanceof Simulated all)) {
      throw new IllegalArgumentException("expected all of a simulation, got " + record.key());
    }
    return all;
  }

  private static SimulationClaim claim(CellRecord record) {
    return SimulationClaim.of(record).orElseThrow();
  }

  private static CellRecord read(StrictObject line) {
    Optional<Simulated> outcome = line.maybe(SimulationForm.RESULT, SimulationForm.OUTCOME);
    return RecordForm.record(line, new SimulationCell(SimulationForm.ALL.cell(line)), outcome);
  }

  /** Of cells without a result exports have all. */
  private static CellRecord readExport(StrictObject line) {
    line.same("status", CellStatus.DONE.label(), line.text("status"));
    LangevinCell cell = SimulationForm.ALL.cell(line);
    return RecordForm.record(line, new SimulationCell(cell),
        line.maybe(SimulationForm.RESULT, SimulationForm.summary(cell)));
  }
}
