package lawsweep.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import lawsweep.sweep.TableColumn;

/**
 * Rows of comma-separated values after a header line, in UTF-8: RFC 4180, with line feeds between the lines. An empty
 * field is a missing value. Real numbers are printed so that reading gives the same bits: {@code 0}, {@code 0.5},
 * {@code 1.0E-13}, {@code -0.0}, {@code NaN}, {@code -Infinity}.
 */
public final class CsvTable implements RowTable {

  private final OutputStream out;

  /** Writes the header. */
  public CsvTable(OutputStream out, List<TableColumn> columns) throws IOException {
    this(out);
    write(columns.stream().map(TableColumn::key).toList());
  }

  /** Rows that follow others. */
  CsvTable(OutputStream out) {
    this.out = new BufferedOutputStream(out, 1 << 16);
  }

  @Override
  public void add(List<?> row) throws IOException {
    List<String> fields = new ArrayList<>(row.size());
    for (int i = 0; i < row.size(); i++) {
      fields.add(TableColumn.printed(row.get(i)));
    }
    write(fields);
  }

  private void write(List<String> fields) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < fields.size(); i++) {
      line.append(i == 0 ? "" : ",").append(quoted(fields.get(i)));
    }
    out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void finish() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** In quotes if it holds a comma, a quote or a line break. */
  static String quoted(String field) {
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return '"' + field.replace("\"", "\"\"") + '"';
      }
    }
    return field;
  }
}
