package lawsweep.sweep;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lawsweep.law.LawCount;

/**
 * The columns of a law-count record, in the order of every export. The keys of a record's JSON object are the same,
 * followed by {@code schema}, {@code reason} and {@code certificate}.
 */
public enum RecordColumn {
  CELL("cell", Type.TEXT, false),
  STATUS("status", Type.TEXT, false),
  FAMILY("family", Type.TEXT, false),
  WIDTHS("widths", Type.TEXT, false),
  BIAS("bias", Type.TEXT, false),
  FIELDS("fields", Type.TEXT, false),
  SEED("seed", Type.INTEGER, false),
  PARAMETERS("parameters", Type.INTEGER, false),
  LEVEL_DIMS("level_dims", Type.TEXT, true),
  LIE_DIM("lie_dim", Type.INTEGER, true),
  LAWS("laws", Type.INTEGER, true),
  KNOWN_LAWS("known_laws", Type.INTEGER, true),
  EXTRA_LAWS("extra_laws", Type.INTEGER, true),
  VERDICT("verdict", Type.TEXT, true),
  METHOD("method", Type.TEXT, false),
  BRACKET_LENGTH("bracket_length", Type.INTEGER, true),
  PRIMES("primes", Type.TEXT, true),
  ERROR_BOUND("error_bound", Type.REAL, true),
  BACKEND("backend", Type.TEXT, false),
  SECONDS("seconds", Type.REAL, false);

  /** What a column holds: {@link String}, {@link Long} or {@link Double}. */
  public enum Type {
    TEXT,
    INTEGER,
    REAL
  }

  private final String key;
  private final Type type;
  private final boolean ofCount;

  RecordColumn(String key, Type type, boolean ofCount) {
    this.key = key;
    this.type = type;
    this.ofCount = ofCount;
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
    return ofCount;
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
    if (ofCount) {
      return record.count().isPresent() ? ofCount(record.count().get()) : "";
    }
    return switch (this) {
      case CELL -> record.key();
      case STATUS -> record.status().label();
      case FAMILY -> record.cell().architecture().family().label();
      case WIDTHS -> record.cell().architecture().widthsLabel();
      case BIAS -> record.cell().architecture().bias().label();
      case FIELDS -> record.cell().fields().label();
      case SEED -> (long) record.cell().seed();
      case PARAMETERS -> record.count().isPresent()
          ? record.count().get().parameters()
          : record.cell().architecture().parameters();
      case METHOD -> record.method();
      case BACKEND -> record.backend();
      case SECONDS -> record.seconds();
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
