package lawsweep.sweep.record;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import lawsweep.law.DataChoice;
import lawsweep.law.LawCount;
import lawsweep.pattern.Inputs;
import lawsweep.road.data.DataCertificate;
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

  /** The share of draws whose dim W_0 is that of φ; 0 if none was counted. */
  static double atPhi(DrawTally tally) {
    return tally.ranks().total() == 0 ? 0 : tally.atPhi() / (double) tally.ranks().total();
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
      case RANK_HISTOGRAM -> DataCodec.text(tally.ranks());
      case LIE_HISTOGRAM -> DataCodec.text(tally.lies());
      case DEAD_NEURONS -> DataCodec.text(tally.deadNeurons());
      case AT_PHI -> atPhi(tally);
      case PATTERNS -> tally.patterns();
      case WITNESSES -> DataCodec.witnesses(tally);
      default -> throw new AssertionError(column);
    };
  }

  /** All of them as fields of a record's object, in their order. */
  static void write(JsonGenerator json, CellRecord record, DataChoice choice) throws IOException {
    json.writeNumberField(RecordColumn.DRAWS.key(), choice.draws());
    if (record.count().isPresent()) {
      DrawTally tally = tally(record.count().get());
      DataCodec.writeHistogram(json, RecordColumn.RANK_HISTOGRAM.key(), tally.ranks());
      DataCodec.writeHistogram(json, RecordColumn.LIE_HISTOGRAM.key(), tally.lies());
      DataCodec.writeHistogram(json, RecordColumn.DEAD_NEURONS.key(), tally.deadNeurons());
      json.writeNumberField(RecordColumn.AT_PHI.key(), atPhi(tally));
      json.writeNumberField(RecordColumn.PATTERNS.key(), tally.patterns());
      DataCodec.writeWitnesses(json, tally);
    } else {
      for (RecordColumn column : RecordColumn.values()) {
        if (column.ofDrawTally()) {
          json.writeNullField(column.key());
        }
      }
    }
    if (choice.inputs().isPresent()) {
      json.writeNumberField(RecordColumn.SAMPLES.key(), choice.inputs().get().samples());
    } else {
      json.writeNullField(RecordColumn.SAMPLES.key());
    }
  }
}
