package lawsweep.gpu.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lawsweep.cuda.Gpu;
import lawsweep.cuda.GpuUnderTest;
import lawsweep.cuda.Lane;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.flock.Flock;
import lawsweep.work.Team;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replicas on a GPU have the bits of the processor's packs. */
@Tag("gpu")
class DeviceFlockTest {

  /** Widths and depths of groups of lanes: all widths, with idle lanes and without. */
  private static final int[][] GROUPS =
      {{1, 5}, {2, 8}, {3, 6}, {4, 5}, {5, 1}, {5, 3}, {6, 2}, {7, 3}, {8, 2}, {8, 4}};

  private static Gpu gpu;
  private static Lane lane;

  @BeforeAll
  static void open() {
    gpu = GpuUnderTest.open();
    lane = gpu.lane();
  }

  @AfterAll
  static void close() {
    lane.close();
    gpu.close();
  }

  private static DeviceFlocks engine() {
    return new DeviceFlocks(lane, gpu.facts());
  }

  static Stream<Named<LangevinCell>> cells() {
    List<LangevinCells> cells = new ArrayList<>();
    for (int d = 1; d <= 4; d++) {
      for (int n = 1; n <= 4; n++) {
        cells.add(LangevinCells.upstairs(n, d));
        cells.add(LangevinCells.downstairs(n, d));
      }
    }
    for (int[] shape : GROUPS) {
      cells.add(LangevinCells.upstairs(shape[1], shape[0]));
      cells.add(LangevinCells.downstairs(shape[1], shape[0]));
    }
    List<Named<LangevinCell>> all = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      LangevinCell cell = varied(cells.get(i), i / 2 * 3 + i).cell();
      all.add(Named.of(cell.key(), cell));
    }
    return all.stream();
  }

  /** Every energy, with noise in all directions, in those of the orbit alone, and in some more than in others. */
  private static LangevinCells varied(LangevinCells cells, int number) {
    int d = cells.cell().width();
    Energy energy = switch (number % 4) {
      case 0 -> Energy.quadratic();
      case 1 -> LangevinCells.fit(d, true, number);
      case 2 -> LangevinCells.fit(d, false, number);
      default -> Energy.none();
    };
    return cells.energy(energy).noise(3, new double[] {1, 0.3, 0}[number % 3]);
  }

  /** The fourth step is followed by a polish. */
  private static Interval interval(int steps) {
    return new Interval(0, 0.01 * steps, 28, steps);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void sameBitsAsPacks(LangevinCell cell) {
    assertTrue(engine().suits(cell));
    int count = 8;
    Replicas expected = new Replicas(cell, 16, count);
    try (Flock flock = engine().open(cell, count)) {
      flock.start(16, count, Team.alone());
      expected.assertSame(flock, count);
      for (int from = 0; from < 6; from += 3) {
        flock.advance(interval(6), from, from + 3);
        expected.advance(interval(6), from, from + 3);
        expected.assertSame(flock, count);
      }
    }
  }

  /** Blocks of threads and groups of lanes that are not full, in flocks of one engine one after the other. */
  @Test
  void anyNumberOfReplicas() {
    LangevinCell thread = LangevinCells.upstairs(1, 2).cell();
    LangevinCell group = LangevinCells.downstairs(5, 3).cell();
    for (LangevinCell cell : List.of(thread, group)) {
      try (Flock flock = engine().open(cell, 136)) {
        for (int count : new int[] {1, 8, 13, 130}) {
          Replicas expected = new Replicas(cell, 8, count);
          flock.start(8, count, Team.alone());
          flock.advance(interval(2), 0, 2);
          expected.advance(interval(2), 0, 2);
          expected.assertSame(flock, count);
        }
      }
    }
  }

  /** In the middle of an interval, from packs to a flock and back; parts of a flock are read and written alone. */
  @Test
  void checkpointsPassBothWays() throws IOException {
    for (LangevinCell cell : List.of(LangevinCells.upstairs(3, 4).cell(), LangevinCells.upstairs(2, 5).cell())) {
      int count = 21;
      Replicas packs = new Replicas(cell, 40, count);
      packs.advance(interval(6), 0, 2);
      byte[] saved = packs.saved();
      try (Flock flock = engine().open(cell, 24)) {
        flock.start(40, count, Team.alone());
        int split = saved.length / 3;
        restore(flock, 48, 13, saved, split);
        restore(flock, 40, 8, saved, 0);
        packs.assertSame(flock, count);
        flock.advance(interval(6), 2, 4);
        Replicas others = new Replicas(cell, 40, count);
        others.restore(Replicas.saved(flock, 40, count));
        others.advance(interval(6), 4, 6);
        packs.advance(interval(6), 2, 6);
        assertArrayEquals(packs.saved(), others.saved());
      }
    }
  }

  private static void restore(Flock flock, long first, int count, byte[] saved, int at) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved, at, saved.length - at))) {
      flock.restore(first, count, in);
    }
  }

  /** As it was when it was fetched, also by another eye. */
  @Test
  void viewsAreThoseOfPacks() {
    LangevinCell cell = LangevinCells.upstairs(3, 2).cell();
    Replicas packs = new Replicas(cell, 0, 11);
    try (Flock flock = engine().open(cell, 16)) {
      flock.start(0, 11, Team.alone());
      Flock.Eye eye = flock.eye();
      for (int step = 0; step < 3; step++) {
        for (int r = 10; r >= 0; r--) {
          ReplicaView expected = new ReplicaView(2);
          ReplicaView found = new ReplicaView(2);
          packs.pack(r).view(r % 8, expected);
          (r % 2 == 0 ? eye : flock.eye()).view(r, found);
          assertArrayEquals(expected.lambda, found.lambda);
          assertArrayEquals(expected.sigma, found.sigma);
          assertArrayEquals(expected.endToEnd, found.endToEnd);
          assertEquals(expected.normSquared, found.normSquared);
          assertEquals(expected.balanceDefect, found.balanceDefect);
          assertEquals(expected.lawDrift, found.lawDrift);
        }
        packs.advance(interval(3), step, step + 1);
        flock.advance(interval(3), step, step + 1);
        flock.fetch();
      }
      assertThrows(IndexOutOfBoundsException.class, () -> eye.view(16, new ReplicaView(2)));
    }
  }

  /** Steps beyond stability: replicas grow without bounds until they are no numbers, each when its pack's is. */
  @Test
  void replicasBlowUpAlike() {
    for (LangevinCells cells : List.of(LangevinCells.upstairs(3, 3), LangevinCells.downstairs(2, 2),
        LangevinCells.upstairs(2, 5))) {
      LangevinCell cell = cells.energy(new Energy.Quadratic(1e6)).cell();
      Interval interval = new Interval(0, 1e3, 0, 10);
      Replicas packs = new Replicas(cell, 0, 8);
      try (Flock flock = engine().open(cell, 8)) {
        flock.start(0, 8, Team.alone());
        boolean blown = false;
        for (int step = 0; step < 10; step++) {
          packs.advance(interval, step, step + 1);
          flock.advance(interval, step, step + 1);
          packs.assertSame(flock, 8);
          ReplicaView view = new ReplicaView(cell.width());
          flock.eye().view(3, view);
          blown |= !Double.isFinite(view.lambda[0]);
        }
        assertTrue(blown, cell.key());
      }
    }
  }
}
