package lawsweep.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.RecordCodec;
import lawsweep.sweep.RecordColumn;

/**
 * Rows of comma-separated values after a header line, in UTF-8: RFC 4180, with line feeds between the lines. An empty
 * field is a missing value.
 */
final class CsvTable implements CellTable {

  private final OutputStream out;
  private final boolean whole;

  /**
   * Writes the header.
   *
   * @param whole whether rows go on with schema, reason and certificate, as JSON objects do
   */
  CsvTable(OutputStream out, boolean whole) throws IOException {
    this.out = new BufferedOutputStream(out, 1 << 16);
    this.whole = whole;
    List<String> header = new ArrayList<>();
    for (RecordColumn column : RecordColumn.values()) {
      header.add(column.key());
    }
    if (whole) {
      header.addAll(List.of("schema", "reason", "certificate"));
    }
    line(header);
  }

  @Override
  public void add(CellRecord record) throws IOException {
    List<String> fields = new ArrayList<>();
    for (RecordColumn column : RecordColumn.values()) {
      fields.add(column.text(record));
    }
    if (whole) {
      fields.add(String.valueOf(record.schema()));
      fields.add(record.reason());
      fields.add(record.count().map(count -> RecordCodec.certificate(count.certificate())).orElse(""));
    }
    line(fields);
  }

  @Override
  public void finish() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void line(List<String> fields) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < fields.size(); i++) {
      line.append(i == 0 ? "" : ",").append(quoted(fields.get(i)));
    }
    out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
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
