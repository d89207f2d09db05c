package lawsweep.sweep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing goes from exact to float64 by itself. */
class RoadOfDataTest {

  @ParameterizedTest
  @EnumSource(value = Family.class, names = {"RELU", "RESIDUAL"})
  void gatesAreCountedExactlyUnlessFloat64IsAskedFor(Family family) {
    for (int width : new int[] {1, 4, 100, 3000}) {
      LawCell cell = cell(family, width);
      for (RoadChoice road : RoadChoice.values()) {
        assertTrue(road.admits(cell));
        assertEquals(road == RoadChoice.FLOAT64 ? RoadChoice.FLOAT64 : RoadChoice.DENSE, road.of(cell),
            road + ", width " + width);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = Family.class, names = {"TANH", "GELU", "SOFTPLUS"})
  void smoothFunctionsAreRefusedWhereAnExactRoadIsAskedForByName(Family family) {
    LawCell cell = cell(family, 4);
    assertFalse(RoadChoice.DENSE.admits(cell));
    assertFalse(RoadChoice.SYMMETRIC.admits(cell));
    assertTrue(RoadChoice.AUTO.admits(cell));
    assertTrue(RoadChoice.FLOAT64.admits(cell));
    assertEquals(RoadChoice.FLOAT64, RoadChoice.AUTO.of(cell));
  }

  @ParameterizedTest
  @EnumSource(value = Family.class, names = {"LINEAR", "RELU"})
  void genericFieldsAreNeverCountedInFloat64(Family family) {
    LawCell cell = new LawCell(new Architecture(family, List.of(2, 3, 2), Bias.NONE), Fields.GENERIC, 0, 0);
    for (RoadChoice road : RoadChoice.values()) {
      assertTrue(road.of(cell) == RoadChoice.DENSE || road.of(cell) == RoadChoice.SYMMETRIC, road.toString());
    }
  }

  private static LawCell cell(Family family, int width) {
    return new LawCell(new Architecture(family, List.of(2, width, 2), Bias.NONE), Fields.DATA, 0, 0,
        Optional.of(new DataChoice(10, 0, Optional.empty())));
  }
}
