package lawsweep.langevin.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import lawsweep.langevin.cell.CellBuilder;
import lawsweep.langevin.cell.Dynamics;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.cell.Side;
import lawsweep.langevin.scheme.DownstairsEuler;
import lawsweep.langevin.scheme.DysonPacks;
import lawsweep.langevin.scheme.FlowPacks;
import lawsweep.langevin.scheme.SgdReplica;
import lawsweep.langevin.scheme.SphereReplica;
import lawsweep.langevin.scheme.UpstairsHeun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every pack promises: replicas are functions of the cell and their number, bit for bit. */
class ScalarPackTest {

  private static final double[] TARGET = {1, .3, .1, -.2, .6, .5, .4, 0, -.5};

  /** A cell and who makes its packs. */
  record Case(LangevinCell cell, Function<LangevinCell, Pack> packs) {

    @Override
    public String toString() {
      return cell.key();
    }
  }

  private static CellBuilder cell(Dynamics dynamics, Scheme scheme, int depth) {
    return new CellBuilder(dynamics, scheme, depth, 3).noise(4, .5).gaussian(.7).time(.2, .02);
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(cell(Dynamics.GRADIENT_FLOW, Scheme.DP5, 3).target(TARGET).build(), FlowPacks::gradient),
        new Case(cell(Dynamics.GRADIENT_FLOW, Scheme.DP5, 3).side(Side.UPSTAIRS).target(TARGET).rank(2).build(),
            FlowPacks::gradient),
        new Case(cell(Dynamics.GRADIENT_FLOW, Scheme.EULER, 2).target(TARGET).rank(2).build(), FlowPacks::gradient),
        new Case(cell(Dynamics.FREE_ENERGY_FLOW, Scheme.DP5, LangevinCell.INFINITE).target(TARGET).build(),
            FlowPacks::freeEnergy),
        new Case(cell(Dynamics.DOWNSTAIRS, Scheme.EULER, 3).target(TARGET).build(), DownstairsEuler::pack),
        new Case(cell(Dynamics.DOWNSTAIRS, Scheme.EULER, 3).rank(1).build(), DownstairsEuler::pack),
        new Case(cell(Dynamics.UPSTAIRS, Scheme.HEUN, 3).target(TARGET).build(), UpstairsHeun::pack),
        new Case(cell(Dynamics.UPSTAIRS, Scheme.HEUN, 2).rank(2).build(), UpstairsHeun::pack),
        new Case(cell(Dynamics.DYSON, Scheme.FRAME, 1).build(), DysonPacks::of),
        new Case(cell(Dynamics.DYSON, Scheme.EULER, 1).energy(Energy.QUADRATIC).build(), DysonPacks::of),
        new Case(cell(Dynamics.DYSON, Scheme.DP5, 1).noise(4, 0).build(), DysonPacks::of),
        new Case(cell(Dynamics.SPHERE, Scheme.EULER, 1).build(), SphereReplica::pack),
        new Case(cell(Dynamics.SGD, Scheme.EULER, 3).target(TARGET).descent(.1, 5, 2).build(), SgdReplica::pack));
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
    Pack full = c.packs().apply(c.cell());
    full.start(5, 8);
    interval(c, full, 0);
    Pack alone = c.packs().apply(c.cell());
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
    Pack through = c.packs().apply(c.cell());
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

    Pack resumed = c.packs().apply(c.cell());
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
    Pack pack = c.packs().apply(c.cell());
    pack.start(0, 1);
    interval(c, pack, 0);
    interval(c, pack, 1);
    double[] all = numbers(c, pack, 0);
    assertFalse(Double.isFinite(all[0]));
    int d = c.cell().width();
    assertFalse(Double.isFinite(all[d * d]), "sigma");
  }

  static Stream<Case> explosions() {
    Energy steep = new Energy("quadratic", List.of(), 1e6);
    Energy falling = new Energy("quadratic", List.of(), -1);
    return Stream.of(
        new Case(cell(Dynamics.GRADIENT_FLOW, Scheme.DP5, 3).energy(falling).time(100, 1).build(),
            FlowPacks::gradient),
        new Case(cell(Dynamics.GRADIENT_FLOW, Scheme.DP5, 3).side(Side.UPSTAIRS).energy(falling).time(100, 1).build(),
            FlowPacks::gradient),
        new Case(cell(Dynamics.GRADIENT_FLOW, Scheme.EULER, 3).side(Side.UPSTAIRS).energy(steep).time(40, 1).build(),
            FlowPacks::gradient),
        new Case(cell(Dynamics.DOWNSTAIRS, Scheme.EULER, 3).energy(steep).time(40, 1).build(), DownstairsEuler::pack),
        new Case(cell(Dynamics.UPSTAIRS, Scheme.HEUN, 3).energy(steep).time(40, 1).build(), UpstairsHeun::pack),
        new Case(cell(Dynamics.DYSON, Scheme.FRAME, 1).energy(steep).time(100, 1).build(), DysonPacks::of),
        new Case(cell(Dynamics.SGD, Scheme.EULER, 3).energy(steep).time(40, 1).build(), SgdReplica::pack));
  }
}
