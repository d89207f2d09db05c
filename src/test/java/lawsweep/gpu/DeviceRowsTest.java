package lawsweep.gpu;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import lawsweep.cuda.Block;
import lawsweep.kernel.ScalarKernels;
import lawsweep.lie.BracketSource;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.lie.span.DrawFold;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.support.Architectures;
import lawsweep.support.Primes;
import lawsweep.support.Residues;
import lawsweep.support.Seeds;
import lawsweep.work.OutOfDeviceMemoryException;
import lawsweep.work.Team;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Samples made on a device against those of the processor. */
@Tag("gpu")
class DeviceRowsTest {

  private final LaneForTest device = new LaneForTest();

  @AfterEach
  void close() {
    device.close();
  }

  @Test
  void smallNetworks() {
    for (int i = 0; i < 30; i++) {
      Random random = Seeds.random("device rows", i);
      Architecture a = Architectures.random(random, i % 2 == 0 ? Family.LINEAR : Family.RELU, 5, 7);
      check(a, random, 1 + random.nextInt(9));
    }
  }

  /** Around the width from which steps are matrix products, and the tiles of kernels. */
  @Test
  void wideNetworks() {
    List<Architecture> list = List.of(
        Architectures.linear(31, 32, 33, 1), Architectures.linear(47, 48, 49), Architectures.linear(48, 48, 1, 48),
        Architectures.relu(Bias.ALL, 48, 49, 48), Architectures.relu(Bias.HIDDEN, 3, 50, 49, 2),
        Architectures.relu(Bias.ALL, 1, 47, 33, 1));
    for (int i = 0; i < list.size(); i++) {
      check(list.get(i), Seeds.random("wide device rows", i), 3);
    }
  }

  /** More products in a sum than may be added without a reduction. */
  @Test
  void longSums() {
    check(Architectures.linear(1100, 48, 48), Seeds.random("long device rows", 0), 1);
    check(Architectures.relu(Bias.ALL, 600, 3, 2), Seeds.random("long device rows", 1), 1);
    check(Architectures.linear(2, 3, 1050), Seeds.random("long device rows", 2), 1);
  }

  @Test
  void deepNetworks() {
    Integer[] widths = new Integer[67];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = 1 + i % 3;
    }
    check(Architectures.linear(widths), Seeds.random("deep device rows", 0), 2);
    check(Architectures.relu(Bias.ALL, widths), Seeds.random("deep device rows", 1), 2);
  }

  @Test
  void aLaneWithTooLittleMemoryIsRefused() {
    Architecture a = Architectures.relu(Bias.ALL, 3, 4, 2);
    FieldStreams streams = new FieldStreams(new Stream(7), 0);
    PrimeField field = new PrimeField(streams.prime());
    Point point = Point.random(a, field, streams, streams.point());
    long needed = DeviceRows.bytes(a, 20, 100);
    device.lane().reserve(needed - 1);
    assertThrows(OutOfDeviceMemoryException.class,
        () -> new DeviceRows(device.lane(), device.facts(), point, streams, 20, 100));
    device.lane().reserve(needed);
    new DeviceRows(device.lane(), device.facts(), point, streams, 20, 100);
  }

  private void check(Architecture a, Random random, int rows) {
    FieldStreams streams = new FieldStreams(new Stream(random.nextLong()), random.nextInt(256));
    PrimeField field = Primes.random(random);
    Point point = Point.random(a, field, streams, streams.point());
    int d = point.layout().size();
    int least = Math.ceilDiv(d, field.maxDelay());
    for (int columns : new int[] {d, Math.max(least, 1 + random.nextInt(d))}) {
      for (int shared : new int[] {0, device.facts().sharedBytes()}) {
        device.clear();
        int mostRows = 1 + random.nextInt(rows);
        DeviceRows made = new DeviceRows(device.lane(), device.facts(shared), point, streams, columns, mostRows);
        int[] columnAt = permutation(columns, random);
        for (int level : new int[] {1, 0, 1}) {
          int first = random.nextInt(1000);
          Matrix expected = expected(point, streams, columns, level, first, rows);
          Block out = device.room(rows, columns, random.nextInt(4));
          made.fill(level, first, out, device.put(columnAt));
          Residues.assertSame(
              field, LaneForTest.spread(permuted(expected, columnAt), out.ld()), device.everything(out),
              a + ", " + columns + " columns, level " + level + ", " + shared + " bytes, by " + mostRows);
        }
      }
    }
  }

  private static Matrix expected(
      Point point, FieldStreams streams, int columns, int level, int first, int rows) {
    int d = point.layout().size();
    Matrix whole = Matrix.zero(rows, d);
    new BracketSource(point, new ScalarKernels(), streams, () -> {}).fill(level, first, whole, Team.alone());
    if (columns == d) {
      return whole;
    }
    Matrix folded = Matrix.zero(rows, columns);
    DrawFold.of(point.field(), streams, d, columns).apply(whole, folded);
    return folded;
  }

  /** The identity now and then, as it is before columns are exchanged. */
  private static int[] permutation(int n, Random random) {
    int[] at = IntStream.range(0, n).toArray();
    for (int i = n - 1; i > 0 && n % 3 > 0; i--) {
      int j = random.nextInt(i + 1);
      int value = at[i];
      at[i] = at[j];
      at[j] = value;
    }
    return at;
  }

  private static Matrix permuted(Matrix rows, int[] columnAt) {
    Matrix out = Matrix.zero(rows.rows(), rows.columns());
    for (int i = 0; i < rows.rows(); i++) {
      for (int j = 0; j < columnAt.length; j++) {
        out.data()[out.index(i, j)] = rows.get(i, columnAt[j]);
      }
    }
    return out;
  }
}
