package lawsweep.langevin.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lawsweep.kind.simulation.SimulationCell;
import lawsweep.spec.SpecException;
import lawsweep.sweep.Cell;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.SpecReader;
import org.junit.jupiter.api.Test;

/**
 * Keys of simulations and the texts under their digests as version 0.1.0 makes them: of every dynamics, scheme, energy
 * and start. All random numbers derive from them, so none may change.
 */
class CellTextTest {

  /** Entries of a spec, and after each the keys and texts of its cells. */
  private static final String GOLDEN = "cell-texts.txt";
  private static final String TIMES = ", time: 2, record_every: 0.5, replicas: 3";
  private static final String STEPS = ", step: 0.0125" + TIMES;

  private static List<String> entries() {
    List<String> entries = new ArrayList<>();
    String shape = ", depth: [1, 3], width: 2";
    for (String energy : List.of("{kind: none}", "{kind: none, confinement: 0.25}", "{kind: quadratic}",
        "{kind: quadratic, confinement: 0.5}", "{kind: target, matrix: [[1, 0.5], [-0.25, 2e-3]]}",
        "{kind: target, matrix: [[1, 0], [0, 1]], confinement: 2}",
        "{kind: completion, entries: [[2, 1, 7], [1, 2, -1e-9]]}",
        "{kind: completion, entries: [[1, 1, 1]], confinement: 0.1}")) {
      entries.add("dynamics: gradient-flow" + shape + TIMES + ", energy: " + energy);
    }
    for (String scheme : List.of("project-balance", "heun")) {
      entries.add("dynamics: upstairs, scheme: " + scheme + shape + ", kappa: [1, 0.5], beta: 4" + STEPS);
    }
    entries.add("dynamics: downstairs, scheme: frame" + shape + ", energy: {kind: quadratic}" + STEPS);
    entries.add("dynamics: downstairs, scheme: euler, depth: [2, inf], width: 2, rank: 1" + STEPS);
    entries.add("dynamics: downstairs, depth: inf, width: 2" + STEPS);
    entries.add("dynamics: gradient-flow, scheme: dp5, side: downstairs, depth: inf, width: 3" + TIMES);
    entries.add("dynamics: gradient-flow, scheme: euler, side: [upstairs, downstairs], depth: 4, width: 2" + STEPS);
    entries.add("dynamics: free-energy-flow, depth: [2, inf], beta: [0.5, 3], width: 2" + TIMES);
    entries.add("dynamics: dyson, scheme: [frame, euler], width: 4, beta: 2, kappa: 0.125, energy: {kind: quadratic}"
        + STEPS);
    entries
        .add("dynamics: dyson, scheme: dp5, width: 3, kappa: 0, initial: {kind: singular-values, values: [1, 0.5, -2]}"
            + TIMES);
    entries.add("dynamics: sphere, width: 5" + STEPS);
    entries.add("dynamics: sgd" + shape + ", weight_decay: [0.001, 0], energy: {kind: quadratic}" + STEPS);
    entries.add("dynamics: sgd" + shape + ", samples: [4, 7], batch: [1, 3], energy: {kind: target, matrix: "
        + "[[1, 0], [0, 1]]}" + STEPS);
    for (String initial : List.of("{kind: gaussian, scale: 0.3}", "{kind: gaussian}",
        "{kind: singular-values, values: [2, 0.5]}", "{kind: matrix, value: [[1, 2], [-3e-7, 4]]}")) {
      entries.add("dynamics: downstairs" + shape + STEPS + ", seeds: 2, initial: " + initial);
    }
    return entries;
  }

  private static String lines() throws SpecException {
    StringBuilder lines = new StringBuilder();
    for (String entry : entries()) {
      String yaml = "name: a\nseed: 9\nlangevin: [{" + entry + "}]\n";
      lines.append(entry).append('\n');
      for (Cell each : FakeKinds.read("a.yaml", yaml.getBytes(StandardCharsets.UTF_8), _ -> new byte[0]).cells()) {
        LangevinCell cell = ((SimulationCell) each).langevin();
        assertEquals("langevin 9 " + cell.key(), cell.randomName());
        lines.append("  ").append(cell.key()).append("  ").append(CellText.of(cell)).append('\n');
      }
    }
    return lines.toString();
  }

  @Test
  void keysAndTextsOfTheFirstVersion() throws IOException, SpecException {
    try (InputStream golden = CellTextTest.class.getResourceAsStream(GOLDEN)) {
      assertEquals(new String(golden.readAllBytes(), StandardCharsets.UTF_8), lines());
    }
  }

  @Test
  void everyEquationAndSchemeIsThere() throws SpecException {
    String lines = lines();
    for (String start : List.of("upstairs_project-balance", "upstairs_heun", "downstairs_frame", "downstairs_euler",
        "gradient-flow_dp5", "gradient-flow_euler", "free-energy-flow_dp5", "dyson_frame", "dyson_euler", "dyson_dp5",
        "sphere_euler", "sgd_euler")) {
      assertTrue(lines.contains("  " + start + "_"), start);
    }
    assertEquals(entries().size(), entries().stream().collect(Collectors.toSet()).size());
  }
}
