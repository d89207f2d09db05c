package lawsweep.sweep;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lawsweep.work.Limits;

/** Writes and reads records of counts and simulations. */
public final class Records {

  private static final RecordForm ANY_SEED = FakeKinds.REAL.records(0);

  private static final Map<Long, RecordForm> FORMS = new ConcurrentHashMap<>();

  private Records() {}

  /** All of a record. */
  public static byte[] write(CellRecord record) {
    return ANY_SEED.bytes(record);
  }

  /** What exports have of it. */
  public static byte[] writeCell(CellRecord record) {
    return ANY_SEED.exported(record);
  }

  /** A record of a sweep with a seed. */
  public static CellRecord read(byte[] json, long sweepSeed) {
    return FORMS.computeIfAbsent(sweepSeed, FakeKinds.REAL::records).read(json);
  }

  /** What an export has of a record. */
  public static CellRecord readExport(byte[] json) {
    return ANY_SEED.read(json);
  }

  /** Columns of tables that are no keys of records. */
  private static final Set<String> OF_TABLES = Set.of("repeat", "depth", "width", "hidden", "valid", "proof");

  /** Columns of networks that a line says, of cross entropy, and of settings. */
  private static final Set<String> OF_LINES = Set.of("net", "laws_of", "over", "weights", "known_kinds", "survives",
      "loss", "flow", "metric", "form", "damping", "symmetry", "labels", "phase_dim", "time_laws");

  /** The columns of counts by widths that are keys of their records, with or without those of data fields. */
  public static List<Column> columns(boolean withData) {
    return FakeKinds.REAL.all().getFirst().columns().stream()
        .filter(column -> column.extent() == Column.Extent.ALL && (withData || column.always())
            && column.within().test(Limits.DEFAULT) && !OF_TABLES.contains(column.key())
            && !OF_LINES.contains(column.key()))
        .toList();
  }

  /** A column of counts. */
  public static Column column(String key) {
    return columns(true).stream().filter(column -> column.key().equals(key)).findFirst().orElseThrow();
  }

  /** What a record has in the column of its kind; empty for nothing. */
  public static Optional<Object> value(String key, CellRecord record) {
    return FakeKinds.REAL.of(record.cell()).columns().stream().filter(column -> column.key().equals(key)).findFirst()
        .map(column -> column.value().apply(record)).filter(value -> !value.equals(""));
  }
}
