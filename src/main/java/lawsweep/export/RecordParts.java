package lawsweep.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lawsweep.parquet.RowGroup;
import lawsweep.parquet.RowGroupBuilder;
import lawsweep.sweep.RecordForm;
import lawsweep.sweep.Table;
import lawsweep.sweep.store.ResultColumns;

/** Parts of tables from records that are read one by one. */
final class RecordParts {

  private final ResultColumns results;

  RecordParts(ResultColumns results) {
    this.results = results;
  }

  /** Records as exports have them, an object of JSON on each line. */
  PartMaker<byte[]> lines(RecordForm form) {
    return (from, end) -> {
      ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
      for (int i = from; i < end; i++) {
        out.writeBytes(form.exported(results.parsed(i)));
        out.write('\n');
      }
      return out.toByteArray();
    };
  }

  /** Begins a table in memory. */
  interface Begin {
    RowTable in(ByteArrayOutputStream out) throws IOException;
  }

  /** Rows as text. */
  PartMaker<byte[]> text(Table.Rows rows, Begin begin) {
    return (from, end) -> {
      ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
      try (RowTable table = begin.in(out)) {
        for (int i = from; i < end; i++) {
          for (List<Object> row : rows.of(results.parsed(i))) {
            table.add(row);
          }
        }
        table.finish();
      }
      return out.toByteArray();
    };
  }

  /** Rows as groups of a Parquet file: those of a record may be more than one group has. */
  PartMaker<List<RowGroup>> groups(Table.Rows rows, RowGroupBuilder group) {
    return (from, end) -> {
      List<RowGroup> groups = new ArrayList<>();
      int size = 0;
      for (int i = from; i < end; i++) {
        for (List<Object> row : rows.of(results.parsed(i))) {
          ParquetTables.add(row, group);
          if (++size == ParquetTables.GROUP) {
            groups.add(group.take(size));
            size = 0;
          }
        }
      }
      if (size > 0) {
        groups.add(group.take(size));
      }
      return groups;
    };
  }
}
