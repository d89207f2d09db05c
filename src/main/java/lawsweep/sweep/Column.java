package lawsweep.sweep;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import lawsweep.work.Limits;

/**
 * A column of the table of cells, as the records of one kind fill it. Kinds whose columns have the same name share one.
 *
 * @param head its name and type
 * @param extent which tables have it
 * @param of a table has the column if a cell of its sweep is one of these; all tables have it if this is empty
 * @param within a table has the column if the limits of its sweep are of these
 * @param value what a record has in it, of the column's type, as {@link TableColumn} says; null for nothing
 */
public record Column(
    TableColumn head,
    Extent extent,
    Optional<Predicate<Cell>> of,
    Predicate<Limits> within,
    Function<CellRecord, Object> value) {

  /** Which tables have a column. */
  public enum Extent {
    /** All of them. */
    ALL,
    /** Those that hold all that is in a record. */
    WHOLE_RECORDS
  }

  /** The columns of all kinds, in their order; each kind puts its own in between. */
  public static final Column CELL = of(TableColumn.text("cell"), CellRecord::key);
  public static final Column REPEAT = of(TableColumn.integer("repeat"), record -> record.cell().seed());
  public static final Column STATUS = of(TableColumn.text("status"), record -> record.status().label());
  public static final Column FAMILY = of(TableColumn.text("family"), record -> record.cell().family());
  public static final Column SEED = of(TableColumn.integer("seed"), record -> record.cell().seed());
  public static final Column PARAMETERS = of(TableColumn.large("parameters"), record -> record.cell().parameters());
  public static final Column METHOD = of(TableColumn.text("method"), CellRecord::method);
  public static final Column BACKEND = of(TableColumn.text("backend"), CellRecord::backend);
  public static final Column SECONDS = of(TableColumn.real("seconds"), CellRecord::seconds);
  public static final Column SCHEMA = of(TableColumn.integer("schema"), _ -> RecordForm.EXPORTED).inWholeRecords();
  public static final Column REASON = of(TableColumn.text("reason"), CellRecord::reason).inWholeRecords();

  /** All of them. */
  public static final List<Column> COMMON =
      List.of(CELL, REPEAT, STATUS, FAMILY, SEED, PARAMETERS, METHOD, BACKEND, SECONDS, SCHEMA, REASON);

  /** A column that every table has. */
  public static Column of(TableColumn head, Function<CellRecord, Object> value) {
    return new Column(head, Extent.ALL, Optional.empty(), _ -> true, value);
  }

  /** The same in tables of sweeps with certain cells only. */
  public Column where(Predicate<Cell> cells) {
    return new Column(head, extent, Optional.of(cells), within, value);
  }

  /** The same in tables of sweeps with certain limits only. */
  public Column within(Predicate<Limits> limits) {
    return new Column(head, extent, of, limits, value);
  }

  /** The same in tables that hold whole records only. */
  public Column inWholeRecords() {
    return new Column(head, Extent.WHOLE_RECORDS, of, within, value);
  }

  /** Its name. */
  public String key() {
    return head.key();
  }

  /** True if all tables have it. */
  boolean always() {
    return of.isEmpty() && within.test(Limits.DEFAULT);
  }

  /** What a record has in it as it is printed, not quoted: {@code 0} for a zero, {@code 1.0E-13}; empty for nothing. */
  public String text(CellRecord record) {
    return TableColumn.printed(value.apply(record));
  }
}
