package lawsweep.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import lawsweep.sweep.TableColumn;

/**
 * Rows as a JSON object on each line, whose keys are the columns. What is missing or no number is null; infinite
 * numbers are the strings {@code "Infinity"} and {@code "-Infinity"}; lists are arrays, and maps objects.
 */
public final class JsonTable implements RowTable {

  private static final JsonFactory JSON = JsonFactory.builder().build();

  private final OutputStream out;
  private final JsonGenerator json;
  private final List<TableColumn> columns;

  /** Begins a table; the stream is closed with it. */
  public JsonTable(OutputStream out, List<TableColumn> columns) throws IOException {
    this.out = new BufferedOutputStream(out, 1 << 16);
    this.json = JSON.createGenerator(this.out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    this.columns = List.copyOf(columns);
    json.setRootValueSeparator(null);
  }

  @Override
  public void add(List<?> row) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < columns.size(); i++) {
      json.writeFieldName(columns.get(i).key());
      write(row.get(i));
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void write(Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Double number when Double.isNaN(number) -> json.writeNull();
      case Double number -> json.writeNumber(number);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case List<?> list -> {
        json.writeStartArray();
        for (Object item : list) {
          write(item);
        }
        json.writeEndArray();
      }
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          json.writeFieldName(entry.getKey().toString());
          write(entry.getValue());
        }
        json.writeEndObject();
      }
      case Number number -> json.writeNumber(number.toString());
      case Boolean truth -> json.writeBoolean(truth);
      default -> json.writeString(value.toString());
    }
  }

  @Override
  public void finish() throws IOException {
    json.flush();
    out.flush();
  }

  @Override
  public void close() throws IOException {
    json.close();
    out.close();
  }
}
