package lawsweep.road.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.pattern.Inputs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which cells draw their inputs, and how many. */
class DrawnInputsTest {

  @ParameterizedTest
  @EnumSource(value = Family.class, names = {"TANH", "GELU", "SOFTPLUS"})
  void smoothNetworksDrawThem(Family family) {
    assertEquals(Optional.of(new DrawnInputs(17, 544)),
        DrawnInputs.of(Draws.cell(new Architecture(family, List.of(1, 3, 2), Bias.NONE), 0, 3)));
    assertEquals(Optional.of(new DrawnInputs(14, 448)),
        DrawnInputs.of(Draws.cell(new Architecture(family, List.of(2, 3, 2), Bias.NONE), 0, 3)));
    Inputs given = new Inputs(4, "ab".repeat(32), Optional.empty());
    assertEquals(Optional.empty(),
        DrawnInputs.of(Draws.cell(new Architecture(family, List.of(1, 3, 2), Bias.NONE), 0, 3, given)));
  }

  @Test
  void gatesMeetAllThereAre() {
    assertEquals(Optional.empty(), DrawnInputs.of(Draws.cell(Draws.relu(1, 3, 2), 0, 3)));
    assertEquals(Optional.empty(), DrawnInputs.of(Draws.cell(Draws.residual(2, 2, 2), 0, 3)));
  }
}
