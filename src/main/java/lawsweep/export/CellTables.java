package lawsweep.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lawsweep.parquet.ParquetColumn;
import lawsweep.parquet.ParquetType;
import lawsweep.parquet.ParquetType.ListOf;
import lawsweep.parquet.ParquetType.MapOf;
import lawsweep.parquet.ParquetType.Scalar;
import lawsweep.parquet.ParquetType.StructOf;
import lawsweep.sweep.CellColumns;
import lawsweep.sweep.Column;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.RecordForm;
import lawsweep.sweep.RecordText;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.TableColumn;
import lawsweep.sweep.store.ResultColumns;
import lawsweep.sweep.store.Texts;

/** The table of cells from columns of results. */
final class CellTables {

  private final ResultColumns results;
  private final CellColumns columns;
  private final Kinds kinds;
  private final List<TableColumn> heads;

  CellTables(ResultColumns results, Sweep sweep, Column.Extent extent) {
    this.results = results;
    this.columns = CellColumns.of(sweep, extent);
    this.kinds = sweep.kinds();
    this.heads = columns.columns();
  }

  /** The columns. */
  List<TableColumn> heads() {
    return heads;
  }

  /** The table's rows, from records. */
  CellColumns rows() {
    return columns;
  }

  /** The columns as texts, for tables that have no whole records. */
  List<Texts> texts() {
    return heads.stream().map(head -> results.column(head.key())).toList();
  }

  /**
   * What fills the columns of a Parquet file, for each thread anew; empty if records have to be read for one of them.
   *
   * @param typed the columns
   */
  Optional<List<Function<ResultColumns, ColumnsParquet.Filler>>> fillers(List<ParquetColumn> typed) {
    List<Function<ResultColumns, ColumnsParquet.Filler>> fillers = new ArrayList<>();
    for (ParquetColumn column : typed) {
      Optional<Function<ResultColumns, ColumnsParquet.Filler>> filler = filler(column);
      if (filler.isEmpty()) {
        return Optional.empty();
      }
      fillers.add(filler.get());
    }
    return Optional.of(fillers);
  }

  private Optional<Function<ResultColumns, ColumnsParquet.Filler>> filler(ParquetColumn column) {
    String key = column.name();
    if (key.equals(RecordText.KEY)) {
      RecordText texts = kinds.certificates();
      return Optional.of(rows -> new ColumnsParquet.Certificates(rows, texts, record -> columns.value(record, key)));
    }
    if (key.equals(Column.SCHEMA.key())) {
      boolean all = kinds.all().stream().allMatch(kind -> kind.columns().contains(Column.SCHEMA));
      return all ? Optional.of(_ -> new ColumnsParquet.Constant(RecordForm.EXPORTED)) : Optional.empty();
    }
    if (wholeRecordsOnly(key) && !key.equals(Column.REASON.key())) {
      return Optional.empty();
    }
    ParquetType type = column.type();
    return switch (type) {
      case Scalar scalar -> {
        Texts texts = results.column(key);
        yield Optional.of(_ -> new ColumnsParquet.Single(texts, scalar, results.rows()));
      }
      case ListOf list when list.element() == Scalar.INTEGER -> {
        Texts texts = results.column(key);
        yield Optional.of(_ -> new ColumnsParquet.Lists(texts));
      }
      case ListOf _,MapOf _,StructOf _ -> Optional.empty();
    };
  }

  private boolean wholeRecordsOnly(String key) {
    return kinds.all().stream().flatMap(kind -> kind.columns().stream())
        .anyMatch(column -> column.key().equals(key) && column.extent() == Column.Extent.WHOLE_RECORDS);
  }
}
