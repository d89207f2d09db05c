package lawsweep.langevin.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import lawsweep.langevin.cell.Break;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.cell.Side;
import lawsweep.langevin.cell.TimeGrid;
import lawsweep.langevin.descent.Descent;
import lawsweep.langevin.dyson.Dyson;
import lawsweep.langevin.flow.GradientFlow;
import lawsweep.langevin.sphere.Sphere;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replicas in lanes have the bits that they have one by one: the scalar steps are the definition. */
class LanePackTest {

  static Stream<Named<LangevinCell>> cells() {
    List<LangevinCells> cells = new ArrayList<>();
    for (int d = 1; d <= 5; d++) {
      cells.add(LangevinCells.small(new Sphere(), Scheme.EULER, 1, d).energy(Energy.none()));
      cells.add(LangevinCells.small(new Dyson(), Scheme.FRAME, 1, d).noise(2, 0.5));
      cells.add(LangevinCells.small(new Dyson(), Scheme.EULER, 1, d));
      cells.add(LangevinCells.small(new Dyson(), Scheme.DP5, 1, d).noise(4, 0));
      cells.add(LangevinCells.small(new Descent(), Scheme.EULER, d, d).energy(LangevinCells.fit(d, false, d))
          .descent(0.1, 0, 0));
      cells.add(flow(Scheme.DP5, 3, d).rank((d + 1) / 2));
      cells.add(flow(Scheme.EULER, 1 + d % 3, d));
    }
    cells.add(LangevinCells.small(new Dyson(), Scheme.FRAME, 1, 9).noise(2, 0));
    // beyond stability: numbers that are not finite
    cells.add(flow(Scheme.DP5, 3, 3).energy(new Energy.Quadratic(-1)).clock(100, 50, 0));
    cells.add(flow(Scheme.EULER, 3, 3).energy(new Energy.Quadratic(1e6)).clock(40, 20, 1));
    cells.add(LangevinCells.small(new Dyson(), Scheme.FRAME, 1, 3).energy(new Energy.Quadratic(1e6)).clock(100, 50, 1));
    // stiff: many steps in a span
    cells.add(flow(Scheme.DP5, 3, 3).target(20, 1, 0, 0, 1, 2, 0, 0, 3).clock(0.4, 0.2, 0));
    return cells.stream().map(c -> Named.of(c.cell().key(), c.cell()));
  }

  private static LangevinCells flow(Scheme scheme, int depth, int width) {
    return LangevinCells.small(new GradientFlow(), scheme, depth, width).side(Side.UPSTAIRS)
        .energy(LangevinCells.fit(width, true, 7));
  }

  private static LanePack<?> pack(LangevinCell cell) {
    return assertInstanceOf(LanePack.class, cell.equation().pack(cell));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void sameBitsAsOneByOne(LangevinCell cell) throws IOException {
    for (int count : new int[] {8, 5, 2}) {
      ScalarPack single = pack(cell).oneByOne();
      LanePack<?> lanes = pack(cell);
      single.start(3, count);
      lanes.start(3, count);
      for (Interval interval : TimeGrid.of(cell).intervals()) {
        single.advance(interval, 0, interval.steps());
        lanes.advance(interval, 0, interval.steps());
        assertSame(cell, single, lanes, count);
      }
    }
  }

  /** Whatever was broken off in lanes goes on one by one, and the other way round. */
  @ParameterizedTest
  @MethodSource("cells")
  void breaksInEither(LangevinCell cell) throws IOException {
    int count = 7;
    ScalarPack through = pack(cell).oneByOne();
    LanePack<?> broken = pack(cell);
    through.start(1, count);
    broken.start(1, count);
    Random random = Seeds.random("breaks in lanes", cell.key().hashCode());
    for (Interval interval : TimeGrid.of(cell).intervals()) {
      through.advance(interval, 0, interval.steps());
      Break pause = () -> random.nextInt(3) == 0;
      while (!(random.nextBoolean() ? broken : broken.oneByOne()).advance(interval, 0, interval.steps(), pause)) {
        broken = reread(cell, broken, count);
      }
      assertSame(cell, through, broken.oneByOne(), count);
    }
  }

  private static LanePack<?> reread(LangevinCell cell, LanePack<?> pack, int count) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    pack.save(new DataOutputStream(bytes));
    pack.saveBreak(new DataOutputStream(bytes));
    LanePack<?> read = pack(cell);
    read.start(1, count);
    ByteArrayInputStream in = new ByteArrayInputStream(bytes.toByteArray());
    read.restore(new DataInputStream(in));
    read.restoreBreak(new DataInputStream(in));
    assertTrue(in.available() == 0, "all is read");
    return read;
  }

  private static void assertSame(LangevinCell cell, Pack expected,
      Pack actual, int count) throws IOException {
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    expected.save(new DataOutputStream(first));
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    actual.save(new DataOutputStream(second));
    boolean finite = true;
    for (int lane = 0; lane < count; lane++) {
      double[] one = seen(cell, expected, lane);
      double[] other = seen(cell, actual, lane);
      assertArrayEquals(one, other, "lane " + lane);
      finite &= Double.isFinite(one[0]);
    }
    if (finite) {
      assertArrayEquals(first.toByteArray(), second.toByteArray(), "what is saved");
    }
  }

  private static double[] seen(LangevinCell cell, Pack pack, int lane) {
    int d = cell.width();
    ReplicaView view = new ReplicaView(d);
    pack.view(lane, view);
    double[] all = new double[d + d * d + 3];
    System.arraycopy(view.sigma, 0, all, 0, d);
    System.arraycopy(view.endToEnd, 0, all, d, d * d);
    all[d + d * d] = view.normSquared;
    all[d + d * d + 1] = view.balanceDefect;
    all[d + d * d + 2] = view.lawDrift;
    return all;
  }
}
