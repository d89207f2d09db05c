package lawsweep.kind.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import lawsweep.cuda.Capability;
import lawsweep.cuda.GpuFacts;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.dyson.Dyson;
import lawsweep.langevin.flock.PackEngine;
import lawsweep.langevin.flow.GradientFlow;
import lawsweep.langevin.riemannian.Downstairs;
import lawsweep.langevin.riemannian.Upstairs;
import lawsweep.langevin.sphere.Sphere;
import lawsweep.work.DeviceShare;
import lawsweep.work.Limits;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Which simulations a GPU takes. */
class FlockRuleTest {

  private static final FlockRule H100 = rule(5.5e13, false);

  private static FlockRule rule(double flops, boolean every) {
    return new FlockRule(
        new GpuFacts("card", new Capability(9, 0), 132, 1 << 17, 80L << 30, "driver", flops), every);
  }

  private static boolean taken(FlockRule rule, LangevinCells cell) {
    return rule.share(cell.cell()).isPresent();
  }

  private static LangevinCells many(LangevinCells cell) {
    return cell.clock(10, 1, 0.001).replicas(1_000_000);
  }

  private static LangevinCells wide(int depth, int width) {
    return many(LangevinCells.upstairs(depth, width).gaussian(1));
  }

  @Test
  void manyReplicasOfSmallNetworksAreTaken() {
    for (int[] shape : new int[][] {{2, 2}, {3, 3}, {3, 4}, {2, 8}, {3, 8}}) {
      assertTrue(taken(H100, wide(shape[0], shape[1])), shape[1] + "," + shape[0]);
    }
    assertTrue(taken(H100, many(LangevinCells.downstairs(3, 4))), "frame");
    assertFalse(taken(H100, wide(3, 4).replicas(128)), "few replicas leave a GPU idle");
    assertFalse(taken(H100, wide(3, 4).clock(0.004, 0.001, 0.001)), "a step between two records is the processor's");
    assertFalse(taken(rule(1e12, false), wide(3, 4)), "a card for games");
  }

  @Test
  void whatThereIsNoKernelForIsNeverTaken() {
    FlockRule every = rule(1e12, true);
    assertTrue(taken(every, wide(3, 4).replicas(1)), "however small");
    assertFalse(taken(every, wide(3, 9)), "width 9");
    assertFalse(taken(every, wide(9, 2)), "depth 9");
    assertFalse(taken(every, wide(3, 4).rank(3)), "rank below the width");
    assertFalse(taken(every, many(LangevinCells.small(new Upstairs(), Scheme.HEUN, 3, 2))), "Heun");
    assertFalse(taken(every, many(LangevinCells.small(new Downstairs(), Scheme.EULER, 3, 2))), "Euler");
    assertFalse(taken(every, many(LangevinCells.small(new Dyson(), new Dyson().scheme(1), 1, 2))), "Dyson");
    assertFalse(taken(every, many(LangevinCells.small(new Sphere(), new Sphere().scheme(1), 1, 2))), "sphere");
    assertFalse(taken(every, many(LangevinCells.small(new GradientFlow(), Scheme.EULER, 3, 2))), "flow");
  }

  /** A quarter of the targets of the issue on simulations on a GPU for an H100, so that few cells are taken in vain. */
  @Test
  void secondsAreThoseOfTheModel() {
    double steps = 1e6 * 1e4;
    double[][] targets = {{2, 2, 3e9}, {3, 4, 5e8}, {3, 8, 5e7}};
    for (double[] target : targets) {
      DeviceShare share = H100.share(wide((int) target[0], (int) target[1]).cell()).orElseThrow();
      double rate = steps / share.seconds();
      assertTrue(rate > target[2] / 8 && rate < target[2] * 2, target[1] + "," + target[0] + ": " + rate + " a second");
      assertTrue(share.bytes() < 1L << 30, share.bytes() + " bytes");
    }
  }

  /**
   * Of a thread each, twice as many replicas keep a GPU busy: until then time does not grow. Depth 5 has groups of
   * lanes, at any width.
   */
  @Test
  void groupsKeepAGpuBusySooner() {
    int[][] shapes = {{4, 4, 132 * 128}, {5, 4, 132 * 64}, {5, 2, 132 * 64}};
    for (int[] shape : shapes) {
      LangevinCells cells = wide(shape[0], shape[1]).clock(10, 10, 0.001);
      double few = rule(1e12, true).share(cells.replicas(shape[2] / 16).cell()).orElseThrow().seconds();
      double busy = rule(1e12, true).share(cells.replicas(shape[2]).cell()).orElseThrow().seconds();
      double more = rule(1e12, true).share(cells.replicas(2 * shape[2]).cell()).orElseThrow().seconds();
      assertEquals(few, busy, 0.05 * few, "busy with " + shape[2]);
      assertTrue(more > 1.5 * busy, shape[1] + "," + shape[0] + ": " + busy + " and " + more);
    }
  }

  @Test
  void limitsOfMemoryAreTheHosts() {
    SimulationCell cell = new SimulationCell(wide(3, 8).cell());
    SimulationKind kind = new SimulationKind(H100);
    assertTrue(kind.device(cell, Limits.DEFAULT).isPresent());
    assertEquals(Optional.empty(), new SimulationKind().device(cell, Limits.DEFAULT));
    Limits little = new Limits(Limits.DEFAULT.seconds(), 1 << 20, Limits.DEFAULT.bracketLength());
    assertEquals(Optional.empty(), kind.device(cell, little));
    SimulationKind lane = new SimulationKind(new FlockLane(new PackEngine(1), Team.alone()));
    long heap = lane.estimate(cell, Limits.DEFAULT).memoryBytes();
    assertTrue(heap > 128L << 20 && heap < 2L << 30, heap + " bytes of heap on a lane");
    assertEquals(heap, kind.device(cell, Limits.DEFAULT).orElseThrow().heapBytes(), "plans know of it");
    assertTrue(kind.checkpointBytes(cell) > 64L << 20, "a checkpoint has the states of replicas in step");
  }
}
