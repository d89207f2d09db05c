package lawsweep.cli.drift;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import lawsweep.checkpoint.Magnitude;
import lawsweep.checkpoint.names.Proposal;
import lawsweep.json.Form;

/** What a checkpoint holds, as JSON; it is written and not read. */
final class InspectionForm {

  private static final int SCHEMA = 1;

  private static final Form<Inspection.Row> ROW = Form.<Inspection.Row>of()
      .text("name", row -> row.tensor().name())
      .value("shape", InspectionForm::writeShape)
      .text("type", row -> row.tensor().type())
      .value("norm", (json, row) -> writeNorm(json, row.magnitude()))
      .value("not_finite", (json, row) -> writeWhole(json, row.magnitude().map(Magnitude::notFinite)))
      .writeOnly();

  private static final Form<Proposal> PROPOSAL = Form.<Proposal>of()
      .text("names", Proposal::names)
      .text("prefix", Proposal::prefix)
      .textOrNull("net", proposal -> proposal.net().orElse(""))
      .texts("notes", Proposal::notes)
      .writeOnly();

  static final Form<Inspection> FORM = Form.<Inspection>of()
      .whole("schema", _ -> SCHEMA)
      .text("path", Inspection::path)
      .value("step", (json, inspection) -> writeWhole(json, inspection.step()))
      .value("metadata", InspectionForm::writeMetadata)
      .list("tensors", ROW, Inspection::tensors)
      .whole("numbers", Inspection::numbers)
      .whole("not_finite", Inspection::notFinite)
      .whole("not_usable", Inspection::notUsable)
      .list("proposals", PROPOSAL, Inspection::proposals)
      .writeOnly();

  private InspectionForm() {}

  private static void writeShape(JsonGenerator json, Inspection.Row row) throws IOException {
    json.writeStartArray();
    for (long side : row.tensor().shape()) {
      json.writeNumber(side);
    }
    json.writeEndArray();
  }

  /** Null where it is not known, or no double holds it. */
  private static void writeNorm(JsonGenerator json, Optional<Magnitude> magnitude) throws IOException {
    if (magnitude.isPresent() && Double.isFinite(magnitude.get().norm())) {
      json.writeNumber(magnitude.get().norm());
    } else {
      json.writeNull();
    }
  }

  private static void writeWhole(JsonGenerator json, Optional<Long> number) throws IOException {
    if (number.isPresent()) {
      json.writeNumber(number.get());
    } else {
      json.writeNull();
    }
  }

  private static void writeMetadata(JsonGenerator json, Inspection inspection) throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, String> text : inspection.metadata().entrySet()) {
      json.writeStringField(text.getKey(), text.getValue());
    }
    json.writeEndObject();
  }
}
