package lawsweep.road.draws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.Loss;
import lawsweep.law.Subject;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.pattern.Inputs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which cells draw their inputs, and how many. */
class DrawnInputsTest {

  private static LawCell cell(Family family, List<Integer> widths, Optional<Inputs> inputs) {
    return new LawCell(new Architecture(family, widths, Bias.NONE), Fields.DATA, 0, 0,
        Optional.of(new DataChoice(3, 0, inputs)));
  }

  @ParameterizedTest
  @EnumSource(value = Family.class, names = {"TANH", "GELU", "SOFTPLUS"})
  void smoothNetworksDrawThem(Family family) {
    assertEquals(Optional.of(new DrawnInputs(17, 544)),
        DrawnInputs.of(cell(family, List.of(1, 3, 2), Optional.empty())));
    assertEquals(Optional.of(new DrawnInputs(14, 448)),
        DrawnInputs.of(cell(family, List.of(2, 3, 2), Optional.empty())));
    LawCell entropy = new LawCell(new Subject.Widths(new Architecture(family, List.of(2, 3, 2), Bias.NONE), Loss.CE),
        Fields.DATA, 0, 0, Optional.of(new DataChoice(3, 0, Optional.empty())));
    assertEquals(Optional.of(new DrawnInputs(17, 544)), DrawnInputs.of(entropy), "as with one output");
    Inputs given = new Inputs(4, "ab".repeat(32), Optional.empty());
    assertEquals(Optional.empty(),
        DrawnInputs.of(cell(family, List.of(1, 3, 2), Optional.of(given))));
  }

  @Test
  void gatesMeetAllThereAre() {
    assertEquals(Optional.empty(), DrawnInputs.of(cell(Family.RELU, List.of(1, 3, 2), Optional.empty())));
    assertEquals(Optional.empty(), DrawnInputs.of(cell(Family.RESIDUAL, List.of(2, 2, 2), Optional.empty())));
  }
}
