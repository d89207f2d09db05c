package lawsweep.library.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import lawsweep.langevin.cell.ObservableRow;
import lawsweep.library.Simulation;
import lawsweep.library.SimulationResult;
import org.junit.jupiter.api.Test;

/** Examples of simulations, as Javadoc and the page for Java show them: the regions. */
class SimulationExampleTest {

  /** What it shows is the shape of the answer: that simulations are right is told elsewhere. */
  @Test
  void langevin() {
    // @start region="simulation"
    SimulationResult result = Simulation.of("upstairs").depth(3).width(2).beta(8).kappa(1)
        .with("energy", "{kind: quadratic}").step(0.01).time(1).recordEvery(0.5).replicas(64).seed(7).run();
    for (ObservableRow row : result.series("energy")) {
      System.out.println(row.time() + " " + row.mean() + " ± " + row.stderr());
    }
    // @end
    List<ObservableRow> energy = result.series("energy");
    assertEquals(List.of(0.0, 0.5, 1.0), energy.stream().map(ObservableRow::time).toList());
    assertEquals(64, energy.getLast().replicas());
    assertEquals(0, result.blownUp());
  }

  @Test
  void flow() {
    // @start region="flow"
    SimulationResult flow = Simulation.of("gradient-flow").depth(2).width(2).time(2)
        .with("energy", "{kind: quadratic}").with("initial", "{kind: singular-values, values: [2, 1]}").run();
    double largest = flow.series("sigma", "1").getLast().mean();
    // @end
    // σ' = -2σ² from σ(0) = 2, papers/004 (4.11) for N = 2 and E' = W.
    assertEquals(2 / (1 + 2 * 2 * 2.0), largest, 1e-6);
  }
}
