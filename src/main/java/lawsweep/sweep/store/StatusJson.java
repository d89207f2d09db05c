package lawsweep.sweep.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import lawsweep.law.Verdict;
import lawsweep.sweep.record.CellStatus;

/** A status as a JSON object. */
final class StatusJson {

  private static final JsonFactory JSON = new JsonFactory();

  private StatusJson() {}

  static String write(SweepStatus status) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("name", status.name());
      json.writeStringField("method", status.method());
      json.writeBooleanField("complete", status.complete());
      json.writeNumberField("cells", status.cells());
      for (CellStatus kind : CellStatus.values()) {
        json.writeNumberField(kind.label(), status.count(kind));
      }
      json.writeNumberField("remaining", status.remaining());
      json.writeNumberField("simulated", status.simulated());
      json.writeNumberField("begun", status.begun());
      json.writeObjectFieldStart("verdicts");
      for (Verdict verdict : Verdict.values()) {
        json.writeNumberField(verdict.label(), status.count(verdict));
      }
      json.writeEndObject();
      json.writeArrayFieldStart("attention");
      for (SweepStatus.Note note : status.attention()) {
        json.writeStartObject();
        json.writeStringField("cell", note.key());
        json.writeStringField("status", note.status().label());
        json.writeStringField("reason", note.reason());
        json.writeEndObject();
      }
      json.writeEndArray();
      writeLines(json, "versions", status.roadVersions());
      writeLines(json, "damaged", status.damages());
      writeLines(json, "conflicts", status.conflicts());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void writeLines(JsonGenerator json, String key, Collection<String> lines) throws IOException {
    json.writeArrayFieldStart(key);
    for (String line : lines) {
      json.writeString(line);
    }
    json.writeEndArray();
  }
}
