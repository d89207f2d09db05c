package lawsweep.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lawsweep.kind.simulation.SimulationCell;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.Initial;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.cell.Side;
import lawsweep.langevin.riemannian.Downstairs;
import lawsweep.langevin.riemannian.Upstairs;
import lawsweep.sweep.Cell;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.SpecReader;
import lawsweep.sweep.Specs;
import lawsweep.sweep.Sweep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What langevin entries mean: defaults, grids and their order, energies and starts. */
class LangevinSpecTest {

  private static final String STEPS = "width: 2, time: 1, step: 0.01";

  static List<LangevinCell> cells(String... entries) throws SpecException {
    return cells(Map.of(), entries);
  }

  private static List<LangevinCell> cells(Map<String, byte[]> files, String... entries) throws SpecException {
    Sweep spec = FakeKinds.read("sweep.yaml", yaml(entries).getBytes(StandardCharsets.UTF_8), files::get);
    return spec.cells().stream().map(cell -> ((SimulationCell) cell).langevin()).toList();
  }

  private static String yaml(String... entries) {
    StringBuilder yaml = new StringBuilder("name: a\nseed: 9\nlangevin:\n");
    for (String entry : entries) {
      yaml.append("  - {").append(entry).append("}\n");
    }
    return yaml.toString();
  }

  private static LangevinCell only(String entry) throws SpecException {
    List<LangevinCell> cells = cells(entry);
    assertEquals(1, cells.size());
    return cells.getFirst();
  }

  @Test
  void defaults() throws SpecException {
    LangevinCell cell = only("dynamics: upstairs, depth: 3, " + STEPS);
    assertEquals(LangevinCells.plain(new Upstairs(), Scheme.PROJECT_BALANCE, 3, 2).side(Side.UPSTAIRS).time(1, 0.01)
        .seeds(9, 0).cell(), cell);
  }

  @ParameterizedTest
  @CsvSource({"upstairs,3,step: 0.01,project-balance,UPSTAIRS,1", "downstairs,3,step: 0.01,frame,DOWNSTAIRS,1",
      "downstairs,inf,step: 0.01,euler,DOWNSTAIRS,1", "gradient-flow,3,replicas: 1,dp5,DOWNSTAIRS,0",
      "gradient-flow,3,side: upstairs,dp5,UPSTAIRS,0", "free-energy-flow,inf,beta: 2,dp5,DOWNSTAIRS,0",
      "dyson,1,step: 0.01,frame,DOWNSTAIRS,1", "sphere,1,step: 0.01,euler,DOWNSTAIRS,1",
      "sgd,3,step: 0.01,euler,UPSTAIRS,0"})
  void schemesSidesAndAnisotropiesByDynamics(String dynamics, String depth, String more, String scheme, Side side,
      double kappa) throws SpecException {
    LangevinCell cell = only("dynamics: " + dynamics + ", depth: " + depth + ", width: 2, time: 1, " + more);
    assertEquals(scheme, cell.scheme().label());
    assertEquals(side, cell.side());
    assertEquals(kappa, cell.kappa());
    assertEquals(depth, cell.depthLabel());
  }

  @Test
  void depthMeansNothingToEigenvaluesAndPoints() throws SpecException {
    for (String dynamics : List.of("dyson", "sphere")) {
      assertEquals(1, only("dynamics: " + dynamics + ", " + STEPS).depth());
    }
  }

  @Test
  void theGridRunsInTheOrderOfTheKeysAndDrawsFastest() throws SpecException {
    List<LangevinCell> cells = cells("dynamics: [upstairs, downstairs], depth: [2, 3], width: 1..2, rank: 1, "
        + "beta: [1, 0.5], kappa: [0.5, 2], step: [0.01, 0.005], time: [1, 2], record_every: [0.5, 0.25], "
        + "replicas: [1, 3], seeds: 2");
    assertEquals(1 << 10, cells.size());
    assertEquals(1 << 10, cells.stream().map(LangevinCell::key).distinct().count());
    for (int i = 0; i < cells.size(); i++) {
      LangevinCell c = cells.get(i);
      int[] bits = new int[10];
      for (int k = 0; k < 10; k++) {
        bits[k] = i >> (9 - k) & 1;
      }
      assertEquals(
          List.of(bits[0] == 0 ? new Upstairs() : new Downstairs(), 2 + bits[1], 1 + bits[2], 1 - 0.5 * bits[3],
              0.5 + 1.5 * bits[4], 0.01 - 0.005 * bits[5], 1.0 + bits[6], 0.5 - 0.25 * bits[7], 1 + 2 * bits[8],
              bits[9]),
          List.of(c.equation(), c.depth(), c.width(), c.beta(), c.kappa(), c.step(), c.time(), c.recordEvery(),
              c.replicas(), c.seed()));
      assertEquals(1, c.rank());
    }
  }

  @Test
  void depthsMayBeInfinite() throws SpecException {
    List<LangevinCell> cells = cells("dynamics: gradient-flow, depth: [4, inf, 2..3], width: 2, time: 1");
    assertEquals(List.of("4", "inf", "2", "3"), cells.stream().map(LangevinCell::depthLabel).toList());
  }

  @Test
  void energies() throws SpecException {
    String flow = "dynamics: gradient-flow, depth: 2, width: 2, time: 1, energy: ";
    assertEquals(Energy.none(), only(flow + "{kind: none}").energy());
    assertEquals(Energy.quadratic(), only(flow + "{kind: quadratic}").energy());
    assertEquals(1.5, only(flow + "{kind: quadratic, confinement: 0.5}").energy().confinement());
    Energy target = only(flow + "{kind: target, matrix: [[1, .5], [-2e-1, 3]], confinement: 2}").energy();
    assertEquals(new Energy.Target(List.of(new Energy.Entry(0, 0, 1), new Energy.Entry(0, 1, 0.5),
        new Energy.Entry(1, 0, -0.2), new Energy.Entry(1, 1, 3)), 2), target);
    Energy completion = only(flow + "{kind: completion, entries: [[2, 1, 7], [1, 2, -1]]}").energy();
    assertEquals(new Energy.Completion(List.of(new Energy.Entry(0, 1, -1), new Energy.Entry(1, 0, 7)), 0),
        completion);
  }

  @Test
  void starts() throws SpecException {
    String flow = "dynamics: gradient-flow, depth: 2, width: 2, time: 1, initial: ";
    assertEquals(new Initial.Gaussian(0.1), only(flow + "{kind: gaussian, scale: 0.1}").initial());
    assertEquals(new Initial.Gaussian(1), only(flow + "{kind: gaussian}").initial());
    assertEquals(new Initial.SingularValues(List.of(2.0, 2.0)),
        only(flow + "{kind: singular-values, values: [2, 2]}").initial());
    assertEquals(new Initial.Given(List.of(List.of(1.0, 2.0), List.of(3.0, 4.0))),
        only(flow + "{kind: matrix, value: [[1, 2], [3, 4]]}").initial());
    assertEquals(new Initial.SingularValues(List.of(0.5, -2.0)),
        only("dynamics: dyson, initial: {kind: singular-values, values: [0.5, -2]}, " + STEPS).initial());
  }

  @Test
  void numbersFromFiles() throws SpecException {
    Map<String, byte[]> files = Map.of("t.csv", "# target\n1, 2\n\n3.5 ,-4e-1\n".getBytes(StandardCharsets.UTF_8),
        "../obs.txt", "2 1 7\n1\t2 -1\n".getBytes(StandardCharsets.UTF_8), "w.npy",
        NpyFileTest.npy("<f8", true, 2, 2, 1, 2, 3, 4));
    List<LangevinCell> cells = cells(files,
        "dynamics: gradient-flow, depth: 2, width: 2, time: 1, energy: {kind: target, file: t.csv}",
        "dynamics: gradient-flow, depth: 2, width: 2, time: 1, energy: {kind: completion, file: ../obs.txt}",
        "dynamics: gradient-flow, depth: 2, width: 2, time: 1, initial: {kind: matrix, file: w.npy}");
    assertEquals(List.of(1.0, 2.0, 3.5, -0.4),
        cells.get(0).energy().fit().stream().map(Energy.Entry::target).toList());
    assertEquals(List.of(new Energy.Entry(0, 1, -1), new Energy.Entry(1, 0, 7)), cells.get(1).energy().fit());
    assertEquals(new Initial.Given(List.of(List.of(1.0, 2.0), List.of(3.0, 4.0))), cells.get(2).initial());
  }

  @Test
  void theFingerprintSeesEveryNumberAndNoLayout() throws SpecException {
    String entry = "dynamics: upstairs, depth: [2, 3], width: 2, time: 1, step: 0.01, energy: {kind: target, matrix: "
        + "[[1, 0], [0, 1]]}";
    String same = "dynamics: upstairs, scheme: project-balance, time: 1.0, step: 1e-2, depth: 2..3, width: 2, "
        + "energy: {matrix: [[1.0, 0], [-0, 1]], kind: target}, kappa: 1, replicas: 1";
    assertEquals(Specs.read(yaml(entry)).fingerprint(), Specs.read(yaml(same)).fingerprint());
    long distinct = Stream.of(entry, entry.replace("[0, 1]", "[0, 1.0000000000000002]"), entry.replace("0.01", "0.02"),
        entry + ", replicas: 2", entry + ", beta: 2", entry + ", initial: {kind: gaussian, scale: 2}")
        .map(each -> {
          try {
            return Specs.read(yaml(each)).fingerprint();
          } catch (SpecException e) {
            throw new AssertionError(e);
          }
        }).distinct().count();
    assertEquals(6, distinct);
  }

  @Test
  void countsComeFirstWhateverTheOrderOfKeys() throws SpecException {
    String networks = "networks: [{family: linear, widths: [[2, 2, 2]]}]\n";
    String langevin = "langevin: [{dynamics: dyson, " + STEPS + "}]\n";
    Sweep one = Specs.read("name: a\n" + networks + langevin);
    Sweep other = Specs.read("name: a\n" + langevin + networks);
    assertEquals(one.fingerprint(), other.fingerprint());
    assertEquals("linear_2x2x2_generic_0", other.cells().get(0).key());
    assertEquals(2, one.cells().size());
    assertNotEquals(one.fingerprint(), Specs.read("name: a\n" + networks).fingerprint());
  }
}
