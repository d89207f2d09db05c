package lawsweep.kind.simulation;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import lawsweep.json.Form;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Parameters;
import lawsweep.langevin.cell.TimeGrid;

/** The file {@code run.json} beside checkpoints: how a run was made whose steps are not all of one length. */
final class SavedRunForm {

  static final Form<LangevinCell> FORM = Form.<LangevinCell>of()
      .text("optimizer", cell -> cell.equation().label())
      .value("lr", SavedRunForm::rates)
      .real("weight_decay", cell -> cell.settings().get(Parameters.WEIGHT_DECAY))
      .writeOnly();

  private SavedRunForm() {}

  /** The rates of all intervals between records, each from its first step on. */
  private static void rates(JsonGenerator json, LangevinCell cell) throws IOException {
    json.writeStartArray();
    for (Interval interval : TimeGrid.of(cell).intervals()) {
      json.writeStartArray();
      json.writeNumber(interval.firstStep());
      json.writeNumber(interval.step());
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}
