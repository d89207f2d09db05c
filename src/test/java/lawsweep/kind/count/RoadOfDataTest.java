package lawsweep.kind.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import lawsweep.circuit.line.Network;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.NetLine;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing goes from exact to float64 by itself. */
class RoadOfDataTest {

  private static final RoadChoice DENSE = new RoadChoice("dense");
  private static final RoadChoice SYMMETRIC = new RoadChoice("symmetric");
  private static final RoadChoice FLOAT64 = new RoadChoice("float64");

  private static RoadChoice choose(RoadChoice choice, LawCell cell) {
    return RoadChoice.of(Roads.PLAIN.choose(choice, cell));
  }

  @ParameterizedTest
  @EnumSource(value = Family.class, names = {"RELU", "RESIDUAL"})
  void gatesAreCountedExactlyUnlessFloat64IsAskedFor(Family family) {
    for (int width : new int[] {1, 4, 100, 3000}) {
      LawCell cell = cell(family, width);
      for (RoadChoice road : Roads.PLAIN.choices().all()) {
        assertTrue(Roads.PLAIN.admits(road, cell));
        assertEquals(road.equals(FLOAT64) ? FLOAT64 : DENSE, choose(road, cell), road + ", width " + width);
      }
    }
  }

  @Test
  void chainsThatALineSaysToo() {
    NetLine line = new NetLine(Network.of("vec 2 > dense 3 > relu > out 1"));
    LawCell cell = new LawCell(line, Fields.DATA, 0, 0, Optional.of(new DataChoice(10, 0, Optional.empty())));
    for (RoadChoice road : Roads.PLAIN.choices().all()) {
      assertTrue(Roads.PLAIN.admits(road, cell));
      assertEquals(road.equals(FLOAT64) ? FLOAT64 : DENSE, choose(road, cell), road.toString());
      String ofLines = List.of("theorem", "generators").contains(road.label()) ? road.label() : "circuit";
      assertEquals(ofLines, choose(road, new LawCell(line, Fields.GATES, 0, 0)).label());
    }
    GpuRule every = new GpuRule(GpuRule.IDEAL, true);
    assertTrue(every.share(cell, () -> Roads.PLAIN.choose(RoadChoice.AUTO, cell)).isPresent());
    assertEquals(Optional.empty(), every.share(cell, () -> Roads.PLAIN.choose(FLOAT64, cell)));
  }

  @ParameterizedTest
  @EnumSource(value = Family.class, names = {"TANH", "GELU", "SOFTPLUS"})
  void smoothFunctionsAreRefusedWhereAnExactRoadIsAskedForByName(Family family) {
    LawCell cell = cell(family, 4);
    assertFalse(Roads.PLAIN.admits(DENSE, cell));
    assertFalse(Roads.PLAIN.admits(SYMMETRIC, cell));
    assertTrue(Roads.PLAIN.admits(RoadChoice.AUTO, cell));
    assertTrue(Roads.PLAIN.admits(FLOAT64, cell));
    assertEquals(FLOAT64, choose(RoadChoice.AUTO, cell));
  }

  @ParameterizedTest
  @EnumSource(value = Family.class, names = {"LINEAR", "RELU"})
  void genericFieldsAreNeverCountedInFloat64(Family family) {
    LawCell cell = new LawCell(new Architecture(family, List.of(2, 3, 2), Bias.NONE), Fields.GENERIC, 0, 0);
    for (RoadChoice road : Roads.PLAIN.choices().all()) {
      assertTrue(List.of(DENSE, SYMMETRIC).contains(choose(road, cell)), road.toString());
      assertTrue(Roads.PLAIN.admits(road, cell));
    }
  }

  private static LawCell cell(Family family, int width) {
    return new LawCell(new Architecture(family, List.of(2, width, 2), Bias.NONE), Fields.DATA, 0, 0,
        Optional.of(new DataChoice(10, 0, Optional.empty())));
  }
}
