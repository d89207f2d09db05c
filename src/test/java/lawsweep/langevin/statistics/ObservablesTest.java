package lawsweep.langevin.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.Observable;
import lawsweep.langevin.cell.Observables;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.descent.Descent;
import lawsweep.langevin.dyson.Dyson;
import lawsweep.langevin.flow.GradientFlow;
import lawsweep.langevin.riemannian.Downstairs;
import lawsweep.langevin.riemannian.Upstairs;
import lawsweep.langevin.sphere.Sphere;
import org.junit.jupiter.api.Test;

/** Single values of observables, by hand. */
class ObservablesTest {

  @Test
  void aMatrixWithFactors() {
    LangevinCell cell = LangevinCells.recorded(new Upstairs(), 2, 2, Energy.quadratic(), 1).cell();
    ReplicaView view = rotated(4, 1, 2);
    view.normSquared = 10.25;
    view.balanceDefect = 0.125;
    view.lawDrift = 0.5;
    Map<String, Double> values = measure(cell, view);
    assertEquals(8.5, values.get("energy"), 1e-14);
    double entropy = Math.log(4 * Math.PI * Math.sqrt(2 * (4 + 1)));
    assertEquals(entropy, values.get("entropy"), 1e-14);
    assertEquals(8.5 - entropy, values.get("free_energy"), 1e-14);
    assertEquals(4, values.get("sigma 1"));
    assertEquals(1, values.get("sigma 2"));
    assertEquals(16, values.get("sigma_squared 1"));
    assertEquals(1, values.get("sigma_squared 2"));
    assertEquals(10.25, values.get("norm_squared"));
    assertEquals(17, values.get("trace"));
    assertEquals(4, values.get("abs_determinant"));
    assertEquals(5 / Math.pow(4, 0.8), values.get("effective_rank"), 1e-14);
    assertEquals(17.0 / 16, values.get("stable_rank"));
    assertEquals(0.125, values.get("balance_defect"));
    assertEquals(0.5, values.get("law_drift"));
    assertEquals(view.endToEnd[1], values.get("end_to_end 1,2"));
    assertEquals(view.endToEnd[2], values.get("end_to_end 2,1"));
  }

  /**
   * Downstairs the norm is that of the balanced factors, of which infinite depth has none. No noise, no temperature.
   */
  @Test
  void whatExistsWhere() {
    Map<String, Double> downstairs =
        measure(LangevinCells.recorded(new Downstairs(), 3, 2, Energy.none(), 1).cell(), rotated(8, 1, 3));
    assertEquals(3 * (4 + 1), downstairs.get("norm_squared"), 1e-14);
    assertFalse(downstairs.containsKey("balance_defect"));
    Map<String, Double> infinite = measure(
        LangevinCells.recorded(new Downstairs(), LangevinCell.INFINITE, 2, Energy.none(), 1).cell(), rotated(8, 1, 1));
    assertFalse(infinite.containsKey("norm_squared"));
    assertTrue(infinite.containsKey("free_energy"));
    Map<String, Double> flow =
        measure(LangevinCells.recorded(new GradientFlow(), 3, 9, Energy.none(), 1).cell(), new ReplicaView(9));
    assertFalse(flow.containsKey("free_energy"));
    assertFalse(flow.containsKey("balance_defect"));
    assertFalse(flow.containsKey("end_to_end 1,1"));
    assertTrue(measure(LangevinCells.recorded(new Descent(), 3, 2, Energy.none(), 1).cell(), rotated(1, 1, 3))
        .containsKey("law_drift"));
  }

  @Test
  void theZeroMatrixHasNoRank() {
    Map<String, Double> values =
        measure(LangevinCells.recorded(new Downstairs(), 2, 2, Energy.none(), 1).cell(), new ReplicaView(2));
    assertEquals(Double.NaN, values.get("effective_rank"));
    assertEquals(Double.NaN, values.get("stable_rank"));
    assertEquals(Double.NEGATIVE_INFINITY, values.get("entropy"));
    assertEquals(0, values.get("trace"));
  }

  /** A sphere of radius |x_1 - x_2|/√2 for d = 2; flags in C³ have volume (2π)³/2. */
  @Test
  void eigenvalues() {
    ReplicaView view = diagonal(3, -1);
    Map<String, Double> values = measure(LangevinCells.recorded(new Dyson(), 1, 2, Energy.quadratic(), 1).cell(), view);
    double entropy = Math.log(2 * Math.PI * 16);
    assertEquals(5, values.get("energy"));
    assertEquals(entropy, values.get("entropy"), 1e-14);
    assertEquals(5 - entropy, values.get("free_energy"), 1e-14);
    assertEquals(-1, values.get("eigenvalue 2"));
    assertEquals(9, values.get("eigenvalue_squared 1"));
    assertEquals(10, values.get("norm_squared"));
    assertEquals(10, values.get("trace"));
    assertEquals(2, values.get("eigenvalue_sum"));
    values = measure(LangevinCells.recorded(new Dyson(), 1, 3, Energy.quadratic(), 1).cell(), diagonal(2, 1, -1));
    assertEquals(Math.log(Math.pow(2 * Math.PI, 3) / 2 * 1 * 4 * 9), values.get("entropy"), 1e-14);
  }

  @Test
  void points() {
    Map<String, Double> values =
        measure(LangevinCells.recorded(new Sphere(), 1, 2, Energy.none(), 1).cell(), diagonal(3, -4));
    assertEquals(Map.of("radius", 5.0, "radius_squared", 25.0, "coordinate 1", 3.0, "coordinate 2", -4.0), values);
  }

  private static Map<String, Double> measure(LangevinCell cell, ReplicaView view) {
    Observables observables = cell.equation().observables(cell);
    List<Observable> list = observables.list();
    double[] out = new double[list.size()];
    observables.measure(view, out);
    Map<String, Double> values = new HashMap<>();
    for (int i = 0; i < out.length; i++) {
      values.put((list.get(i).name() + " " + list.get(i).index()).strip(), out[i]);
    }
    assertEquals(out.length, values.size());
    return values;
  }

  private static ReplicaView diagonal(double... values) {
    ReplicaView view = new ReplicaView(values.length);
    for (int k = 0; k < values.length; k++) {
      view.sigma[k] = values[k];
      view.lambda[k] = values[k];
      view.endToEnd[k * values.length + k] = values[k];
    }
    return view;
  }

  /** R(0.3) diag(s, t). */
  private static ReplicaView rotated(double s, double t, int depth) {
    ReplicaView view = diagonal(s, t);
    view.endToEnd[0] = s * Math.cos(0.3);
    view.endToEnd[1] = -t * Math.sin(0.3);
    view.endToEnd[2] = s * Math.sin(0.3);
    view.endToEnd[3] = t * Math.cos(0.3);
    view.lambda[0] = Math.pow(s, 1.0 / depth);
    view.lambda[1] = Math.pow(t, 1.0 / depth);
    return view;
  }
}
