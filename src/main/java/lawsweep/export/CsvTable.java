package lawsweep.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Rows of comma-separated values after a header line, in UTF-8: RFC 4180, with line feeds between the lines. An empty
 * field is a missing value.
 */
final class CsvTable implements TextTable {

  private final OutputStream out;

  /** Writes the header. */
  CsvTable(OutputStream out, List<TableColumn> columns) throws IOException {
    this.out = new BufferedOutputStream(out, 1 << 16);
    add(columns.stream().map(TableColumn::key).toList());
  }

  @Override
  public void add(List<String> fields) throws IOException {
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
