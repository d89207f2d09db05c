package lawsweep.sweep.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import lawsweep.kind.count.Roads;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.law.CellForm;
import lawsweep.law.Certificate;
import lawsweep.law.CertificateForm;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.sweep.grid.Cell;

/**
 * A record as one line of JSON, in the log as in a JSON export. Keys are those of {@link RecordColumn}, in that order,
 * then {@code schema}, {@code reason} and {@code certificate}, for data fields {@code data} (weights and
 * inputs), and for simulations {@code langevin} (the parameters) and {@code simulation} (what it gave); a missing value is {@code null}.
 */
public final class RecordCodec {

  private static final JsonFactory JSON = new JsonFactory();

  private RecordCodec() {}

  /** The record's JSON object in UTF-8, all of it: no line break in it or after it. */
  public static byte[] write(CellRecord record) {
    return write(record, true);
  }

  /** The record's JSON object as {@link #write} has it, but of a simulation's observables only how many there are. */
  public static byte[] writeCell(CellRecord record) {
    return write(record, false);
  }

  private static byte[] write(CellRecord record, boolean rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("cell", record.key());
      json.writeStringField("status", record.status().label());
      switch (record.cell()) {
        case Cell.Count(LawCell cell) -> {
          CellForm.FORM.writeFields(json, cell);
          writeLaws(json, record);
        }
        case Cell.Simulation(LangevinCell cell) -> {
          writeSimulation(json, record, cell, rows);
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A certificate by itself as a JSON object on one line. */
  public static String certificate(Certificate certificate) {
    return Roads.PLAIN.text(certificate);
  }

  /** The parameters of a simulation as a JSON object on one line; empty for other cells. */
  public static String parameters(CellRecord record) {
    return record.cell() instanceof Cell.Simulation(LangevinCell cell)
        ? SimulationForm.ALL.of(cell.equation()).text(cell)
        : "";
  }

  /** What became of a simulation's replicas as a JSON object on one line; empty for records without. */
  public static String simulation(CellRecord record) {
    return record.claim().map(claim -> SimulationForm.summary(claim.cell()).text(claim)).orElse("");
  }

  /** Writes the fields of an object. */
  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private static String text(Fields fields) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * Reads a record. Whatever is missing, unknown, repeated, of the wrong type or at odds with the rest is refused; the
   * order of keys is free.
   *
   * @param json one JSON object in UTF-8
   * @param sweepSeed the seed of the sweep, for records without a certificate: only certificates carry it
   * @throws lawsweep.json.RecordFormatException with one line that says what is wrong
   */
  public static CellRecord read(byte[] json, long sweepSeed) {
    return RecordParser.parse(json, sweepSeed);
  }

  private static void writeLaws(JsonGenerator json, CellRecord record) throws IOException {
    if (record.count().isPresent()) {
      writeCount(json, record, record.count().get());
    } else {
      writeNoCount(json, record);
    }
    if (record.dataChoice().isPresent()) {
      json.writeFieldName(CellForm.CHOICE_KEY);
      CellForm.CHOICE.write(json, record.dataChoice().get());
    }
  }

  private static void writeSimulation(JsonGenerator json, CellRecord record, LangevinCell cell, boolean rows)
      throws IOException {
    json.writeStringField("family", record.cell().family());
    for (String key : List.of("widths", "bias", "fields")) {
      json.writeNullField(key);
    }
    json.writeNumberField("seed", cell.seed());
    writeNoCount(json, record);
    json.writeFieldName(SimulationForm.CELL);
    SimulationForm.ALL.of(cell.equation()).write(json, cell);
    json.writeFieldName(SimulationForm.RESULT);
    if (!(record.outcome().orElse(null) instanceof Outcome.Simulation outcome)) {
      json.writeNull();
    } else if (rows) {
      SimulationForm.OUTCOME.write(json, outcome);
    } else {
      SimulationForm.summary(cell).write(json, record.claim().orElseThrow());
    }
  }

  private static void writeCount(JsonGenerator json, CellRecord record, LawCount count) throws IOException {
    json.writeNumberField("parameters", count.parameters());
    writeList(json, "level_dims", count.levelDims());
    json.writeNumberField("lie_dim", count.lieDim());
    json.writeNumberField("laws", count.laws());
    json.writeNumberField("known_laws", count.knownLaws());
    json.writeNumberField("extra_laws", count.extraLaws());
    json.writeStringField("verdict", count.verdict().label());
    json.writeStringField("method", record.method());
    if (count.bracketLength() == 0) {
      json.writeNullField("bracket_length");
    } else {
      json.writeNumberField("bracket_length", count.bracketLength());
    }
    writeList(json, "primes", count.certificate().primes());
    json.writeNumberField("error_bound", count.errorBound());
    writeRest(json, record);
    json.writeFieldName(CertificateForm.KEY);
    Roads.PLAIN.write(json, count.certificate());
  }

  private static void writeNoCount(JsonGenerator json, CellRecord record) throws IOException {
    json.writeNumberField("parameters", record.cell().parameters());
    for (String key : List.of("level_dims", "lie_dim", "laws", "known_laws", "extra_laws", "verdict")) {
      json.writeNullField(key);
    }
    json.writeStringField("method", record.method());
    for (String key : List.of("bracket_length", "primes", "error_bound")) {
      json.writeNullField(key);
    }
    writeRest(json, record);
    json.writeNullField("certificate");
  }

  private static void writeRest(JsonGenerator json, CellRecord record) throws IOException {
    json.writeStringField("backend", record.backend());
    json.writeNumberField("seconds", record.seconds());
    if (record.dataChoice().isPresent()) {
      DrawColumns.write(json, record, record.dataChoice().get());
    }
    json.writeNumberField("schema", record.schema());
    writeText(json, "reason", record.reason());
  }

  /** A list as text, {@code 4,9}; null for an empty one. */
  private static void writeList(JsonGenerator json, String key, List<Integer> numbers) throws IOException {
    writeText(json, key, RecordColumn.list(numbers));
  }

  private static void writeText(JsonGenerator json, String key, String text) throws IOException {
    if (text.isEmpty()) {
      json.writeNullField(key);
    } else {
      json.writeStringField(key, text);
    }
  }
}
