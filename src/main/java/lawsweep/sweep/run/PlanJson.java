package lawsweep.sweep.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A plan as a JSON object. */
final class PlanJson {

  private static final JsonFactory JSON = new JsonFactory();

  private PlanJson() {}

  static String write(SweepPlan plan) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("name", plan.name());
      json.writeNumberField("cells", plan.cells());
      json.writeNumberField("skipped", plan.skipped());
      json.writeNumberField("flops_per_second", SweepPlan.FLOPS_PER_SECOND);
      json.writeNumberField("core_seconds", plan.seconds());
      json.writeNumberField("threads", plan.threads());
      json.writeNumberField("elapsed_seconds", plan.elapsedSeconds());
      json.writeNumberField("memory_bytes", plan.memoryBytes());
      json.writeNumberField("chunks", plan.chunks());
      json.writeNumberField("chunk_seconds", plan.seconds() / plan.chunks());
      json.writeArrayFieldStart("largest");
      for (SweepPlan.Item item : plan.largest()) {
        json.writeStartObject();
        json.writeStringField("cell", item.key());
        json.writeNumberField("parameters", item.parameters());
        json.writeNumberField("core_seconds", item.seconds());
        json.writeNumberField("memory_bytes", item.memoryBytes());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("over_limits");
      for (SweepPlan.Refused refused : plan.firstSkipped()) {
        json.writeStartObject();
        json.writeStringField("cell", refused.key());
        json.writeStringField("reason", refused.reason());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
