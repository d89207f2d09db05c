package lawsweep.kind.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import lawsweep.json.Form;
import lawsweep.json.RecordFormatException;
import lawsweep.langevin.cell.CellValues;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Parameters;
import lawsweep.langevin.riemannian.Upstairs;
import lawsweep.langevin.toy.Relaxation;
import lawsweep.langevin.toy.ToyEquations;
import org.junit.jupiter.api.Test;

/**
 * The object of an equation that the program does not have: its own parameter comes after all that the first version
 * wrote.
 */
class ToyRecordTest {

  private static final SimulationForm FORMS = new SimulationForm(ToyEquations.ALL);

  private static CellValues values() {
    return new CellValues().put(Parameters.WIDTH, 2).put(Parameters.TIME, 4.0).put(Parameters.STEP, 0.25);
  }

  @Test
  void itsOwnParameterIsWrittenLastAndReadAgain() {
    LangevinCell cell = values().put(Parameters.DYNAMICS, new Relaxation()).put(Relaxation.FRICTION, 2.0).cell(3, 0);
    Form<LangevinCell> form = FORMS.of(cell.equation());
    assertEquals("""
        {"dynamics":"relaxation","scheme":"exact","side":"downstairs","depth":"1","width":2,"rank":2,"beta":1.0,\
        "kappa":1.0,"energy":{"kind":"none","fit":[],"confinement":0.0},"initial":{"kind":"gaussian","scale":1.0},\
        "step":0.25,"time":4.0,"record_every":4.0,"replicas":1,"weight_decay":0.0,"samples":0,"batch":0,\
        "sweep_seed":3,"friction":2.0}""", form.text(cell));
    assertEquals(cell, form.parse(form.bytes(cell)));
  }

  @Test
  void objectsOfOtherEquationsStayAsTheyWere() {
    LangevinCell cell = values().put(Parameters.DYNAMICS, new Upstairs()).put(Parameters.DEPTH, 2).cell(3, 0);
    String text = FORMS.of(cell.equation()).text(cell);
    assertEquals(SimulationForm.ALL.of(cell.equation()).text(cell), text);
    String more = text.substring(0, text.length() - 1) + ",\"friction\":1.0}";
    assertThrows(RecordFormatException.class,
        () -> FORMS.of(cell.equation()).parse(more.getBytes(StandardCharsets.UTF_8)));
  }
}
