package lawsweep.road.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Circuit;
import lawsweep.network.Family;
import lawsweep.pattern.Inputs;
import lawsweep.support.Seeds;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Given inputs in float64: the exact road's dimensions, and none where the network is not smooth. */
class FloatGivenInputsTest {

  private static final int DRAWS = 15;

  private static Inputs inputs(long one, long... values) {
    return inputs(1, one, values);
  }

  private static Inputs inputs(int features, long one, long... values) {
    return new Inputs(values.length / features, "ab".repeat(32),
        Optional.of(new Inputs.Numbers(features, one, Arrays.stream(values).asDoubleStream().toArray())));
  }

  private static DrawCounter inFloat(LawCell cell) {
    return new FloatDraws(cell, DrawStreams.of(cell).weights(), 8, false);
  }

  @Test
  void agreesWithTheExactRoad() {
    for (Architecture a : new Architecture[] {Draws.relu(1, 3, 3, 2), Draws.biased(Bias.HIDDEN, 1, 3, 2),
        Draws.biased(Bias.ALL, 2, 2, 1), Draws.residual(2, 2, 2, 2, 2), Draws.residual(2, 1, 2, 1, 2),
        Draws.residual(2, 2, 2)}) {
      int n = a.width(a.depth());
      for (int samples : new int[] {1, 3, 8}) {
        long[] values = Seeds.random("given", samples).longs((long) n * samples, -999, 1000).toArray();
        LawCell cell = Draws.cell(a, 4, DRAWS, inputs(n, 64, values));
        DrawCounter inFloat = inFloat(cell);
        ExactDraws exact = Draws.exact(cell);
        int told = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
          DrawResult f = inFloat.count(draw, () -> {});
          DrawResult e = Draws.draw(exact, draw);
          String what = a.widthsLabel() + ", " + samples + " inputs, draw " + draw + ": " + f + ", exactly " + e;
          assertTrue(f.rank() == e.rank() || f.rank() == DrawResult.UNDECIDED, what);
          assertTrue(f.lie() == e.lie() || f.lie() == DrawResult.UNDECIDED, what);
          assertTrue(f.firstLevel() <= e.lie() || e.lie() == DrawResult.UNDECIDED, what);
          assertEquals(e.patterns(), f.patterns(), what);
          told += f.rank() == e.rank() ? 1 : 0;
        }
        assertTrue(told >= (a.family() == Family.RESIDUAL ? 0 : 0.8 * DRAWS),
            a.widthsLabel() + ", " + samples + " inputs: decided " + told);
      }
    }
  }

  /** At -b/u a neuron is switched by any change of its weights: the input has no field; alone it leaves nothing. */
  @Test
  void breakpointsHaveNoFields() {
    Architecture a = Draws.biased(Bias.HIDDEN, 1, 2, 1);
    Circuit.Step step = new Circuit(a).steps().getFirst();
    long[] theta = Draws.weights(Draws.cell(a, 4, 1), 0);
    long u = theta[step.weights()];
    long b = theta[step.bias()];
    long zero = u > 0 ? -b : b;
    long one = Math.abs(u);
    LawCell at = Draws.cell(a, 4, 1, inputs(one, zero));
    assertEquals(0, Draws.draw(Draws.exact(at), 0).rank());
    assertEquals(0, inFloat(at).count(0, () -> {}).firstLevel());
    for (long x = -40_000; x <= 40_000; x += 5_000) {
      LawCell with = Draws.cell(a, 4, 1, inputs(one, zero, x, zero, x + 1));
      LawCell without = Draws.cell(a, 4, 1, inputs(one, x, x + 1));
      int rank = Draws.draw(Draws.exact(without), 0).rank();
      assertEquals(rank, Draws.draw(Draws.exact(with), 0).rank());
      assertEquals(rank, inFloat(with).count(0, () -> {}).rank());
    }
  }

  private static Inputs pairs(double... x) {
    return new Inputs(x.length / 2, "ab".repeat(32), Optional.of(new Inputs.Numbers(2, 1, x)));
  }

  private static DataCertificate count(Inputs inputs) {
    LawCell cell = Draws.cell(Draws.relu(1, 3, 2), 4, 3, inputs);
    LawCount count = DataCounter.inFloat64().count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER);
    assertEquals(Optional.empty(), new DataVerifier(DataCounter.inFloat64()).refuse(count, Team.alone(), Stop.NEVER));
    return (DataCertificate) count.certificate();
  }

  /** Repeated rows are noise and nothing else: a hundred thousand are decided as one is. */
  @Test
  void repeatedRowsCountOnce() {
    double[] rows = new double[200_000];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i % 2 == 0 ? 3 : i == 77_777 ? -11 : 5;
    }
    DataCertificate many = count(pairs(rows));
    DataCertificate few = count(pairs(3, 5, 3, -11));
    assertEquals(few.tally().ranks(), many.tally().ranks());
    assertEquals(few.tally().lies(), many.tally().lies());
    assertEquals(0, many.tally().ranks().undecided());
  }

  /** A version is new only where its rules change something: whole numbers, each row once, have the old one. */
  @Test
  void versions() {
    assertEquals("1", count(pairs(3, 5, 3, -11)).engine());
    assertEquals("2", count(pairs(3, 5, 3, 5)).engine());
    assertEquals("2", count(pairs(3, 0.5, 3, 5)).engine());
    double[] x = {3, 0.5, 3, 0.5};
    Inputs old = new Inputs(2, "ab".repeat(32), Optional.of(new Inputs.Numbers(2, 1, x, true)));
    assertEquals("1", count(old).engine());
  }
}
