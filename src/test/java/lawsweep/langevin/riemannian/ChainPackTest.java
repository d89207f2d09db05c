package lawsweep.langevin.riemannian;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lawsweep.langevin.cell.Initial;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.statistics.BlowUp;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Packs in lanes: replicas are functions of the cell and their number, bit for bit. */
class ChainPackTest {

  static Stream<Named<LangevinCell>> cells() {
    List<LangevinCells> cells = new ArrayList<>();
    for (int depth : new int[] {1, 2, 3, 12}) {
      cells.add(LangevinCells.upstairs(depth, 2));
      cells.add(LangevinCells.downstairs(depth, 3).energy(LangevinCells.fit(3, true, depth)));
    }
    cells.add(LangevinCells.upstairs(3, 3).energy(LangevinCells.fit(3, false, 5)).noise(4, 0.5));
    cells.add(LangevinCells.upstairs(2, 4).noise(8, 0));
    cells.add(LangevinCells.downstairs(2, 4).noise(8, 0));
    cells.add(LangevinCells.upstairs(4, 3).rank(2).values(1.2, 0.6, 0));
    cells.add(LangevinCells.downstairs(4, 3).rank(1).values(1.2, 0, 0));
    cells.add(LangevinCells.upstairs(3, 1));
    return cells.stream().map(c -> Named.of(c.cell().key(), c.cell()));
  }

  private static Interval interval(LangevinCell cell, int number, int steps) {
    double length = steps * cell.step();
    return new Interval(number * length, (number + 1) * length, (long) number * steps, steps);
  }

  private static double[] view(LangevinCell cell, Pack pack, int lane) {
    ReplicaView view = new ReplicaView(cell.width());
    pack.view(lane, view);
    List<Double> all = new ArrayList<>();
    for (double[] part : new double[][] {view.lambda, view.sigma, view.endToEnd,
        {view.normSquared, view.balanceDefect, view.lawDrift}}) {
      for (double x : part) {
        all.add(x);
      }
    }
    return all.stream().mapToDouble(x -> x).toArray();
  }

  private static Pack started(LangevinCell cell, long first, int count) {
    Pack pack = cell.equation().pack(cell);
    pack.start(first, count);
    return pack;
  }

  @ParameterizedTest
  @MethodSource("cells")
  void replicasDoNotDependOnTheirLane(LangevinCell cell) {
    Interval first = interval(cell, 0, 40);
    Pack full = started(cell, 0, 8);
    full.advance(first, 0, 40);
    for (int lane = 0; lane < 8; lane++) {
      Pack shifted = started(cell, lane, 1);
      shifted.advance(first, 0, 7);
      view(cell, shifted, 0);
      shifted.advance(first, 7, 40);
      assertArrayEquals(view(cell, full, lane), view(cell, shifted, 0), 0, "replica " + lane);
    }
    Pack before = started(cell, 100, 8);
    before.advance(first, 0, 3);
    before.start(0, 8);
    before.advance(first, 0, 40);
    assertArrayEquals(view(cell, full, 5), view(cell, before, 5), 0, "used again");
  }

  @ParameterizedTest
  @MethodSource("cells")
  void interruptionsChangeNoBit(LangevinCell cell) throws IOException {
    Interval first = interval(cell, 0, 30);
    Interval second = interval(cell, 1, 30);
    Pack through = started(cell, 16, 8);
    through.advance(first, 0, 30);
    through.advance(second, 0, 11);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    through.save(new DataOutputStream(bytes));
    through.advance(second, 11, 30);
    Pack resumed = started(cell, 16, 8);
    ByteArrayInputStream in = new ByteArrayInputStream(bytes.toByteArray());
    resumed.restore(new DataInputStream(in));
    assertEquals(0, in.available());
    resumed.advance(second, 11, 30);
    for (int lane = 0; lane < 8; lane++) {
      assertArrayEquals(view(cell, through, lane), view(cell, resumed, lane), 0, "lane " + lane);
    }
  }

  /** Steps beyond stability: the large replicas blow up, and the others keep the bits that they have beside others. */
  @Test
  void blowUpStaysInItsLane() {
    LangevinCell cell =
        LangevinCells.upstairs(3, 2).energy(LangevinCells.fit(2, true, 3)).rank(2).initial(new Initial.Gaussian(2))
            .clock(60, 30, 0.15).cell();
    Pack full = started(cell, 0, 8);
    full.advance(interval(cell, 0, 60), 0, 60);
    int wild = 0;
    for (int lane = 0; lane < 8; lane++) {
      Pack alone = started(cell, lane, 1);
      alone.advance(interval(cell, 0, 60), 0, 60);
      ReplicaView view = new ReplicaView(2);
      full.view(lane, view);
      wild += BlowUp.in(view) ? 1 : 0;
      assertArrayEquals(view(cell, full, lane), view(cell, alone, 0), 0, "replica " + lane);
    }
    assertTrue(wild > 0 && wild < 8, wild + " replicas blew up");
  }
}
