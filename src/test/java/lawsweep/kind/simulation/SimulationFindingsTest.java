package lawsweep.kind.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Sweep;
import lawsweep.spec.SpecException;
import lawsweep.sweep.Table;
import lawsweep.work.CheckpointStore;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

class SimulationFindingsTest {

  /** The same numbers from the table of averages. */
  @Test
  void deviationsAreThoseOfTheTableOfAverages() throws Exception {
    Sweep sweep = read("name: a\nlangevin: [{dynamics: upstairs, depth: 1..3, width: 1..2, beta: [1, 4],"
        + " energy: {kind: quadratic}, step: 0.05, time: 2, record_every: 0.5, replicas: 30, seeds: 2},"
        + " {dynamics: gradient-flow, depth: 2, width: 2, energy: {kind: quadratic}, time: 1, replicas: 3}]\n");
    SimulationKind kind = new SimulationKind();
    Table.Rows averages = SimulationTable.AVERAGES.of(sweep);
    List<String> keys = averages.columns().stream().map(column -> column.key()).toList();
    SimulationFindings findings = new SimulationFindings();
    long means = 0;
    long within = 0;
    double worst = 0;
    for (Cell each : sweep.cells()) {
      SimulationCell cell = (SimulationCell) each;
      Simulated outcome = kind.run(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER, CheckpointStore.NONE);
      assertTrue(findings.add(cell, outcome).isEmpty());
      CellRecord record = CellRecord.done(cell, outcome, kind.label(cell), "here", 0);
      for (List<Object> row : averages.of(record)) {
        Double closed = (Double) row.get(keys.indexOf("closed_form"));
        Double error = (Double) row.get(keys.indexOf("stderr"));
        if (closed != null && error != null && error > 0) {
          double z = ((Double) row.get(keys.indexOf("value")) - closed) / error;
          means++;
          within += Math.abs(z) <= 2 ? 1 : 0;
          worst = Math.abs(z) > Math.abs(worst) ? z : worst;
        }
      }
    }
    assertTrue(means > 20, "" + means);
    assertEquals(means, findings.means());
    assertEquals(within, findings.within());
    assertEquals(worst, findings.worst().orElseThrow().z());
    assertEquals(sweep.cells().size(), findings.simulations());
    assertTrue(
        findings.lines().getFirst().startsWith(within + " of " + means + " means within two standard errors of the"
            + " closed forms, the worst z = " + String.format(Locale.ROOT, "%.1f", worst) + ": "),
        findings.lines()::toString);
  }

  @Test
  void lostReplicasAreNews() {
    SimulationFindings findings = new SimulationFindings();
    long blown = 0;
    java.util.Random random = new java.util.Random(5);
    for (int i = 0; i < 200; i++) {
      CellRecord record = Simulations.done(Simulations.random(random));
      SimulationOutcome outcome = (SimulationOutcome) record.outcome().orElseThrow();
      blown += outcome.blownUp() > 0 ? 1 : 0;
      assertEquals(outcome.blownUp() > 0,
          findings.add((SimulationCell) record.cell(), outcome).filter(line -> line.contains(" blown up: "))
              .isPresent());
    }
    assertTrue(blown > 0);
    assertEquals(blown, findings.blownUp());
    assertEquals(200, findings.simulations());
  }

  private static Sweep read(String spec) throws SpecException {
    return FakeKinds.read("a.yaml", spec.getBytes(StandardCharsets.UTF_8));
  }
}
