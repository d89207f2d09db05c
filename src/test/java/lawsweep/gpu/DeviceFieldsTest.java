package lawsweep.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import lawsweep.cuda.Block;
import lawsweep.kernel.ScalarKernels;
import lawsweep.lie.FieldBlock;
import lawsweep.lie.Point;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.network.ParameterLayout;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.support.Architectures;
import lawsweep.support.Primes;
import lawsweep.support.Residues;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Batches of fields on a device against blocks of fields. */
@Tag("gpu")
class DeviceFieldsTest {

  private final LaneForTest device = new LaneForTest();

  @AfterEach
  void close() {
    device.close();
  }

  @Test
  void smallNetworks() {
    for (int i = 0; i < 12; i++) {
      Random random = Seeds.random("device fields", i);
      Architecture a = Architectures.random(random, i % 2 == 0 ? Family.LINEAR : Family.RELU, 4, 6);
      check(a, random, 1 + random.nextInt(6), i % 3 == 0);
    }
  }

  /** Around tiles, and around the width from which steps are matrix products; all numbers as large as may be. */
  @Test
  void wideNetworks() {
    List<Architecture> list = List.of(
        Architectures.linear(1, 31, 32), Architectures.linear(33, 1, 47), Architectures.linear(48, 49, 48),
        Architectures.relu(Bias.ALL, 33, 32, 65), Architectures.relu(Bias.HIDDEN, 49, 48, 50, 1));
    for (int i = 0; i < list.size(); i++) {
      check(list.get(i), Seeds.random("wide device fields", i), 3, i % 2 == 0);
    }
  }

  /** More products in a sum than may be added without a reduction. */
  @Test
  void longSums() {
    check(Architectures.linear(1100, 48, 48), Seeds.random("long device fields", 0), 1, true);
    check(Architectures.relu(Bias.ALL, 2, 2, 1050), Seeds.random("long device fields", 1), 2, true);
  }

  @Test
  void whatDoesNotBelongTogetherIsRefused() {
    Random random = Seeds.random("refused device fields", 0);
    PrimeField field = Primes.random(random);
    Architecture a = Architectures.linear(2, 3, 2);
    Point point = point(a, field, random, false);
    DeviceFields fields = new DeviceFields(device.lane(), device.facts(), point, 4);
    Matrix out = Matrix.zero(3, 12);
    assertEquals(
        "no fields were loaded", assertThrows(IllegalStateException.class, () -> fields.values(out)).getMessage());
    fields.load(coefficients(a, field, random, 3, false));
    fields.values(out);
    refused("expected 3 rows of 12 numbers, got 2 of 12", () -> fields.values(Matrix.zero(2, 12)));
    refused("expected 3 rows of 12 numbers, got 3 of 11", () -> fields.values(Matrix.zero(3, 11)));
    refused("expected 3 rows of 12 numbers, got 1 of 12", () -> fields.jvp(Matrix.zero(1, 12), out));
    refused("expected 1 to 4 fields, got 5", () -> fields.load(coefficients(a, field, random, 5, false)));
    FieldBlock block = new FieldBlock(point, new ScalarKernels(), 4);
    refused("expected fields on a device, got FieldBlock", () -> fields.bracket(block, out));
    DeviceFields other = new DeviceFields(device.lane(), device.facts(), point, 4);
    other.load(coefficients(a, field, random, 2, false));
    refused("expected 3 fields, got 2", () -> fields.bracket(other, out));
    DeviceFields elsewhere = new DeviceFields(device.lane(), device.facts(), point(a, field, random, false), 4);
    elsewhere.load(coefficients(a, field, random, 3, false));
    refused("expected fields at the same point and on the same lane", () -> fields.bracket(elsewhere, out));
  }

  private static void refused(String message, Runnable what) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, what::run).getMessage());
  }

  private void check(Architecture a, Random random, int count, boolean extreme) {
    check(a, random, count, extreme, 0);
    check(a, random, count, extreme, device.facts().sharedBytes());
  }

  private void check(Architecture a, Random random, int count, boolean extreme, int shared) {
    PrimeField field = Primes.random(random);
    Point point = point(a, field, random, extreme);
    int d = point.layout().size();
    int capacity = count + random.nextInt(3);
    device.lane().reserve(2 * DeviceFields.bytes(a, capacity) + 4L * Double.BYTES * count * (d + 4) + 1024);
    long staged = (long) Double.BYTES * d * (1 + random.nextInt(count));
    DeviceFields mine = new DeviceFields(device.lane(), device.facts(shared), point, capacity, staged);
    DeviceFields theirs = new DeviceFields(device.lane(), device.facts(shared), point, capacity);
    FieldBlock block = new FieldBlock(point, new ScalarKernels(), capacity);
    FieldBlock partner = new FieldBlock(point, new ScalarKernels(), capacity);
    for (int fields : new int[] {1, count}) {
      Matrix[] coefficients = coefficients(a, field, random, fields, extreme);
      Matrix[] others = coefficients(a, field, random, fields, extreme);
      Matrix directions = Residues.matrix(field, random, fields, d, extreme);
      mine.load(coefficients);
      theirs.load(others);
      block.load(coefficients);
      partner.load(others);
      String name = a + ", " + fields + " fields, " + shared + " bytes";
      Matrix expected = Matrix.zero(fields, d);
      Block out = device.room(fields, d, 3);

      block.values(expected);
      mine.values(out);
      same(field, expected, out, name + ": values on the device");
      onHost(field, expected, mine::values, name + ": values");

      block.jvp(directions, expected);
      mine.jvp(device.put(directions, 2), out);
      same(field, expected, out, name + ": derivatives on the device");
      onHost(field, expected, to -> mine.jvp(directions, to), name + ": derivatives");

      block.bracket(partner, expected);
      mine.bracket(theirs, out);
      same(field, expected, out, name + ": brackets on the device");
      onHost(field, expected, to -> mine.bracket(theirs, to), name + ": brackets");
    }
  }

  private void same(PrimeField field, Matrix expected, Block actual, String name) {
    Residues.assertSame(field, LaneForTest.spread(expected, actual.ld()), device.everything(actual), name);
  }

  /** Writes to the host, without and with space between rows. */
  private static void onHost(PrimeField field, Matrix expected, Consumer<Matrix> write, String name) {
    for (int gap : new int[] {0, 2}) {
      Matrix room = new Matrix(
          LaneForTest.spread(expected, expected.columns() + gap), 0, expected.rows(), expected.columns(),
          expected.columns() + gap);
      double[] wanted = room.data().clone();
      for (int i = 0; i < room.rows(); i++) {
        Arrays.fill(room.data(), room.index(i, 0), room.index(i, room.columns()), 0.5);
      }
      write.accept(room);
      Residues.assertSame(field, wanted, room.data(), name + ", " + gap + " numbers between rows");
    }
  }

  private static Point point(Architecture a, PrimeField field, Random random, boolean extreme) {
    ParameterLayout layout = new ParameterLayout(a);
    double[] values = new double[layout.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = extreme ? Residues.extreme(field, random) : Residues.canonical(field, random);
    }
    return Point.of(a, field, layout, values);
  }

  private static Matrix[] coefficients(Architecture a, PrimeField field, Random random, int fields, boolean extreme) {
    Matrix[] coefficients = new Matrix[a.depth() + 1];
    for (int i = 0; i <= a.depth(); i++) {
      boolean read = i == 0 || i == a.depth() || a.family() == Family.RELU;
      coefficients[i] = read ? Residues.matrix(field, random, fields, a.width(i), extreme) : Matrix.EMPTY;
    }
    return coefficients;
  }
}
