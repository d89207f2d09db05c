package lawsweep.langevin.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lawsweep.langevin.ensemble.Chunk;
import lawsweep.langevin.pack.Simulation;
import lawsweep.langevin.riemannian.Downstairs;
import lawsweep.langevin.riemannian.Upstairs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps half as long have half the bias: both schemes have weak order 1, at any κ, also where det W = 0 is passed. */
class LangevinWeakOrderTest {

  private static final int REPLICAS = 8000;

  /** The quadrature against published values of a finer one. */
  @Test
  void quadrature() {
    assertEquals(1.3894403676, PairEquilibrium.mean(2, 1, 1, (s, t) -> s), 3e-5);
    assertEquals(0.1509690282, PairEquilibrium.mean(3, 1, 1, (s, t) -> t), 3e-5);
    assertEquals(0.18302872, PairEquilibrium.mean(2, 0.25, 1, (s, t) -> s * t), 3e-5);
  }

  @ParameterizedTest
  @CsvSource({"2, 0.5", "2, 1", "3, 0.5", "3, 1", "4, 0.5", "4, 1"})
  void equilibrium(int depth, double kappa) {
    double exact = PairEquilibrium.mean(depth, kappa, 1, (s, t) -> t);
    for (boolean upstairs : new boolean[] {true, false}) {
      double coarse = 0.16 / depth;
      ObservableRow first = average(upstairs, depth, kappa, coarse);
      ObservableRow second = average(upstairs, depth, kappa, coarse / 2);
      double bias = first.mean() - exact;
      double half = second.mean() - exact;
      String what = (upstairs ? "upstairs" : "downstairs") + " N = " + depth + ", κ = " + kappa + ": bias " + bias
          + " and " + half + " +- " + second.stderr();
      assertTrue(Math.abs(half) < 0.65 * Math.abs(bias) + 4 * second.stderr(), () -> what);
      assertTrue(Math.abs(bias) < 0.25 * exact, () -> what);
    }
  }

  private static ObservableRow average(boolean upstairs, int depth, double kappa, double step) {
    double scale = Math.sqrt(kappa);
    LangevinCell cell = (upstairs ? LangevinCells.upstairs(depth, 2) : LangevinCells.downstairs(depth, 2))
        .noise(1, kappa).values(1.3 * scale, 0.2 * scale).clock(4, 0.16, step).replicas(REPLICAS).seeds(5, 0).cell();
    List<ObservableRow> rows = new Chunk(cell, TimeGrid.of(cell), 0, REPLICAS).run(chunk -> {}).rows();
    return rows.stream().filter(r -> r.observable().equals("sigma_average") && r.index().equals("2")).findFirst()
        .orElseThrow();
  }

  /** κ = 0, no energy: the end-to-end matrix follows an ordinary differential equation. */
  @ParameterizedTest
  @CsvSource({"2, 2.1255670103, 0.3144329897", "3, 3.5010416073, 0.1651317809", "4, 5.7698235539, 0.0829176778"})
  void noNoiseDownstairs(int depth, double first, double second) {
    double[] start = {Math.pow(1.3, depth), Math.pow(0.5, depth)};
    double[] expected = {first, second};
    for (boolean upstairs : new boolean[] {true, false}) {
      double[][] bias = new double[2][2];
      double[][] error = new double[2][2];
      for (int halving = 0; halving < 2; halving++) {
        LangevinCell cell = LangevinCells.plain(upstairs ? new Upstairs() : new Downstairs(),
            upstairs ? Scheme.PROJECT_BALANCE : Scheme.FRAME, depth, 2).noise(2, 0).values(start)
            .time(1, 0.1 / (1 + halving)).cell();
        Sample[] samples = {new Sample(), new Sample()};
        Simulation.ensemble(cell, cell.equation()::pack, upstairs ? 20_000 : 8, view -> {
          samples[0].add(view.sigma[0]);
          samples[1].add(view.sigma[1]);
        });
        for (int k = 0; k < 2; k++) {
          bias[halving][k] = samples[k].mean() - expected[k];
          error[halving][k] = samples[k].error();
        }
      }
      for (int k = 0; k < 2; k++) {
        double spread = Math.hypot(error[0][k], 2 * error[1][k]);
        String what = (upstairs ? "upstairs" : "downstairs") + " N = " + depth + ", value " + (k + 1) + ": bias "
            + bias[0][k] + " and " + bias[1][k] + ", error " + spread;
        // two layers downstairs: exact up to the digits of the expected values
        double exact = 1e-10;
        assertTrue(Math.abs(bias[0][k] - 2 * bias[1][k]) < 4 * spread + 0.35 * Math.abs(bias[0][k]) + exact,
            () -> what);
        assertTrue(Math.abs(bias[1][k]) < 0.02 * expected[k] + 4 * error[1][k], () -> what);
      }
    }
  }
}
