package lawsweep.langevin.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.ObservableRow;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.descent.Descent;
import lawsweep.langevin.dyson.Dyson;
import lawsweep.langevin.riemannian.Downstairs;
import lawsweep.langevin.riemannian.Upstairs;
import lawsweep.langevin.sphere.Sphere;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables of observables: orders, chunks, interruptions and blow-ups, with made-up replicas. */
class EnsembleTableTest {

  private static final double[] TIMES = {0, 0.25, 0.5, 0.75, 1};

  static Stream<LangevinCell> cells() {
    return Stream.of(LangevinCells.recorded(new Upstairs(), 2, 2, Energy.quadratic(), 40).cell(),
        LangevinCells.recorded(new Downstairs(), 3, 3, Energy.quadratic(), 40).rank(2).cell(),
        LangevinCells.recorded(new Downstairs(), LangevinCell.INFINITE, 2, Energy.none(), 10).cell(),
        LangevinCells.recorded(new Descent(), 2, 9, Energy.quadratic(), 21).cell(),
        LangevinCells.recorded(new Dyson(), 1, 4, Energy.quadratic(), 33).cell(),
        LangevinCells.recorded(new Sphere(), 1, 5, Energy.none(), 3).cell(),
        LangevinCells.recorded(new Upstairs(), 2, 2, Energy.quadratic(), 1).cell());
  }

  @ParameterizedTest
  @MethodSource("cells")
  void interleavedIsOneAfterTheOther(LangevinCell cell) {
    EnsembleTable interleaved = EnsembleTable.of(cell, TIMES);
    EnsembleTable one = EnsembleTable.of(cell, TIMES);
    for (int first = 0; first < cell.replicas(); first += Pack.LANES) {
      int end = Math.min(first + Pack.LANES, cell.replicas());
      for (int record = 0; record < TIMES.length; record++) {
        for (int replica = first; replica < end; replica++) {
          interleaved.add(record, replica, view(cell, replica, record));
        }
      }
      for (int replica = first; replica < end; replica++) {
        for (int record = 0; record < TIMES.length; record++) {
          one.add(record, replica, view(cell, replica, record));
        }
      }
      interleaved.finishPack();
      one.finishPack();
    }
    assertEquals(one.rows(), interleaved.rows());
    assertTrue(one.rows().size() > TIMES.length);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void anInterruptionChangesNoBit(LangevinCell cell) throws IOException {
    EnsembleTable whole = EnsembleTable.of(cell, TIMES);
    EnsembleTable broken = EnsembleTable.of(cell, TIMES);
    for (int first = 0; first < cell.replicas(); first += Pack.LANES) {
      int end = Math.min(first + Pack.LANES, cell.replicas());
      for (int record = 0; record < TIMES.length; record++) {
        broken = copy(cell, broken);
        for (int replica = first; replica < end; replica++) {
          whole.add(record, replica, view(cell, replica, record));
          broken.add(record, replica, view(cell, replica, record));
        }
      }
      whole.finishPack();
      broken.finishPack();
    }
    assertEquals(whole.rows(), broken.rows());
    assertEquals(1, whole.blownUp());
    assertEquals(whole.blownUp(), broken.blownUp());
    assertEquals(whole.firstBlownUp(), broken.firstBlownUp());
  }

  /** Chunks give what one chunk gives, up to rounding. */
  @ParameterizedTest
  @MethodSource("cells")
  void chunksAddUp(LangevinCell cell) {
    EnsembleTable whole = EnsembleTable.of(cell, TIMES);
    fill(cell, whole, 0, cell.replicas());
    EnsembleTable sum = EnsembleTable.of(cell, TIMES);
    for (int first = 0; first < cell.replicas(); first += 11) {
      EnsembleTable chunk = EnsembleTable.of(cell, TIMES);
      fill(cell, chunk, first, Math.min(first + 11, cell.replicas()));
      sum.merge(chunk);
    }
    List<ObservableRow> expected = whole.rows();
    List<ObservableRow> rows = sum.rows();
    assertEquals(expected.size(), rows.size());
    for (int i = 0; i < rows.size(); i++) {
      ObservableRow a = expected.get(i);
      ObservableRow b = rows.get(i);
      assertEquals(a.observable() + " " + a.index() + " " + a.time() + " " + a.replicas(),
          b.observable() + " " + b.index() + " " + b.time() + " " + b.replicas());
      assertEquals(a.mean(), b.mean(), 1e-12 * (1 + Math.abs(a.mean())), a::toString);
      double scale = Double.isNaN(a.stderr()) ? 0 : Math.abs(a.stderr());
      assertEquals(a.stderr(), b.stderr(), 1e-12 * (1 + scale), a::toString);
    }
    assertEquals(0, sum.firstBlownUp());
  }

  @ParameterizedTest
  @MethodSource("cells")
  void noRowComesTwiceAndAllAreFinite(LangevinCell cell) {
    EnsembleTable table = EnsembleTable.of(cell, TIMES);
    fill(cell, table, 0, cell.replicas());
    Set<String> seen = new HashSet<>();
    double time = 0;
    for (ObservableRow row : table.rows()) {
      assertTrue(seen.add(row.time() + " " + row.observable() + " " + row.index()), row::toString);
      assertTrue(row.time() >= time, row::toString);
      assertTrue(Double.isFinite(row.mean()), row::toString);
      time = row.time();
    }
  }

  /** Replica 0 leaves the range of numbers at record 2, and stays out although it comes back. */
  @Test
  void aBlownUpReplicaIsInNoMeanFromThenOn() {
    LangevinCell cell = LangevinCells.recorded(new Upstairs(), 2, 2, Energy.quadratic(), 40).cell();
    EnsembleTable table = EnsembleTable.of(cell, TIMES);
    fill(cell, table, 0, 40);
    for (ObservableRow row : table.rows()) {
      if (row.observable().equals("energy") || row.observable().equals("balance_defect_max")) {
        assertEquals(row.time() < 0.5 ? 40 : 39, row.replicas());
      }
      if (row.observable().equals("energy_average") || row.observable().equals("rank_jump_fraction")) {
        assertEquals(39, row.replicas());
      }
    }
    assertEquals(1, table.blownUp());
  }

  /** From T/2 on, the record there included; the largest defect of any replica. */
  @Test
  void averagesAreOverTheSecondHalf() {
    LangevinCell cell = LangevinCells.recorded(new Upstairs(), 2, 2, Energy.quadratic(), 40).cell();
    EnsembleTable table = EnsembleTable.of(cell, TIMES);
    fill(cell, table, 0, 40);
    double mean = 0;
    double largest = 0;
    for (int replica = 1; replica < 40; replica++) {
      for (int record = 2; record < TIMES.length; record++) {
        ReplicaView view = view(cell, replica, record);
        mean += view.normSquared / 3 / 39;
        largest = Math.max(largest, record == 4 ? view.balanceDefect : 0);
      }
    }
    assertEquals(mean, last(table, "norm_squared_average").mean(), 1e-14);
    assertEquals(largest, last(table, "balance_defect_max").mean());
  }

  private static ObservableRow last(EnsembleTable table, String observable) {
    return table.rows().stream().filter(row -> row.observable().equals(observable) && row.time() == 1).findFirst()
        .orElseThrow();
  }

  @Test
  void recordsOutOfOrderAreRefused() {
    LangevinCell cell = LangevinCells.recorded(new Upstairs(), 2, 2, Energy.quadratic(), 40).cell();
    EnsembleTable table = EnsembleTable.of(cell, TIMES);
    table.add(0, 3, view(cell, 3, 0));
    assertThrows(IllegalStateException.class, () -> table.add(2, 3, view(cell, 3, 2)));
    assertThrows(IllegalStateException.class, () -> table.add(0, 11, view(cell, 11, 0)));
    assertThrows(IllegalStateException.class, table::finishPack);
  }

  private static void fill(LangevinCell cell, EnsembleTable table, int first, int end) {
    for (int replica = first; replica < end; replica++) {
      for (int record = 0; record < TIMES.length; record++) {
        table.add(record, replica, view(cell, replica, record));
      }
      if ((replica - first) % Pack.LANES == Pack.LANES - 1 || replica == end - 1) {
        table.finishPack();
      }
    }
  }

  private static EnsembleTable copy(LangevinCell cell, EnsembleTable table) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    table.write(new DataOutputStream(bytes));
    EnsembleTable copy = EnsembleTable.of(cell, TIMES);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    copy.read(in);
    assertEquals(0, in.available());
    return copy;
  }

  /** Replica 0 is wild at record 2 only; replica 1 starts at zero; the others are random. */
  private static ReplicaView view(LangevinCell cell, long replica, int record) {
    int d = cell.width();
    ReplicaView view = new ReplicaView(d);
    Random random = new Random(1000 * replica + record);
    for (int k = 0; k < d; k++) {
      view.sigma[k] = replica == 1 && record == 0 ? 0 : Math.abs(random.nextGaussian()) * (1 + record);
    }
    Arrays.sort(view.sigma);
    for (int k = 0; k < d / 2; k++) {
      double swap = view.sigma[k];
      view.sigma[k] = view.sigma[d - 1 - k];
      view.sigma[d - 1 - k] = swap;
    }
    for (int k = 0; k < d; k++) {
      view.lambda[k] = Math.pow(view.sigma[k], cell.depth() == LangevinCell.INFINITE ? 1 : 1.0 / cell.depth());
      view.endToEnd[k * d + k] = view.sigma[k];
    }
    view.normSquared = random.nextDouble();
    view.balanceDefect = 1e-12 * random.nextDouble();
    view.lawDrift = random.nextDouble();
    if (replica == 0 && record == 2) {
      view.sigma[0] = Double.NaN;
    }
    return view;
  }
}
