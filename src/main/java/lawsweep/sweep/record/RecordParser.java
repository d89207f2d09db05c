package lawsweep.sweep.record;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lawsweep.json.RecordFormatException;
import lawsweep.json.StrictObject;
import lawsweep.kind.count.Roads;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.law.CellForm;
import lawsweep.law.Certificate;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.road.data.DataCertificate;
import lawsweep.road.data.DataForm;
import lawsweep.sweep.grid.Cell;

/** Reads what {@link RecordCodec} writes. */
public final class RecordParser {

  private static final Set<String> RECORD_KEYS = recordKeys(false, "certificate");
  private static final Set<String> DATA_KEYS = recordKeys(true, "certificate", CellForm.CHOICE_KEY);
  private static final Set<String> SIMULATION_KEYS =
      recordKeys(false, "certificate", SimulationForm.CELL, SimulationForm.RESULT);

  private RecordParser() {}

  static CellRecord parse(byte[] json, long sweepSeed) {
    StrictObject line = StrictObject.parse(json,
        Map.of(SimulationForm.CELL, SIMULATION_KEYS, CellForm.CHOICE_KEY, DATA_KEYS), RECORD_KEYS);
    try {
      return line.has(SimulationForm.CELL) ? simulation(line) : record(line, sweepSeed);
    } catch (IllegalArgumentException e) {
      throw new RecordFormatException(String.valueOf(e.getMessage()), e);
    }
  }

  private static CellRecord record(StrictObject line, long sweepSeed) {
    Optional<LawCount> count = line.isNull("certificate") ? Optional.empty() : Optional.of(count(line));
    LawCell cell = CellForm.read(line, count.map(c -> c.certificate().cell().sweepSeed()).orElse(sweepSeed));
    cell.data().ifPresent(choice -> DrawColumns.checkCell(line, choice));
    line.same("cell", cell.key(), line.text("cell"));
    CellStatus status = line.word("status", CellStatus.WORDS);
    if (count.isEmpty()) {
      checkNoCount(line, cell);
    }
    return record(line, status, new Cell.Count(cell), count.map(Outcome.Count::new));
  }

  private static CellRecord simulation(StrictObject line) {
    Cell.Simulation cell = simulated(line);
    CellStatus status = line.word("status", CellStatus.WORDS);
    Optional<Outcome> outcome = line.isNull(SimulationForm.RESULT)
        ? Optional.empty()
        : Optional.of(line.object(SimulationForm.RESULT, SimulationForm.OUTCOME));
    return record(line, status, cell, outcome);
  }

  /** The cell of a simulation's record, with which all columns agree. */
  private static Cell.Simulation simulated(StrictObject line) {
    Cell.Simulation cell = new Cell.Simulation(SimulationForm.ALL.cell(line));
    line.same("cell", cell.key(), line.text("cell"));
    line.same("family", cell.family(), line.text("family"));
    line.same("method", cell.langevin().scheme().label(), line.text("method"));
    line.same("parameters", cell.parameters(), line.longInteger("parameters"));
    for (RecordColumn column : RecordColumn.of(false)) {
      if (!column.ofSimulation()) {
        absent(line, column.key());
      }
    }
    absent(line, "certificate");
    return cell;
  }

  private static void absent(StrictObject line, String key) {
    if (!line.isNull(key)) {
      throw new RecordFormatException("expected no '" + key + "' in the record of a simulation");
    }
  }

  /** Reads the object that an export has of a simulation that is done, without its observables. */
  public static SimulationClaim claim(byte[] json) {
    StrictObject line = StrictObject.parse(json, SIMULATION_KEYS);
    try {
      LangevinCell cell = simulated(line).langevin();
      line.same("status", CellStatus.DONE.label(), line.text("status"));
      line.same("schema", CellRecord.SCHEMA, line.integer("schema"));
      return line.object(SimulationForm.RESULT, SimulationForm.summary(cell));
    } catch (IllegalArgumentException e) {
      throw new RecordFormatException(String.valueOf(e.getMessage()), e);
    }
  }

  private static CellRecord record(StrictObject line, CellStatus status, Cell cell,
      Optional<? extends Outcome> outcome) {
    int schema = line.integer("schema");
    if (schema != CellRecord.SCHEMA) {
      throw new RecordFormatException("expected a record of schema " + CellRecord.SCHEMA + ", got schema " + schema);
    }
    return new CellRecord(schema, status, cell, outcome.map(o -> o), line.text("method"), line.text("backend"),
        line.real("seconds"), line.textOrEmpty("reason"));
  }

  private static LawCount count(StrictObject line) {
    Certificate certificate = Roads.PLAIN.read(line);
    line.same("primes", certificate.primes(), line.numbers("primes"));
    if (certificate instanceof DataCertificate data && line.has(CellForm.CHOICE_KEY)) {
      DataForm.COLUMNS.check(line, data.tally());
    }
    return new LawCount(line.longInteger("parameters"), line.numbers("level_dims"), line.longInteger("lie_dim"),
        line.longInteger("laws"), line.longInteger("known_laws"), line.longInteger("extra_laws"),
        line.word("verdict", Verdict.WORDS),
        bracketLength(line), line.real("error_bound"),
        line.textOrEmpty("reason"), certificate);
  }

  private static int bracketLength(StrictObject line) {
    if (line.isNull("bracket_length")) {
      return 0;
    }
    int length = line.integer("bracket_length");
    if (length == 0) {
      throw new RecordFormatException("expected null for no brackets in 'bracket_length', got 0");
    }
    return length;
  }

  private static void checkNoCount(StrictObject line, LawCell cell) {
    line.same("parameters", cell.architecture().parameters(), line.longInteger("parameters"));
    for (RecordColumn column : RecordColumn.of(cell.data().isPresent())) {
      if (column.ofCount() && !line.isNull(column.key())) {
        throw new RecordFormatException("expected no '" + column.key() + "' in a record without a certificate");
      }
    }
  }

  private static Set<String> recordKeys(boolean withData, String... more) {
    Set<String> keys = new LinkedHashSet<>();
    for (RecordColumn column : RecordColumn.of(withData)) {
      keys.add(column.key());
    }
    keys.add("schema");
    keys.add("reason");
    keys.addAll(List.of(more));
    return keys;
  }
}
