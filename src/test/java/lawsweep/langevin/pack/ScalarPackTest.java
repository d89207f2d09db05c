package lawsweep.langevin.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.Equation;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.cell.Side;
import lawsweep.langevin.descent.Descent;
import lawsweep.langevin.dyson.Dyson;
import lawsweep.langevin.flow.FreeEnergyFlow;
import lawsweep.langevin.flow.GradientFlow;
import lawsweep.langevin.riemannian.Downstairs;
import lawsweep.langevin.riemannian.Upstairs;
import lawsweep.langevin.sphere.Sphere;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every pack promises: replicas are functions of the cell and their number, bit for bit. */
class ScalarPackTest {

  private static final double[] TARGET = {1, .3, .1, -.2, .6, .5, .4, 0, -.5};

  /** A cell, and packs of its replicas. */
  record Case(LangevinCell cell) {

    Pack pack() {
      return cell.equation().pack(cell);
    }

    @Override
    public String toString() {
      return cell.key();
    }
  }

  private static LangevinCells cell(Equation dynamics, Scheme scheme, int depth) {
    return LangevinCells.plain(dynamics, scheme, depth, 3).noise(4, .5).gaussian(.7).time(.2, .02);
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(cell(new GradientFlow(), Scheme.DP5, 3).target(TARGET).cell()),
        new Case(cell(new GradientFlow(), Scheme.DP5, 3).side(Side.UPSTAIRS).target(TARGET).rank(2).cell()),
        new Case(cell(new GradientFlow(), Scheme.EULER, 2).target(TARGET).rank(2).cell()),
        new Case(cell(new FreeEnergyFlow(), Scheme.DP5, LangevinCell.INFINITE).target(TARGET).cell()),
        new Case(cell(new Downstairs(), Scheme.EULER, 3).target(TARGET).cell()),
        new Case(cell(new Downstairs(), Scheme.EULER, 3).rank(1).cell()),
        new Case(cell(new Upstairs(), Scheme.HEUN, 3).target(TARGET).cell()),
        new Case(cell(new Upstairs(), Scheme.HEUN, 2).rank(2).cell()),
        new Case(cell(new Dyson(), Scheme.FRAME, 1).cell()),
        new Case(cell(new Dyson(), Scheme.EULER, 1).energy(Energy.quadratic()).cell()),
        new Case(cell(new Dyson(), Scheme.DP5, 1).noise(4, 0).cell()),
        new Case(cell(new Sphere(), Scheme.EULER, 1).cell()),
        new Case(cell(new Descent(), Scheme.EULER, 3).target(TARGET).descent(.1, 5, 2).cell()));
  }

  private static Interval interval(Case c, int record) {
    return Simulation.interval(c.cell(), record * c.cell().time(), (record + 1) * c.cell().time());
  }

  private static void interval(Case c, Pack pack, int record) {
    Interval interval = interval(c, record);
    pack.advance(interval, 0, interval.steps());
  }

  private static double[] numbers(Case c, Pack pack, int lane) {
    int d = c.cell().width();
    ReplicaView view = new ReplicaView(d);
    pack.view(lane, view);
    double[] all = new double[d * d + 2 * d + 3];
    System.arraycopy(view.endToEnd, 0, all, 0, d * d);
    System.arraycopy(view.sigma, 0, all, d * d, d);
    System.arraycopy(view.lambda, 0, all, d * d + d, d);
    all[d * d + 2 * d] = view.normSquared;
    all[d * d + 2 * d + 1] = view.balanceDefect;
    all[d * d + 2 * d + 2] = view.lawDrift;
    return all;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void replicasDoNotDependOnTheirPack(Case c) {
    Pack full = c.pack();
    full.start(5, 8);
    interval(c, full, 0);
    Pack alone = c.pack();
    alone.start(100, 3);
    interval(c, alone, 0);
    alone.start(9, 1);
    Interval interval = interval(c, 0);
    for (int step = 0; step < interval.steps(); step++) {
      numbers(c, alone, 0);
      alone.advance(interval, step, step + 1);
    }
    assertArrayEquals(numbers(c, full, 4), numbers(c, alone, 0));
    alone.start(8, 1);
    interval(c, alone, 0);
    assertArrayEquals(numbers(c, full, 3), numbers(c, alone, 0));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void interruptionsChangeNoBit(Case c) throws IOException {
    Pack through = c.pack();
    through.start(16, 5);
    Interval second = interval(c, 1);
    int half = second.steps() / 2;
    interval(c, through, 0);
    if (half > 0) {
      through.advance(second, 0, half);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    through.save(new DataOutputStream(bytes));
    through.advance(second, half, second.steps());

    Pack resumed = c.pack();
    resumed.start(16, 5);
    ByteArrayInputStream in = new ByteArrayInputStream(bytes.toByteArray());
    resumed.restore(new DataInputStream(in));
    assertEquals(0, in.available());
    resumed.advance(second, half, second.steps());
    for (int lane = 0; lane < 5; lane++) {
      assertArrayEquals(numbers(c, through, lane), numbers(c, resumed, lane), "lane " + lane);
    }
  }

  /** Steps far beyond stability end in numbers that are not finite, without exceptions and in time. */
  @ParameterizedTest
  @MethodSource("explosions")
  void blowUpIsShown(Case c) {
    Pack pack = c.pack();
    pack.start(0, 1);
    interval(c, pack, 0);
    interval(c, pack, 1);
    double[] all = numbers(c, pack, 0);
    assertFalse(Double.isFinite(all[0]));
    int d = c.cell().width();
    assertFalse(Double.isFinite(all[d * d]), "sigma");
  }

  static Stream<Case> explosions() {
    Energy steep = new Energy.Quadratic(1e6);
    Energy falling = new Energy.Quadratic(-1);
    return Stream.of(
        new Case(cell(new GradientFlow(), Scheme.DP5, 3).energy(falling).time(100, 1).cell()),
        new Case(cell(new GradientFlow(), Scheme.DP5, 3).side(Side.UPSTAIRS).energy(falling).time(100, 1).cell()),
        new Case(cell(new GradientFlow(), Scheme.EULER, 3).side(Side.UPSTAIRS).energy(steep).time(40, 1).cell()),
        new Case(cell(new Downstairs(), Scheme.EULER, 3).energy(steep).time(40, 1).cell()),
        new Case(cell(new Upstairs(), Scheme.HEUN, 3).energy(steep).time(40, 1).cell()),
        new Case(cell(new Dyson(), Scheme.FRAME, 1).energy(steep).time(100, 1).cell()),
        new Case(cell(new Descent(), Scheme.EULER, 3).energy(steep).time(40, 1).cell()));
  }
}
