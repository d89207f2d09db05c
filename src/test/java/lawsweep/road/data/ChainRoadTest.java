package lawsweep.road.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.circuit.line.Network;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.NetLine;
import lawsweep.law.Loss;
import lawsweep.law.Road;
import lawsweep.law.Subject;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.pattern.Inputs;
import lawsweep.road.circuit.Counts;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines that are chains give what the same networks with widths give, draw for draw. */
class ChainRoadTest {

  private static final Road WIDTHS = DataRoad.exact(Draws.VECTOR, Loss.MSE);
  private static final Road CHAINS = new ChainRoad(WIDTHS, DataRoad.exact(Draws.VECTOR, Loss.CE));
  private static final DataChoice FORTY = new DataChoice(40, 0, Optional.empty());
  private static final String LINE = "vec 2 > dense 3 > relu > dense 3 > relu > out 1";

  private static LawCell cell(String line, DataChoice data) {
    return new LawCell(new NetLine(Network.of(line)), Fields.DATA, 5, 3, Optional.of(data));
  }

  private static LawCell cell(Family family, String widths, Bias bias, DataChoice data) {
    List<Integer> list = Arrays.stream(widths.split(",")).map(Integer::valueOf).toList();
    return new LawCell(new Architecture(family, list, bias), Fields.DATA, 5, 3, Optional.of(data));
  }

  private static LawCount count(Road road, LawCell cell) {
    assertTrue(road.takes(cell));
    return road.count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER);
  }

  private static Optional<String> refuse(LawCount count) {
    return CHAINS.refuse(count, Team.alone(), Stop.NEVER);
  }

  /** All but the cell is the same. */
  private static void same(Road chains, Road widths, LawCell line, LawCell old) {
    LawCount found = count(chains, line);
    LawCount expected = count(widths, old);
    DataCertificate certificate = (DataCertificate) found.certificate();
    assertEquals(line, certificate.cell());
    assertEquals(expected, found.with(certificate.with(old)));
    assertEquals(widths.because(expected), chains.because(found));
    assertEquals(widths.rules(old), chains.rules(line));
    assertEquals(widths.estimate(old), chains.estimate(line));
    assertEquals(found, chains.today(found));
    assertEquals(Optional.empty(), chains.refuse(found, Team.alone(), Stop.NEVER));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "vec 2 > dense 3 > relu > dense 2;RELU;2,3,2;NONE", "vec 1 > dense 2 > relu > out 1;RELU;1,2,1;NONE",
      LINE + ";RELU;1,3,3,2;NONE", "vec 1 > 3*(dense 2 > relu) > out 1;RELU;1,2,2,2,1;NONE",
      "vec 1 > dense 4 bias > relu > out 1;RELU;1,4,1;HIDDEN",
      "vec 2 > 2*(dense 3 bias > relu) > out 1 bias;RELU;1,3,3,2;ALL", "vec 3 > mlp 4 relu;RELU;3,4,3;NONE",
      "vec 3 > mlp 2 relu to 1 bias;RELU;1,2,3;ALL", "vec 4 > dense 2 > relu > mlp 3 relu to 2;RELU;2,3,2,4;NONE",
      "vec 2 > res(mlp 3 relu);RESIDUAL;2,3,2;NONE", "vec 1 > 3*(res(mlp 1 relu));RESIDUAL;1,1,1,1,1,1,1;NONE",
      "vec 2 > res(dense 3 > relu > dense 2) > res(mlp 2 relu | id);RESIDUAL;2,2,2,3,2;NONE"})
  void theTallyIsThatOfTheWidths(String line, Family family, String widths, Bias bias) {
    same(CHAINS, WIDTHS, cell(line, FORTY), cell(family, widths, bias, FORTY));
    // The laws that are read off the circuit are those that each draw has.
    LawCount gates = Counts.of(line);
    DataCertificate drawn = (DataCertificate) count(CHAINS, cell(line, FORTY)).certificate();
    assertEquals(gates.parameters() - gates.knownLaws(), drawn.phi());
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {"vec 2 > dense 3 > relu > ce 2;RELU;2,3,2;NONE",
      "vec 2 > dense 3 bias > relu > ce 3 bias;RELU;3,3,2;ALL", "vec 2 > dense 3 > relu > dense 3 > ce;RELU;3,3,2;NONE",
      "vec 2 > res(mlp 2 relu) > ce;RESIDUAL;2,2,2;NONE"})
  void crossEntropy(String line, Family family, String widths, Bias bias) {
    LawCell cell = cell(line, FORTY);
    Architecture a = cell(family, widths, bias, FORTY).architecture();
    LawCell old = new LawCell(new Subject.Widths(a, Loss.CE), Fields.DATA, 5, 3, Optional.of(FORTY));
    same(CHAINS, DataRoad.exact(Draws.VECTOR, Loss.CE), cell, old);
    assertEquals(Counts.of(line).knownLaws(), count(CHAINS, cell).knownLaws());
  }

  @Test
  void inputsWitnessesAndFloat64() {
    Inputs inputs = new Inputs(3, "ab".repeat(32),
        Optional.of(new Inputs.Numbers(2, 1, new double[] {1, 2, -3, 0.5, 0, 4}, false)));
    DataChoice given = new DataChoice(20, 0, Optional.of(inputs));
    DataChoice witness = new DataChoice(1, 17, Optional.empty());
    Road float64 = DataRoad.inFloat64(Loss.MSE);
    same(CHAINS, WIDTHS, cell(LINE, given), cell(Family.RELU, "1,3,3,2", Bias.NONE, given));
    same(CHAINS, WIDTHS, cell(LINE, witness), cell(Family.RELU, "1,3,3,2", Bias.NONE, witness));
    same(new ChainRoad(float64, float64), float64, cell(LINE, given), cell(Family.RELU, "1,3,3,2", Bias.NONE, given));
    assertFalse(new ChainRoad(float64, float64).exact());
  }

  @Test
  void keysAreTheirOwn() {
    String stem = new NetLine(Network.of(LINE)).stem() + "_data_";
    assertEquals(stem + "40_3", cell(LINE, FORTY).key());
    assertEquals(stem + "17to17_3", cell(LINE, new DataChoice(1, 17, Optional.empty())).key());
    assertEquals(stem + "3", cell(LINE, FORTY).stream());
    assertEquals("net", cell(LINE, FORTY).subject().family());
    assertEquals(Optional.empty(), cell(LINE, FORTY).subject().architecture());
  }

  @Test
  void onlyChainsWithDrawsAreTaken() {
    assertFalse(WIDTHS.takes(cell(LINE, FORTY)));
    assertFalse(CHAINS.takes(cell(Family.RELU, "1,3,3,2", Bias.NONE, FORTY)));
    for (String other : List.of("vec 2 > dense 3 > leaky > out 1", "vec 2 > dense 3 > tanh > out 1")) {
      assertFalse(CHAINS.takes(cell(other, FORTY)));
      assertThrows(IllegalStateException.class, cell(other, FORTY)::architecture);
    }
    NetLine line = new NetLine(Network.of(LINE));
    LawCell without = new LawCell(line, Fields.DATA, 0, 0);
    assertFalse(CHAINS.takes(without));
    assertThrows(IllegalStateException.class, without::architecture);
    assertThrows(IllegalArgumentException.class, () -> new LawCell(line, Fields.GATES, 0, 0, Optional.of(FORTY)));
    assertTrue(line.has(Fields.DATA) && line.has(Fields.GATES));
    assertFalse(new NetLine("vec 2 > dense 3 > leaky > out 1", Map.of()).has(Fields.DATA));
  }

  @Test
  void noDeviceTakesThem() {
    assertEquals(Optional.empty(), CHAINS.draw(cell(LINE, FORTY)));
  }

  @Test
  void forgedCertificatesAreRefused() {
    LawCount honest = count(CHAINS, cell(LINE, FORTY));
    DataCertificate c = (DataCertificate) honest.certificate();
    for (DataCertificate forged : List.of(
        c.with(cell("vec 2 > dense 3 > relu > dense 4 > relu > out 1", FORTY)),
        c.with(cell("vec 2 > dense 3 bias > relu > dense 3 bias > relu > out 1", FORTY)),
        c.with(cell(LINE, new DataChoice(39, 0, Optional.empty()))),
        c.with(new LawCell(cell(LINE, FORTY).subject(), Fields.DATA, 6, 3, Optional.of(FORTY))),
        new DataCertificate(c.engine(), c.method(), c.cell(), c.primes(), c.rank(), c.knownLaws(), c.phi(), c.tally(),
            c.tails(), "00".repeat(32)),
        new DataCertificate(c.engine(), c.method(), c.cell(), c.primes(), c.rank() - 1, c.knownLaws(), c.phi(),
            c.tally(), c.tails(), c.fingerprint()))) {
      assertNotEquals(Optional.empty(), refuse(honest.with(forged)));
    }
    assertEquals(Optional.empty(), refuse(honest));
  }
}
