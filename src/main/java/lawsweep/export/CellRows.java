package lawsweep.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lawsweep.sweep.record.CellRecord;
import lawsweep.sweep.record.RecordCodec;
import lawsweep.sweep.record.RecordColumn;

/** The table of cells: a row for each record. */
final class CellRows implements RecordRows {

  /** How much of a record a row holds. */
  enum Extent {
    /** The columns. */
    COLUMNS,
    /** And schema, reason and certificate, as JSON objects do. */
    CERTIFICATES,
    /** And the parameters of simulations and what they gave. */
    SIMULATIONS
  }

  private final TextTable rows;
  private final Extent extent;
  private final List<RecordColumn> columns;

  /** A table; {@code withData} says whether it has the columns of data fields. */
  CellRows(TextTable rows, Extent extent, boolean withData) {
    this.rows = rows;
    this.extent = extent;
    this.columns = RecordColumn.of(withData);
  }

  /** The columns of tables of some extent, with or without those of data fields. */
  static List<TableColumn> columns(Extent extent, boolean withData) {
    List<TableColumn> columns = new ArrayList<>();
    for (RecordColumn column : RecordColumn.of(withData)) {
      columns.add(new TableColumn(column.key(), type(column)));
    }
    if (extent.compareTo(Extent.CERTIFICATES) >= 0) {
      columns.addAll(
          List.of(TableColumn.integer("schema"), TableColumn.text("reason"), TableColumn.text("certificate")));
    }
    if (extent == Extent.SIMULATIONS) {
      columns.addAll(List.of(TableColumn.text("langevin"), TableColumn.text("simulation")));
    }
    return columns;
  }

  private static String type(RecordColumn column) {
    return switch (column.type()) {
      case TEXT -> "VARCHAR";
      case INTEGER -> switch (column) {
        case SEED, BRACKET_LENGTH, DRAWS, SAMPLES -> "INTEGER";
        default -> "BIGINT";
      };
      case REAL -> "DOUBLE";
    };
  }

  @Override
  public void add(CellRecord record) throws IOException {
    List<String> fields = new ArrayList<>();
    for (RecordColumn column : columns) {
      fields.add(column.text(record));
    }
    if (extent.compareTo(Extent.CERTIFICATES) >= 0) {
      fields.add(String.valueOf(record.schema()));
      fields.add(record.reason());
      fields.add(record.count().map(count -> RecordCodec.certificate(count.certificate())).orElse(""));
    }
    if (extent == Extent.SIMULATIONS) {
      fields.add(RecordCodec.parameters(record));
      fields.add(RecordCodec.simulation(record));
    }
    rows.add(fields);
  }

  @Override
  public void finish() throws IOException {
    rows.finish();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
