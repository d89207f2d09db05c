package lawsweep.sweep.record;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.Initial;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.ObservableRow;

/**
 * Simulations as JSON: the cell's parameters in an object {@value #CELL}, what it gave in an object {@value #RESULT}. Rows of
 * observables are short arrays {@code [time, series, mean, stderr, replicas]}; {@code series} numbers the entries {@code
 * [observable, index]} of a list, in the order in which they first appear. Numbers are written so that reading gives the
 * same bits; those that are not finite are the strings {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}.
 */
public final class SimulationCodec {

  public static final String CELL = "langevin";
  static final String RESULT = "simulation";

  private SimulationCodec() {}

  /** The cell's object. */
  static void writeCell(JsonGenerator json, LangevinCell cell) throws IOException {
    json.writeObjectFieldStart(CELL);
    writeCellFields(json, cell);
    json.writeEndObject();
  }

  /** The fields of the cell's object. */
  static void writeCellFields(JsonGenerator json, LangevinCell cell) throws IOException {
    json.writeStringField("dynamics", cell.dynamics().label());
    json.writeStringField("scheme", cell.scheme().label());
    json.writeStringField("side", cell.side().label());
    json.writeStringField("depth", cell.depthLabel());
    json.writeNumberField("width", cell.width());
    json.writeNumberField("rank", cell.rank());
    json.writeNumberField("beta", cell.beta());
    json.writeNumberField("kappa", cell.kappa());
    writeEnergy(json, cell.energy());
    writeInitial(json, cell.initial());
    json.writeNumberField("step", cell.step());
    json.writeNumberField("time", cell.time());
    json.writeNumberField("record_every", cell.recordEvery());
    json.writeNumberField("replicas", cell.replicas());
    json.writeNumberField("weight_decay", cell.weightDecay());
    json.writeNumberField("samples", cell.samples());
    json.writeNumberField("batch", cell.batch());
    json.writeNumberField("sweep_seed", cell.sweepSeed());
  }

  private static void writeEnergy(JsonGenerator json, Energy energy) throws IOException {
    json.writeObjectFieldStart("energy");
    json.writeStringField("kind", energy.kind());
    json.writeArrayFieldStart("fit");
    for (Energy.Entry entry : energy.fit()) {
      json.writeStartArray();
      json.writeNumber(entry.row() + 1);
      json.writeNumber(entry.column() + 1);
      json.writeNumber(entry.target());
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeNumberField("confinement", energy.confinement());
    json.writeEndObject();
  }

  private static void writeInitial(JsonGenerator json, Initial initial) throws IOException {
    json.writeObjectFieldStart("initial");
    switch (initial) {
      case Initial.SingularValues(var values) -> {
        json.writeStringField("kind", "singular-values");
        json.writeArrayFieldStart("values");
        for (double value : values) {
          json.writeNumber(value);
        }
        json.writeEndArray();
      }
      case Initial.Gaussian(double scale) -> {
        json.writeStringField("kind", "gaussian");
        json.writeNumberField("scale", scale);
      }
      case Initial.Given(var rows) -> {
        json.writeStringField("kind", "matrix");
        json.writeArrayFieldStart("value");
        for (var row : rows) {
          json.writeStartArray();
          for (double value : row) {
            json.writeNumber(value);
          }
          json.writeEndArray();
        }
        json.writeEndArray();
      }
    }
    json.writeEndObject();
  }

  /** The result's object, with its rows. */
  static void writeResult(JsonGenerator json, SimulationClaim claim, LangevinResult result) throws IOException {
    json.writeObjectFieldStart(RESULT);
    writeReplicas(json, claim);
    writeRows(json, result);
    json.writeEndObject();
  }

  /** The result's object with the number of its rows in their place. */
  static void writeSummary(JsonGenerator json, SimulationClaim claim) throws IOException {
    json.writeObjectFieldStart(RESULT);
    writeSummaryFields(json, claim);
    json.writeEndObject();
  }

  /** The fields of that object. */
  static void writeSummaryFields(JsonGenerator json, SimulationClaim claim) throws IOException {
    writeReplicas(json, claim);
    json.writeNumberField("rows", claim.rows());
  }

  private static void writeReplicas(JsonGenerator json, SimulationClaim claim) throws IOException {
    json.writeStringField("engine", claim.engine());
    json.writeNumberField("blown_up", claim.blownUp());
    json.writeNumberField("first_blown_up", claim.firstBlownUp());
    json.writeNumberField("replica_steps", claim.replicaSteps());
    json.writeStringField("fingerprint", claim.fingerprint());
  }

  private static void writeRows(JsonGenerator json, LangevinResult result) throws IOException {
    Map<Series, Integer> series = new LinkedHashMap<>();
    for (ObservableRow row : result.rows()) {
      series.putIfAbsent(new Series(row.observable(), row.index()), series.size());
    }
    json.writeArrayFieldStart("series");
    for (Series each : series.keySet()) {
      json.writeStartArray();
      json.writeString(each.observable());
      json.writeString(each.index());
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rows");
    for (ObservableRow row : result.rows()) {
      json.writeStartArray();
      json.writeNumber(row.time());
      json.writeNumber(series.get(new Series(row.observable(), row.index())));
      json.writeNumber(row.mean());
      json.writeNumber(row.stderr());
      json.writeNumber(row.replicas());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /** What is the same in the rows of all times. */
  record Series(String observable, String index) {}
}
