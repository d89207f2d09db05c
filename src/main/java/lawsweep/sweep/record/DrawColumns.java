package lawsweep.sweep.record;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import lawsweep.json.RecordFormatException;
import lawsweep.json.StrictObject;
import lawsweep.law.DataChoice;
import lawsweep.law.LawCount;
import lawsweep.pattern.Inputs;
import lawsweep.road.data.DataCertificate;
import lawsweep.road.data.DataForm;
import lawsweep.road.data.DrawTally;

/** The columns that only cells with data fields have. */
final class DrawColumns {

  private DrawColumns() {}

  /** What a count with data fields says of its draws. */
  static DrawTally tally(LawCount count) {
    if (!(count.certificate() instanceof DataCertificate certificate)) {
      throw new IllegalArgumentException("expected a certificate of data fields, got " + count.certificate());
    }
    return certificate.tally();
  }

  /** The value of a cell's column; empty where it has none. */
  static Object ofCell(RecordColumn column, DataChoice choice) {
    return switch (column) {
      case DRAWS -> (long) choice.draws();
      case SAMPLES -> choice.inputs().map(Inputs::samples).map(samples -> (Object) (long) samples).orElse("");
      default -> throw new AssertionError(column);
    };
  }

  /** The value of a count's column. */
  static Object ofCount(RecordColumn column, DrawTally tally) {
    return switch (column) {
      case RANK_HISTOGRAM -> DataForm.text(tally.ranks());
      case LIE_HISTOGRAM -> DataForm.text(tally.lies());
      case DEAD_NEURONS -> DataForm.text(tally.deadNeurons());
      case AT_PHI -> tally.shareAtPhi();
      case PATTERNS -> tally.patterns();
      case WITNESSES -> DataForm.witnesses(tally);
      default -> throw new AssertionError(column);
    };
  }

  /** All of them as fields of a record's object, in their order. */
  static void write(JsonGenerator json, CellRecord record, DataChoice choice) throws IOException {
    json.writeNumberField(RecordColumn.DRAWS.key(), choice.draws());
    if (record.count().isPresent()) {
      DataForm.COLUMNS.writeFields(json, tally(record.count().get()));
    } else {
      for (String key : DataForm.COLUMNS.keys()) {
        json.writeNullField(key);
      }
    }
    if (choice.inputs().isPresent()) {
      json.writeNumberField(RecordColumn.SAMPLES.key(), choice.inputs().get().samples());
    } else {
      json.writeNullField(RecordColumn.SAMPLES.key());
    }
  }

  /** Checks the columns of a cell, whether it has a count or not. */
  static void checkCell(StrictObject line, DataChoice choice) {
    line.same("draws", choice.draws(), line.integer("draws"));
    if (choice.inputs().isPresent()) {
      line.same("samples", choice.inputs().get().samples(), line.integer("samples"));
    } else if (!line.isNull("samples")) {
      throw new RecordFormatException("expected no 'samples' where all inputs are meant");
    }
  }
}
