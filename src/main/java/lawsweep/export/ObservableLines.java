package lawsweep.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.ObservableRow;
import lawsweep.sweep.grid.Cell;
import lawsweep.sweep.record.CellRecord;

/**
 * The table of observables as a JSON object on each line, with the keys of {@link ObservableRows#COLUMNS}. What is no number is
 * null; infinite numbers, and the depth of the limit, are the strings {@code "Infinity"}, {@code "-Infinity"} and {@code
 * "inf"}.
 */
final class ObservableLines implements RecordRows {

  private static final JsonFactory JSON = JsonFactory.builder().build();

  private final OutputStream out;
  private final JsonGenerator json;

  ObservableLines(OutputStream out) throws IOException {
    this.out = new BufferedOutputStream(out, 1 << 16);
    this.json = JSON.createGenerator(this.out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.setRootValueSeparator(null);
  }

  @Override
  public void add(CellRecord record) throws IOException {
    if (!(record.cell() instanceof Cell.Simulation(LangevinCell cell)) || record.simulation().isEmpty()) {
      return;
    }
    LangevinResult result = record.simulation().get();
    String key = cell.key();
    for (ObservableRow row : result.rows()) {
      line(key, cell, row);
    }
  }

  private void line(String key, LangevinCell cell, ObservableRow row) throws IOException {
    json.writeStartObject();
    json.writeStringField("cell", key);
    json.writeStringField("dynamics", cell.dynamics().label());
    if (cell.depth() == LangevinCell.INFINITE) {
      json.writeStringField("depth", cell.depthLabel());
    } else {
      json.writeNumberField("depth", cell.depth());
    }
    json.writeNumberField("width", cell.width());
    json.writeNumberField("beta", cell.beta());
    json.writeNumberField("kappa", cell.kappa());
    json.writeNumberField("step", cell.step());
    json.writeNumberField("time", row.time());
    json.writeStringField("observable", row.observable());
    json.writeStringField("index", row.index());
    number("mean", row.mean());
    number("stderr", row.stderr());
    json.writeNumberField("replicas", row.replicas());
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void number(String key, double number) throws IOException {
    if (Double.isNaN(number)) {
      json.writeNullField(key);
    } else {
      json.writeNumberField(key, number);
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
