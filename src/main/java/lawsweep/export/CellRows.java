package lawsweep.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.ensemble.Equations;
import lawsweep.law.LawCell;
import lawsweep.sweep.grid.Cell;
import lawsweep.sweep.record.CellRecord;
import lawsweep.sweep.record.RecordCodec;
import lawsweep.sweep.record.RecordColumn;

/**
 * The table of cells: a row for each record. The columns of the record, after the sweep and its seed, with the repeat beside
 * the cell, and depth and width beside the widths.
 */
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

  private final RowTable rows;
  private final String sweep;
  private final Extent extent;
  private final List<RecordColumn> columns;

  /** A table of a sweep of some name; {@code withData} says whether it has the columns of data fields. */
  CellRows(RowTable rows, String sweep, Extent extent, boolean withData) {
    this.rows = rows;
    this.sweep = sweep;
    this.extent = extent;
    this.columns = RecordColumn.of(withData);
  }

  /** The columns of tables of some extent, with or without those of data fields. */
  static List<TableColumn> columns(Extent extent, boolean withData) {
    List<TableColumn> columns = new ArrayList<>(List.of(TableColumn.text("sweep"), TableColumn.large("sweep_seed")));
    for (RecordColumn column : RecordColumn.of(withData)) {
      columns.add(new TableColumn(column.key(), type(column)));
      if (column == RecordColumn.CELL) {
        columns.add(TableColumn.integer("repeat"));
      } else if (column == RecordColumn.WIDTHS) {
        columns.add(TableColumn.real("depth"));
        columns.add(TableColumn.integer("width"));
      }
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
    List<Object> fields = new ArrayList<>();
    fields.add(sweep);
    fields.add(record.cell().sweepSeed());
    for (RecordColumn column : columns) {
      fields.add(column.text(record));
      if (column == RecordColumn.CELL) {
        fields.add(record.cell().seed());
      } else if (column == RecordColumn.WIDTHS) {
        addShape(fields, record.cell());
      }
    }
    if (extent.compareTo(Extent.CERTIFICATES) >= 0) {
      fields.add(record.schema());
      fields.add(record.reason());
      fields.add(record.count().map(count -> RecordCodec.certificate(count.certificate())).orElse(""));
    }
    if (extent == Extent.SIMULATIONS) {
      fields.add(RecordCodec.parameters(record));
      fields.add(RecordCodec.simulation(record));
    }
    rows.add(fields);
  }

  /** Depth and width: those of a simulation, or the number of matrices of a count, whose widths are a column of their own. */
  private static void addShape(List<Object> fields, Cell cell) {
    switch (cell) {
      case Cell.Count(LawCell law) -> {
        fields.add(law.architecture().depth());
        fields.add(null);
      }
      case Cell.Simulation(LangevinCell langevin) -> {
        for (String key : List.of("depth", "width")) {
          fields.add(Equations.ALL.parameters().stream().filter(parameter -> parameter.key().equals(key)).findFirst()
              .map(parameter -> IdentifyingColumns.value(parameter, langevin)).orElse(null));
        }
      }
    }
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
