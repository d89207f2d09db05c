package lawsweep.cli.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import lawsweep.circuit.line.Network;
import lawsweep.circuit.line.RealModels;
import lawsweep.cli.option.WidthOrder;
import lawsweep.export.CountCommand;
import lawsweep.kernel.ScalarKernels;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.CountOutcome;
import lawsweep.kind.count.RoadChoice;
import lawsweep.kind.count.Roads;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.NetLine;
import lawsweep.law.Road;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.sweep.CellRecord;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** What people read of a count with data fields. */
class CountTableTest {

  private static CellRecord record(Family family, List<Integer> widths, DataChoice data) {
    LawCell cell = new LawCell(new Architecture(family, widths, Bias.NONE), Fields.DATA, 0, 0, Optional.of(data));
    Road road = Roads.of(new ScalarKernels()).choose(RoadChoice.AUTO, cell);
    LawCount count = road.count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER);
    return CellRecord.done(new CountCell(cell), new CountOutcome(count), road.label(), "plain", 0);
  }

  private static String table(Family family, List<Integer> widths, DataChoice data) {
    return new CountTable(new CountCommand("auto"), WidthOrder.OUTPUT_FIRST, 200)
        .of(record(family, widths, data), Optional.empty());
  }

  private static String line(String table, String name) {
    return table.lines().filter(line -> line.startsWith(name + " ")).findFirst().orElseThrow().substring(14);
  }

  private static DataChoice draws(int number) {
    return new DataChoice(number, 0, Optional.empty());
  }

  /** Known laws are never printed without how many of them survive. */
  @Test
  void knownLawsAloneComeWithWhatSurvives() {
    NetLine line = new NetLine(Network.of(RealModels.of("GPT-2 small").line()));
    LawCell cell = new LawCell(line, Fields.DATA, 0, 0);
    LawCount count = Roads.PLAIN.choose(new RoadChoice("generators"), cell).count(cell, Limits.DEFAULT, Team.alone(),
        Stop.NEVER);
    String table = new CountTable(new CountCommand("auto"), WidthOrder.OUTPUT_FIRST, 200)
        .of(CellRecord.done(new CountCell(cell), new CountOutcome(count), "generators", "plain", 0), Optional.empty());
    assertEquals("D = 124,439,808", line(table, "parameters"));
    assertEquals("674,585 of the gradient flow with eps = 0 and no dropout", line(table, "known laws"));
    assertEquals("undecided: that there are no other laws is not proved at this size", line(table, "verdict"));
    assertTrue(table.contains("""
        survive       674,584 with eps > 0 in norms
                      627,457 with dropout on embeddings and residual branches
                      57,112 with weight decay that spares biases and gains, up to a known factor
                      57,112 with momentum: those that are linear
                      9,216 with AdamW: parameters whose gradient is 0
        """), table);
    assertFalse(table.contains("dim Lie") || table.contains("at most") || table.contains("beyond"), table);
  }

  @Test
  void phiIsCountedInDraws() {
    String table = table(Family.RELU, List.of(1, 3, 3, 2), draws(1000));
    assertEquals("complete: phi's value in 392 of 1000 draws: at these the known laws are all there are",
        line(table, "verdict"));
    assertEquals("dim W_0 = 12 in 255 of 1000 draws (25.50 %), dim Lie = 12 in 392 of 1000 draws (39.20 %)",
        line(table, "at phi"));
    assertEquals("all there are", line(table, "inputs"));
  }

  @Test
  void drawsWithoutItAreNoExtraLaws() {
    String table = table(Family.RELU, List.of(1, 3, 3, 3, 3, 2), draws(20));
    assertEquals("undecided: phi's value in none of 20 draws (its share is below 14 % with 95 % confidence)",
        line(table, "verdict"));
    assertTrue(line(table, "at phi").endsWith("in none of 20 draws"), table);
    assertTrue(line(table, "because").contains("; some rank is too low with probability at most "), table);
    assertTrue(line(table, "laws").startsWith("at most "), table);
    assertFalse(table.contains("extra"), table);
  }

  @Test
  void oneDrawSpeaksForItself() {
    String table = table(Family.RELU, List.of(1, 3, 3, 2), new DataChoice(1, 3, Optional.empty()));
    assertEquals("complete: at this draw the known laws are all there are", line(table, "verdict"));
    assertTrue(line(table, "laws").endsWith(" at this draw"), table);
  }

  /** Standard error names what falls short; draws that were told do not, whatever they have. */
  @Test
  void drawsBelowPhiAreAnAnswer() {
    assertTrue(DrawLines.told(record(Family.RELU, List.of(1, 3, 3, 2), new DataChoice(1, 89, Optional.empty()))));
    assertFalse(DrawLines.told(record(Family.RELU, List.of(1, 1, 1, 20, 8), draws(5))));
  }

  @Test
  void drawnInputsAreSaid() {
    for (Family family : List.of(Family.TANH, Family.GELU, Family.SOFTPLUS)) {
      String table = table(family, List.of(1, 3, 2), draws(3));
      assertEquals("17 to 544 drawn for each draw of the weights: normal, times 1, 2, 3, 5 in turn",
          line(table, "inputs"));
      assertEquals("complete: phi's value in 3 of 3 draws: at these there are no laws", line(table, "verdict"));
    }
  }

  /** With more regions than can be listed, inputs are those that lines meet. */
  @Test
  void sampledInputsAreNotAll() {
    String table = table(Family.RELU, List.of(1, 1, 1, 20, 8), draws(5));
    assertEquals("all there are, as far as random lines meet them", line(table, "inputs"));
    assertTrue(line(table, "sampled").startsWith("1 draw short of phi"), table);
  }

  @Test
  void theoremsAreNamed() {
    String table = table(Family.RESIDUAL, List.of(1, 2, 1, 2, 1), draws(20));
    assertEquals("extra: there are 2 laws beyond the known ones", line(table, "verdict"));
    assertTrue(line(table, "because").startsWith("proof: ")
        && line(table, "because").endsWith("which holds at all weights (scalars through residual blocks)"), table);
  }
}
