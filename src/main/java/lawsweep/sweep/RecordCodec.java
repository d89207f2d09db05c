package lawsweep.sweep;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import lawsweep.law.Certificate;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;

/**
 * A record as one line of JSON, in the log as in a JSON export. Keys are those of {@link RecordColumn}, in that order,
 * then {@code schema}, {@code reason} and {@code certificate}; a missing value is {@code null}.
 */
public final class RecordCodec {

  private static final JsonFactory JSON = new JsonFactory();

  private RecordCodec() {}

  /** The record's JSON object in UTF-8: no line break in it or after it. */
  public static byte[] write(CellRecord record) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("cell", record.key());
      json.writeStringField("status", record.status().label());
      writeCell(json, record.cell());
      if (record.count().isPresent()) {
        writeCount(json, record, record.count().get());
      } else {
        writeNoCount(json, record);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A certificate by itself as a JSON object on one line. */
  public static String certificate(Certificate certificate) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      writeCertificate(json, certificate);
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
   * @throws RecordFormatException with one line that says what is wrong
   */
  public static CellRecord read(byte[] json, long sweepSeed) {
    return RecordParser.parse(json, sweepSeed);
  }

  private static void writeCell(JsonGenerator json, LawCell cell) throws IOException {
    json.writeStringField("family", cell.architecture().family().label());
    json.writeStringField("widths", cell.architecture().widthsLabel());
    json.writeStringField("bias", cell.architecture().bias().label());
    json.writeStringField("fields", cell.fields().label());
    json.writeNumberField("seed", cell.seed());
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
    writeText(json, "primes", RecordColumn.primes(count.certificate()));
    json.writeNumberField("error_bound", count.errorBound());
    writeRest(json, record);
    json.writeObjectFieldStart("certificate");
    writeCertificate(json, count.certificate());
    json.writeEndObject();
  }

  private static void writeNoCount(JsonGenerator json, CellRecord record) throws IOException {
    json.writeNumberField("parameters", record.cell().architecture().parameters());
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
    json.writeNumberField("schema", record.schema());
    writeText(json, "reason", record.reason());
  }

  private static void writeCertificate(JsonGenerator json, Certificate certificate) throws IOException {
    json.writeStringField("engine", certificate.engine());
    json.writeStringField("method", certificate.method());
    writeCell(json, certificate.cell());
    json.writeNumberField("sweep_seed", certificate.cell().sweepSeed());
    json.writeArrayFieldStart("draws");
    for (Certificate.Draw draw : certificate.draws()) {
      json.writeStartObject();
      json.writeNumberField("index", draw.index());
      json.writeNumberField("prime", draw.prime());
      json.writeNumberField("columns", draw.columns());
      json.writeArrayFieldStart("levels");
      for (Certificate.Level level : draw.levels()) {
        json.writeStartObject();
        json.writeNumberField("length", level.bracketLength());
        json.writeNumberField("samples", level.samples());
        json.writeNumberField("rank", level.rank());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("rank", certificate.rank());
    json.writeNumberField("known_laws", certificate.knownLaws());
    json.writeNumberField("proven_laws", certificate.provenLaws());
    json.writeStringField("fingerprint", certificate.fingerprint());
  }

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
