package lawsweep.kind.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lawsweep.circuit.line.Network;
import lawsweep.json.RecordFormatException;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Loss;
import lawsweep.law.NetLine;
import lawsweep.law.Subject;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.road.circuit.Counts;
import lawsweep.road.data.DataCertificate;
import lawsweep.road.data.DrawTally;
import lawsweep.spec.SpecException;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Records;
import lawsweep.sweep.SpecReader;
import lawsweep.sweep.store.Sweeps;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/**
 * Networks with widths and cross entropy, against the walker of circuits, which knows nothing of one output fewer and
 * of differences of outputs.
 */
class CrossEntropyTest {

  private static final Roads ROADS = Roads.of(new VectorKernels());

  private static LawCell cell(Family family, Bias bias, Integer... widths) {
    return new LawCell(new Subject.Widths(new Architecture(family, List.of(widths), bias), Loss.CE), Fields.GENERIC, 77,
        0, Optional.empty());
  }

  private static LawCell data(Family family, Bias bias, int draws, Integer... widths) {
    return new LawCell(new Subject.Widths(new Architecture(family, List.of(widths), bias), Loss.CE), Fields.DATA, 77, 0,
        Optional.of(new DataChoice(draws, 0, Optional.empty())));
  }

  private static LawCell signs(Family family, Integer... widths) {
    return new LawCell(new Subject.Widths(new Architecture(family, List.of(widths), Bias.NONE), Loss.CE), Fields.ADAM,
        77, 0, Optional.empty());
  }

  private static LawCount count(LawCell cell) {
    return ROADS.choose(RoadChoice.AUTO, cell).count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER);
  }

  /** The line of the same network. */
  private static String line(Architecture a) {
    StringBuilder line = new StringBuilder("vec " + a.width(a.depth()));
    if (a.family() == Family.RESIDUAL) {
      for (int i = a.depth() - 1; i > 0; i -= 2) {
        line.append(" > res(dense ").append(a.width(i)).append(" > relu > dense ").append(a.width(0)).append(")");
      }
      return line + " > ce";
    }
    for (int i = a.depth() - 1; i > 0; i--) {
      line.append(" > dense ").append(a.width(i)).append(a.bias() == Bias.NONE ? "" : " bias")
          .append(a.family() == Family.LINEAR ? "" : " > " + a.family().label());
    }
    return line + " > ce " + a.width(0) + (a.bias() == Bias.ALL ? " bias" : "");
  }

  @Test
  void numbersAreThoseOfTheCircuit() {
    for (LawCell cell : List.of(cell(Family.LINEAR, Bias.NONE, 3, 2, 2), cell(Family.LINEAR, Bias.NONE, 4, 3, 3, 2),
        cell(Family.LINEAR, Bias.NONE, 2, 3, 4), cell(Family.LINEAR, Bias.NONE, 1, 2, 2),
        cell(Family.RELU, Bias.NONE, 3, 4, 2), cell(Family.RELU, Bias.HIDDEN, 2, 3, 2),
        cell(Family.RELU, Bias.ALL, 3, 2, 2, 2), cell(Family.RELU, Bias.ALL, 1, 2, 2))) {
      LawCount found = count(cell);
      LawCount circuit = Counts.of(line(cell.architecture()));
      assertEquals(circuit.levelDims(), found.levelDims(), cell.key());
      assertEquals(circuit.parameters(), found.parameters(), cell.key());
      assertEquals(circuit.laws(), found.laws(), cell.key());
      assertEquals(circuit.knownLaws(), found.knownLaws(), cell.key());
      assertEquals(circuit.verdict(), found.verdict(), cell.key());
      assertEquals(Optional.empty(), ROADS.refuse(found, Team.alone(), Stop.NEVER), cell.key());
    }
  }

  /** Draws at φ's value have the laws of gates that switch at will, and of a smooth network at generic weights. */
  @Test
  void drawsHaveTheLawsOfTheCircuit() {
    for (LawCell cell : List.of(data(Family.RELU, Bias.NONE, 60, 2, 3, 2), data(Family.RELU, Bias.ALL, 60, 3, 3, 2),
        data(Family.RELU, Bias.HIDDEN, 60, 2, 2, 2, 2), data(Family.RELU, Bias.NONE, 60, 3, 2, 3, 2),
        data(Family.RESIDUAL, Bias.NONE, 60, 3, 2, 3), data(Family.RESIDUAL, Bias.NONE, 60, 3, 2, 3, 2, 3),
        data(Family.RESIDUAL, Bias.NONE, 60, 2, 2, 2, 2, 2), data(Family.TANH, Bias.NONE, 5, 3, 3, 2),
        data(Family.GELU, Bias.ALL, 5, 3, 2, 2), data(Family.SOFTPLUS, Bias.HIDDEN, 5, 2, 3, 2))) {
      LawCount found = count(cell);
      LawCount circuit = Counts.of(line(cell.architecture()));
      assertEquals(circuit.lieDim(), found.lieDim(), cell.key());
      assertEquals(circuit.laws(), found.laws(), cell.key());
      assertEquals(circuit.knownLaws(), found.knownLaws(), cell.key());
      assertEquals(circuit.verdict(), found.verdict(), cell.key());
      assertEquals(Optional.empty(), ROADS.refuse(found, Team.alone(), Stop.NEVER), cell.key());
    }
  }

  /** In float64 as modulo primes: fields by a basis of its own, decided wherever singular values leave a gap. */
  @Test
  void roadsAgreeOnDraws() {
    for (LawCell cell : List.of(data(Family.RELU, Bias.NONE, 60, 2, 4, 4, 2),
        data(Family.RELU, Bias.ALL, 60, 3, 2, 3, 1),
        data(Family.RESIDUAL, Bias.NONE, 60, 3, 3, 3))) {
      RoadChoice floats = ROADS.choices().find("float64").orElseThrow();
      LawCount found = ROADS.choose(floats, cell).count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER);
      DrawTally inFloat64 = ((DataCertificate) found.certificate()).tally();
      assertEquals(0, inFloat64.ranks().undecided(), cell.key());
      assertEquals(((DataCertificate) count(cell).certificate()).tally().ranks(), inFloat64.ranks(), cell.key());
    }
  }

  @Test
  void withOneClassNothingMoves() {
    for (LawCell cell : List.of(cell(Family.LINEAR, Bias.NONE, 1, 2, 2), data(Family.RELU, Bias.ALL, 5, 1, 3, 2),
        data(Family.RESIDUAL, Bias.NONE, 5, 1, 3, 1), data(Family.TANH, Bias.HIDDEN, 5, 1, 3, 1),
        signs(Family.LINEAR, 1, 2, 2), signs(Family.ATTENTION, 1, 2, 1))) {
      LawCount found = count(cell);
      assertEquals(0, found.lieDim(), cell.key());
      assertEquals(cell.parameters(), found.laws(), cell.key());
      assertEquals(0, found.extraLaws(), cell.key());
      assertEquals(Verdict.COMPLETE, found.verdict(), cell.key());
      assertEquals("with one class nothing moves", ROADS.because(found), cell.key());
      assertEquals(Optional.empty(), ROADS.refuse(found, Team.alone(), Stop.NEVER), cell.key());
    }
  }

  @Test
  void drawsOfLinesHaveTheKindsOfTheCircuit() {
    for (String line : List.of("vec 2 > dense 3 > relu > ce 1", "vec 2 > dense 3 bias > relu > ce 3 bias",
        "vec 3 > res(mlp 2 relu) > ce")) {
      LawCell drawn = new LawCell(new NetLine(Network.of(line)), Fields.DATA, 77, 0,
          Optional.of(new DataChoice(5, 0, Optional.empty())));
      assertEquals(CountOutcome.kinds(Counts.of(line)), CountOutcome.kinds(count(drawn)), line);
    }
  }

  @Test
  void twoClassesAreOneOutput() {
    LawCount count = count(cell(Family.LINEAR, Bias.NONE, 2, 2, 2, 1));
    assertEquals(Verdict.EXTRA, count.verdict());
    assertEquals(9, count.laws());
    assertEquals(1, count.extraLaws());
    assertEquals(0, count.errorBound());
    assertEquals(Optional.of("theorem: scalar block 1,2,2,1"), WhyExtra.of(count));
  }

  @Test
  void twoClassesAreNarrowForSignFlows() {
    assertEquals(Optional.of("theorem on sign flows: two classes are one output, a layer of width 1"),
        WhyExtra.of(count(signs(Family.LINEAR, 2, 3, 2))));
    assertEquals(Optional.of("theorem on sign flows: layers of width 1"),
        WhyExtra.of(count(signs(Family.LINEAR, 3, 1, 1, 1, 3))));
  }

  @Test
  void recordsSayTheLoss() {
    for (LawCell cell : List.of(cell(Family.RELU, Bias.ALL, 3, 2, 2), cell(Family.LINEAR, Bias.NONE, 1, 2, 2),
        cell(Family.LINEAR, Bias.NONE, 200, 300, 200), data(Family.RELU, Bias.ALL, 9, 3, 2, 2),
        data(Family.TANH, Bias.NONE, 3, 2, 2, 2), data(Family.RESIDUAL, Bias.NONE, 3, 1, 2, 1),
        signs(Family.LINEAR, 2, 2, 2), signs(Family.ATTENTION, 2, 1, 2))) {
      CellRecord record = Sweeps.done(cell, count(cell), 0.25);
      assertTrue(record.key().contains("_ce_" + cell.fields().label() + "_"), record.key());
      assertEquals(record, Records.read(Records.write(record), 77));
      assertEquals(record, Records.read(Records.writeCell(record), 77));
      String json = new String(Records.write(record), StandardCharsets.UTF_8);
      List<String> others = new ArrayList<>(List.of(json.replaceFirst("\"loss\":\"ce\",", ""),
          json.replace("\"loss\":\"ce\"", "\"loss\":\"mse\"")));
      if (cell.fields() != Fields.ADAM) {
        others.add(json.replaceFirst("(.*)\"known_laws\":", "$1\"known_laws\":1"));
      }
      for (String other : others) {
        assertThrows(RecordFormatException.class, () -> Records.read(other.getBytes(StandardCharsets.UTF_8), 77),
            other);
      }
    }
  }

  @Test
  void forgedCountsAreRefused() {
    for (LawCell cell : List.of(cell(Family.LINEAR, Bias.NONE, 4, 3, 2), data(Family.RELU, Bias.NONE, 9, 3, 2, 2),
        data(Family.GELU, Bias.NONE, 3, 3, 2, 2), signs(Family.LINEAR, 2, 3, 2))) {
      forgedIsRefused(count(cell));
    }
  }

  private static void forgedIsRefused(LawCount count) {
    LawCount forged = new LawCount(count.parameters(), count.levelDims(), count.lieDim(), count.laws(),
        count.knownLaws() - 1, count.extraLaws() + 1, count.verdict(), count.bracketLength(), 0, "",
        count.certificate());
    assertTrue(ROADS.refuse(forged, Team.alone(), Stop.NEVER).orElse("").contains("known_laws"));
  }

  private static List<String> keys(String entry) throws SpecException {
    return new SpecReader(FakeKinds.REAL)
        .read("a.yaml", ("name: a\nnetworks:\n" + entry).getBytes(StandardCharsets.UTF_8))
        .cells().stream().map(cell -> CountCell.law(cell).orElseThrow().key()).collect(Collectors.toList());
  }

  @Test
  void specsAskForIt() throws SpecException {
    assertEquals(List.of("linear_2x3x2_generic_0", "linear_2x3x2_ce_generic_0"),
        keys("- {family: linear, widths: [[2, 3, 2]], loss: [mse, ce]}"));
    assertEquals(
        List.of("relu_2x3x2_data_5_0", "relu_2x3x2_ce_data_5_0", "relu_2x3x2_generic_0", "relu_2x3x2_ce_generic_0"),
        keys("- {family: relu, widths: [[2, 3, 2]], fields: [data, generic], draws: 5, loss: [mse, ce]}"));
    assertEquals(List.of("tanh_2x3x2_ce_data_1000_0", "residual_2x3x2_ce_data_1000_0"),
        keys("- {family: [tanh, residual], widths: [[2, 3, 2]], loss: ce}"));
    assertEquals(List.of("attention_2x3x2_ce_adam_0"), keys("- {family: attention, widths: [[2, 3, 2]], loss: ce}"));
    assertTrue(
        assertThrows(SpecException.class, () -> keys("- {family: tanh, widths: [[2, 3, 2]], loss: hinge}")).getMessage()
            .contains("'loss'"));
  }
}
