package lawsweep.sweep.record;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.sweep.grid.Cell;

/**
 * The columns of a record, in the order of every export; those of counts are empty for simulations. The keys of a record's JSON object are the same,
 * those of data fields only in cells with such fields, followed by {@code schema}, {@code reason} and {@code certificate}.
 */
public enum RecordColumn {
  CELL("cell", Type.TEXT, Of.RECORD),
  STATUS("status", Type.TEXT, Of.RECORD),
  FAMILY("family", Type.TEXT, Of.RECORD),
  WIDTHS("widths", Type.TEXT, Of.LAW_CELL),
  BIAS("bias", Type.TEXT, Of.LAW_CELL),
  FIELDS("fields", Type.TEXT, Of.LAW_CELL),
  SEED("seed", Type.INTEGER, Of.RECORD),
  PARAMETERS("parameters", Type.INTEGER, Of.RECORD),
  LEVEL_DIMS("level_dims", Type.TEXT, Of.COUNT),
  LIE_DIM("lie_dim", Type.INTEGER, Of.COUNT),
  LAWS("laws", Type.INTEGER, Of.COUNT),
  KNOWN_LAWS("known_laws", Type.INTEGER, Of.COUNT),
  EXTRA_LAWS("extra_laws", Type.INTEGER, Of.COUNT),
  VERDICT("verdict", Type.TEXT, Of.COUNT),
  METHOD("method", Type.TEXT, Of.RECORD),
  BRACKET_LENGTH("bracket_length", Type.INTEGER, Of.COUNT),
  PRIMES("primes", Type.TEXT, Of.COUNT),
  ERROR_BOUND("error_bound", Type.REAL, Of.COUNT),
  BACKEND("backend", Type.TEXT, Of.RECORD),
  SECONDS("seconds", Type.REAL, Of.RECORD),
  DRAWS("draws", Type.INTEGER, Of.DATA_CELL),
  RANK_HISTOGRAM("rank_histogram", Type.TEXT, Of.DATA_COUNT),
  LIE_HISTOGRAM("lie_histogram", Type.TEXT, Of.DATA_COUNT),
  DEAD_NEURONS("dead_neurons", Type.TEXT, Of.DATA_COUNT),
  AT_PHI("at_phi", Type.REAL, Of.DATA_COUNT),
  PATTERNS("patterns", Type.INTEGER, Of.DATA_COUNT),
  WITNESSES("witnesses", Type.TEXT, Of.DATA_COUNT),
  SAMPLES("samples", Type.INTEGER, Of.DATA_CELL);

  /** What a column holds: {@link String}, {@link Long} or {@link Double}. */
  public enum Type {
    TEXT,
    INTEGER,
    REAL
  }

  /** Which records have a value: all, those of law-count cells, those with a count, and the same of data fields only. */
  private enum Of {
    RECORD,
    LAW_CELL,
    COUNT,
    DATA_CELL,
    DATA_COUNT
  }

  private final String key;
  private final Type type;
  private final Of of;

  RecordColumn(String key, Type type, Of of) {
    this.key = key;
    this.type = type;
    this.of = of;
  }

  /** The column's name. */
  public String key() {
    return key;
  }

  /** What it holds. */
  public Type type() {
    return type;
  }

  /** True if only records with a count have a value. */
  boolean ofCount() {
    return of == Of.COUNT || of == Of.DATA_COUNT;
  }

  /** True if only cells with data fields have the column; tables of sweeps without such cells leave it out. */
  public boolean ofData() {
    return of == Of.DATA_CELL || of == Of.DATA_COUNT;
  }

  /** The columns of a table, with or without those of data fields. */
  public static List<RecordColumn> of(boolean withData) {
    return Arrays.stream(values()).filter(column -> withData || !column.ofData()).toList();
  }

  /** True if records of simulations have a value, too. */
  boolean ofSimulation() {
    return of == Of.RECORD;
  }

  /** The value, of the class that {@link #type} names; empty where a record has none. */
  public Optional<Object> value(CellRecord record) {
    Object found = valueOrEmpty(record);
    return found.equals("") ? Optional.empty() : Optional.of(found);
  }

  /** The value as it is printed in tables, not quoted: {@code 0} for a zero, {@code 1.0E-13}; empty for none. */
  public String text(CellRecord record) {
    Object found = valueOrEmpty(record);
    return found.equals(0.0) ? "0" : found.toString();
  }

  private Object valueOrEmpty(CellRecord record) {
    return switch (of) {
      case RECORD -> ofRecord(record);
      case LAW_CELL -> record.cell() instanceof Cell.Count(LawCell law) ? ofLawCell(law) : "";
      case COUNT -> record.count().isPresent() ? ofCount(record.count().get()) : "";
      case DATA_CELL -> record.dataChoice().map(choice -> DrawColumns.ofCell(this, choice)).orElse("");
      case DATA_COUNT -> record.dataChoice().isEmpty() || record.count().isEmpty()
          ? ""
          : DrawColumns.ofCount(this, DrawColumns.tally(record.count().get()));
    };
  }

  private Object ofRecord(CellRecord record) {
    return switch (this) {
      case CELL -> record.key();
      case STATUS -> record.status().label();
      case FAMILY -> record.cell().family();
      case SEED -> (long) record.cell().seed();
      case PARAMETERS -> record.count().map(LawCount::parameters).orElse(record.cell().parameters());
      case METHOD -> record.method();
      case BACKEND -> record.backend();
      case SECONDS -> record.seconds();
      default -> throw new AssertionError(this);
    };
  }

  private Object ofLawCell(LawCell cell) {
    return switch (this) {
      case WIDTHS -> cell.architecture().widthsLabel();
      case BIAS -> cell.architecture().bias().label();
      case FIELDS -> cell.fields().label();
      default -> throw new AssertionError(this);
    };
  }

  private Object ofCount(LawCount count) {
    return switch (this) {
      case LEVEL_DIMS -> list(count.levelDims());
      case LIE_DIM -> count.lieDim();
      case LAWS -> count.laws();
      case KNOWN_LAWS -> count.knownLaws();
      case EXTRA_LAWS -> count.extraLaws();
      case VERDICT -> count.verdict().label();
      case BRACKET_LENGTH -> count.bracketLength() == 0 ? "" : (Object) (long) count.bracketLength();
      case PRIMES -> list(count.certificate().primes());
      case ERROR_BOUND -> count.errorBound();
      default -> throw new AssertionError(this);
    };
  }

  /** A list as it is printed everywhere: {@code 4,9}. */
  public static String list(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
