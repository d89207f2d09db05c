package lawsweep.sweep.record;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lawsweep.json.RecordFormatException;
import lawsweep.json.StrictObject;
import lawsweep.law.Certificate;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.road.data.DataCertificate;
import lawsweep.sweep.grid.Cell;

/** Reads what {@link RecordCodec} writes. */
public final class RecordParser {

  private static final Set<String> RECORD_KEYS = recordKeys(false, "certificate");
  private static final Set<String> DATA_KEYS = recordKeys(true, "certificate", DataCodec.CHOICE);
  private static final Set<String> SIMULATION_KEYS =
      recordKeys(false, "certificate", SimulationCodec.CELL, SimulationCodec.RESULT);

  private RecordParser() {}

  static CellRecord parse(byte[] json, long sweepSeed) {
    StrictObject line = StrictObject.parse(json,
        Map.of(SimulationCodec.CELL, SIMULATION_KEYS, DataCodec.CHOICE, DATA_KEYS), RECORD_KEYS);
    try {
      return line.has(SimulationCodec.CELL) ? simulation(line) : record(line, sweepSeed);
    } catch (IllegalArgumentException e) {
      throw new RecordFormatException(String.valueOf(e.getMessage()), e);
    }
  }

  private static CellRecord record(StrictObject line, long sweepSeed) {
    Optional<LawCount> count = line.isNull("certificate") ? Optional.empty() : Optional.of(count(line));
    Optional<DataChoice> data = line.has(DataCodec.CHOICE) ? Optional.of(DataParser.choice(line)) : Optional.empty();
    data.ifPresent(choice -> DataParser.checkCell(line, choice));
    LawCell cell = cell(line, count.map(c -> c.certificate().cell().sweepSeed()).orElse(sweepSeed), data);
    line.same("cell", cell.key(), line.text("cell"));
    CellStatus status = line.byLabel("status", CellStatus.values(), CellStatus::label);
    if (count.isEmpty()) {
      checkNoCount(line, cell);
    }
    return record(line, status, new Cell.Count(cell), count.map(Outcome.Count::new));
  }

  private static CellRecord simulation(StrictObject line) {
    Cell.Simulation cell = simulated(line);
    CellStatus status = line.byLabel("status", CellStatus.values(), CellStatus::label);
    Optional<Outcome> outcome = line.isNull(SimulationCodec.RESULT)
        ? Optional.empty()
        : Optional.of(SimulationParser.outcome(line));
    return record(line, status, cell, outcome);
  }

  /** The cell of a simulation's record, with which all columns agree. */
  private static Cell.Simulation simulated(StrictObject line) {
    Cell.Simulation cell = new Cell.Simulation(SimulationParser.cell(line));
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
      simulated(line);
      line.same("status", CellStatus.DONE.label(), line.text("status"));
      line.same("schema", CellRecord.SCHEMA, line.integer("schema"));
      return SimulationParser.claim(line);
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
    Certificate certificate = CertificateParser.parse(line);
    line.same("primes", certificate.primes(), line.numbers("primes"));
    if (certificate instanceof DataCertificate data && line.has(DataCodec.CHOICE)) {
      DataParser.checkColumns(line, data);
    }
    return new LawCount(line.longInteger("parameters"), line.numbers("level_dims"), line.longInteger("lie_dim"),
        line.longInteger("laws"), line.longInteger("known_laws"), line.longInteger("extra_laws"),
        line.byLabel("verdict", Verdict.values(), Verdict::label),
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

  /** A cell, in a record as in a certificate. */
  static LawCell cell(StrictObject line, long sweepSeed, Optional<DataChoice> data) {
    Architecture architecture = new Architecture(line.byLabel("family", Family.values(), Family::label),
        line.numbers("widths"), line.byLabel("bias", Bias.values(), Bias::label));
    return new LawCell(architecture, line.byLabel("fields", Fields.values(), Fields::label), sweepSeed,
        line.integer("seed"), data);
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
