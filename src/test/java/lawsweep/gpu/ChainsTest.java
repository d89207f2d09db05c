package lawsweep.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import lawsweep.cuda.Block;
import lawsweep.exact.ColumnFold;
import lawsweep.gpu.RowWriter.Kind;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.ParameterLayout;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.support.Architectures;
import lawsweep.support.Primes;
import lawsweep.support.Residues;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The kernels of {@code native/fields.cu}, each against its definition in whole numbers: rows of chains are filled with
 * any residues, as large as may be in half of the cases.
 */
@Tag("gpu")
class ChainsTest {

  private static final int[] SIZES = {1, 2, 31, 32, 33, 47, 48, 49};

  private final LaneForTest device = new LaneForTest();

  @AfterEach
  void close() {
    device.close();
  }

  /** Rows of chains that any numbers were written to, here and on the device. */
  private static final class Rows {

    private final Block block;
    private final Matrix before;

    Rows(LaneForTest device, Matrix before, Random random) {
      this.before = before;
      this.block = device.put(before, random.nextInt(4));
    }

    Chains chains() {
      return new Chains(block.address(), block.ld(), block.rows());
    }

    long get(int s, int place) {
      return (long) before.get(s, place);
    }

    /** What the device should hold. */
    double[] expected() {
      return LaneForTest.spread(before, block.ld());
    }

    void set(int s, int place, long value) {
      before.data()[before.index(s, place)] = value;
    }
  }

  /** Any residues, or the largest with either sign, or large ones of one sign, whose sums grow fastest. */
  private static Matrix residues(PrimeField field, Random random, int rows, int columns) {
    int choice = random.nextInt(3);
    return choice == 2
        ? large(field, random, rows, columns)
        : Residues.matrix(field, random, rows, columns, choice == 1);
  }

  private static Matrix large(PrimeField field, Random random, int rows, int columns) {
    Matrix m = Residues.matrix(field, random, rows, columns, false);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        m.data()[m.index(i, j)] = field.bound() - random.nextInt(1000);
      }
    }
    return m;
  }

  private static long residue(PrimeField field, long x) {
    return Math.floorMod(x, (long) field.p());
  }

  private void compare(PrimeField field, Rows rows, String message) {
    Residues.assertSame(field, rows.expected(), device.everything(rows.block), message);
  }

  @Test
  void stepsAreProductsWithGatesAndBiases() {
    for (int i = 0; i < 60; i++) {
      device.clear();
      Random random = Seeds.random("steps", i);
      boolean hard = i % 4 == 3;
      PrimeField field = hard ? Primes.largest() : Primes.random(random);
      int count = SIZES[random.nextInt(SIZES.length)];
      int inner = hard ? 1050 : SIZES[random.nextInt(SIZES.length)];
      int width = i % 3 == 0 ? 48 : SIZES[random.nextInt(SIZES.length)];
      boolean gated = random.nextBoolean();
      boolean changes = random.nextBoolean();
      boolean biased = !changes && random.nextBoolean();
      boolean empty = changes && random.nextInt(4) == 0;
      Rows rows = new Rows(
          device, hard
              ? large(field, random, count, inner + 2 * width)
              : residues(field, random, count, inner + 2 * width),
          random);
      Matrix u = hard ? large(field, random, inner, width) : residues(field, random, inner, width);
      Matrix bias = residues(field, random, 1, width);
      Chains chains = rows.chains();
      long gate = gated ? chains.at(inner) : 0;
      ChainStep step = new ChainStep(device.lane(), field);
      if (changes) {
        step.changes(chains, empty ? 0 : chains.at(0), device.put(u, 0), gate, chains.at(inner + width));
      } else {
        step.values(
            chains, chains.at(0), device.put(u, 0), biased ? device.put(bias, 0).address() : 0, gate,
            chains.at(inner + width));
      }
      for (int s = 0; s < count; s++) {
        for (int k = 0; k < width; k++) {
          long sum = changes ? rows.get(s, inner + width + k) : biased ? (long) bias.get(0, k) : 0;
          for (int j = 0; j < inner && !empty; j++) {
            sum = residue(field, sum + rows.get(s, j) * (long) u.get(j, k));
          }
          rows.set(s, inner + width + k, residue(field, gated ? residue(field, sum) * rows.get(s, inner + k) : sum));
        }
      }
      compare(field, rows, i + ": " + count + " rows, " + inner + " to " + width);
    }
  }

  /** Networks with layers around the sizes of warps and tiles. */
  private static Architecture architecture(Random random) {
    Integer[] widths = new Integer[3 + random.nextInt(3)];
    Arrays.setAll(widths, i -> random.nextInt(3) == 0 ? SIZES[random.nextInt(SIZES.length)] : 1 + random.nextInt(5));
    return switch (random.nextInt(3)) {
      case 0 -> Architectures.linear(widths);
      case 1 -> Architectures.relu(Bias.HIDDEN, widths);
      default -> Architectures.relu(Bias.ALL, widths);
    };
  }

  /** A case: an architecture at a point, with rows of chains. */
  private final class Case {

    private final Random random;
    private final PrimeField field;
    private final Architecture a;
    private final ChainPlaces places;
    private final ParameterLayout layout;
    private final ChainSteps steps;

    Case(String name, int number) {
      device.clear();
      this.random = Seeds.random(name, number);
      this.field = Primes.random(random);
      this.a = architecture(random);
      this.places = new ChainPlaces(a);
      FieldStreams streams = new FieldStreams(new Stream(number), 0);
      Point point = Point.random(a, field, streams, 0);
      this.layout = point.layout();
      this.steps = new ChainSteps(device.lane(), point, places);
    }

    Rows rows(int count) {
      return new Rows(device, residues(field, random, count, places.width()), random);
    }

    int change(int place) {
      return places.size() + place;
    }

    @Override
    public String toString() {
      return a + ", " + field;
    }
  }

  @Test
  void coefficientsAreDrawnAndTaken() {
    for (int i = 0; i < 20; i++) {
      Case c = new Case("coefficients", i);
      int count = 1 + c.random.nextInt(40);
      FieldStreams streams = new FieldStreams(new Stream(c.random.nextLong()), c.random.nextInt(256));
      int first = c.random.nextInt(Integer.MAX_VALUE - count);
      Rows drawn = c.rows(count);
      Rows taken = c.rows(count);
      int width = c.places.coefficients();
      double[] words = new double[count * width];
      for (int s = 0; s < count; s++) {
        streams.fill(c.field, streams.coefficients(1, i % 2, first + s), words, s * width, width);
        for (int w = 0; w < width; w++) {
          int place = placeOf(c, w);
          drawn.set(s, place, (long) words[s * width + w]);
          taken.set(s, place, (long) words[s * width + w]);
        }
      }
      c.steps.draw(streams, 1, i % 2, first, drawn.chains());
      c.steps.take(device.put(words).address(), taken.chains());
      compare(c.field, drawn, c + ": drawn");
      compare(c.field, taken, c + ": taken");
    }
  }

  /** Coefficients come layer by layer, and only the ends of linear networks have some. */
  private static int placeOf(Case c, int word) {
    int at = word;
    for (int i = 0; i < c.a.depth(); i++) {
      int width = i == 0 || c.places.gated() ? c.a.width(i) : 0;
      if (at < width) {
        return i == 0 ? c.places.left(1) + at : c.places.gates(i) + at;
      }
      at -= width;
    }
    return c.places.right(c.a.depth()) + at;
  }

  @Test
  void newRowsAreZeroButForTheConstant() {
    for (int i = 0; i < 8; i++) {
      Case c = new Case("new rows", i);
      Rows rows = c.rows(1 + c.random.nextInt(9));
      c.steps.clear(rows.chains());
      for (int s = 0; s < rows.before.rows(); s++) {
        for (int place = 0; place < c.places.width(); place++) {
          rows.set(s, place, place == c.places.one() ? 1 : 0);
        }
      }
      compare(c.field, rows, c.toString());
    }
  }

  @Test
  void fieldsAlongEachOtherAreRankOne() {
    for (int i = 0; i < 20; i++) {
      Case c = new Case("partners", i);
      int count = 1 + c.random.nextInt(9);
      Rows mine = c.rows(count);
      int gap = (int) mine.block.ld() - c.places.width();
      Matrix others = residues(c.field, c.random, count, c.places.width());
      Block block = device.put(others, gap);
      c.steps.alongEachOther(mine.chains(), new Chains(block.address(), block.ld(), count));
      Matrix before = Residues.copy(mine.before);
      for (int s = 0; s < count; s++) {
        for (int l = 1; l < c.a.depth(); l++) {
          long left = dot(c, before, others, s, c.places.left(l), c.a.width(l - 1));
          long right = dot(c, before, others, s, c.places.right(l + 1), c.a.width(l + 1))
              + (c.layout.hasBias(l) ? 1 : 0);
          for (int k = 0; k < c.a.width(l); k++) {
            int z = c.places.right(l) + k;
            int x = c.places.left(l + 1) + k;
            set(c, mine.before, s, c.change(x), left * (long) others.get(s, z));
            set(c, mine.before, s, c.change(z), right * (long) others.get(s, x));
            set(c, others, s, c.change(x), left * (long) before.get(s, z));
            set(c, others, s, c.change(z), right * (long) before.get(s, x));
          }
        }
      }
      compare(c.field, mine, c + ": mine");
      Residues.assertSame(c.field, LaneForTest.spread(others, block.ld()), device.everything(block), c + ": theirs");
    }
  }

  /** More products for each thread than may be added without a reduction, all of one sign. */
  @Test
  void longProductsOfFieldsAreReduced() {
    PrimeField field = Primes.largest();
    Random random = Seeds.random("long products", 0);
    Architecture a = Architectures.linear(32 * field.maxDelay() + 700, 1, 1);
    ChainPlaces places = new ChainPlaces(a);
    FieldStreams streams = new FieldStreams(new Stream(1), 0);
    ChainSteps steps = new ChainSteps(device.lane(), Point.random(a, field, streams, 0), places);
    Matrix both = Matrix.zero(2, places.width());
    Arrays.setAll(both.data(), i -> field.bound() - random.nextInt(1000));
    Block block = device.put(both, 0);
    steps.alongEachOther(new Chains(block.address(), block.ld(), 1), new Chains(block.at(1, 0), block.ld(), 1));
    long left = 0;
    for (int j = 0; j < a.width(0); j++) {
      left = residue(field, left + ((long) both.get(0, j)) * ((long) both.get(1, j)));
    }
    int change = places.size() + places.left(2);
    double[] actual = device.everything(block);
    for (int s = 0; s < 2; s++) {
      long expected = residue(field, left * (long) both.get(1 - s, places.right(1)));
      assertEquals(expected, field.canonical(actual[s * places.width() + change]));
    }
  }

  private long dot(Case c, Matrix x, Matrix y, int s, int place, int width) {
    long sum = 0;
    for (int j = 0; j < width; j++) {
      sum = residue(c.field, sum + ((long) x.get(s, place + j)) * ((long) y.get(s, place + j)));
    }
    return sum;
  }

  private void set(Case c, Matrix rows, int s, int place, long value) {
    rows.data()[rows.index(s, place)] = residue(c.field, value);
  }

  @Test
  void directionsActOnBothChains() {
    for (int i = 0; i < 20; i++) {
      Case c = new Case("directions", i);
      int count = 1 + c.random.nextInt(4);
      Rows rows = c.rows(count);
      Matrix v = residues(c.field, c.random, count, c.layout.size());
      c.steps.alongDirections(rows.chains(), device.put(v, c.random.nextInt(3)));
      for (int s = 0; s < count; s++) {
        for (int l = 1; l <= c.a.depth(); l++) {
          for (int k = 0; k < c.a.width(l) && l < c.a.depth(); k++) {
            long sum = 0;
            for (int j = 0; j < c.a.width(l - 1); j++) {
              long entry = (long) v.get(s, c.layout.weights(l) + j * c.a.width(l) + k);
              sum = residue(c.field, sum + entry * rows.get(s, c.places.left(l) + j));
            }
            rows.set(s, c.change(c.places.left(l + 1) + k), sum);
          }
          for (int j = 0; j < c.a.width(l - 1) && l > 1; j++) {
            long sum = c.layout.hasBias(l - 1) ? (long) v.get(s, c.layout.bias(l - 1) + j) : 0;
            for (int k = 0; k < c.a.width(l); k++) {
              long entry = (long) v.get(s, c.layout.weights(l) + j * c.a.width(l) + k);
              sum = residue(c.field, sum + entry * rows.get(s, c.places.right(l) + k));
            }
            rows.set(s, c.change(c.places.right(l - 1) + j), residue(c.field, sum));
          }
        }
      }
      compare(c.field, rows, c.toString());
    }
  }

  @Test
  void entriesAreSumsOfProducts() {
    for (int i = 0; i < 36; i++) {
      Case c = new Case("entries", i);
      int count = 1 + c.random.nextInt(i % 3 == 0 ? 70 : 9);
      Rows both = new Rows(device, residues(c.field, c.random, 2 * count, c.places.width()), c.random);
      long stride = 2 * both.block.ld();
      Chains mine = new Chains(both.block.address(), stride, count);
      Chains theirs = new Chains(mine.at(both.block.ld()), stride, count);
      int d = c.layout.size();
      int buckets = Math.max(Math.ceilDiv(d, c.field.maxDelay()), 1 + c.random.nextInt(d));
      Optional<ColumnFold> fold = i % 2 == 0 && buckets < d ? Optional.of(fold(c, buckets)) : Optional.empty();
      int columns = fold.isPresent() ? buckets : d;
      int shared = c.random.nextInt(3) == 0 ? 8 * 4 * c.places.size() - 1 : device.facts().sharedBytes();
      ColumnTable table = ColumnTable.of(device.lane(), c.layout, c.places, fold);
      RowWriter writer = new RowWriter(device.lane(), device.facts(shared), c.field, c.places.size(), table);
      for (Kind kind : Kind.values()) {
        if (fold.isPresent() && kind == Kind.CHANGES) {
          continue;
        }
        Block out = device.room(count, columns, c.random.nextInt(3));
        int[] at = IntStream.range(0, columns).map(t -> columns - 1 - t).toArray();
        boolean turned = c.random.nextBoolean();
        writer.write(kind, mine, theirs, out, turned ? device.put(at).address() : 0);
        Matrix expected = Matrix.zero(count, columns);
        for (int s = 0; s < count; s++) {
          Matrix row = entries(c, kind, both, s);
          if (fold.isPresent()) {
            Matrix folded = Matrix.zero(1, columns);
            fold.get().apply(row, folded);
            row = folded;
          }
          for (int t = 0; t < columns; t++) {
            expected.data()[expected.index(s, t)] = row.get(0, turned ? at[t] : t);
          }
        }
        Residues.assertSame(
            c.field, LaneForTest.spread(expected, out.ld()), device.everything(out), c + ": " + kind + ", " + columns
                + " of " + d + " columns, " + count + " samples, " + shared + " bytes");
      }
    }
  }

  private static ColumnFold fold(Case c, int buckets) {
    long[] words = c.random.longs(c.layout.size()).toArray();
    double[] factors = new double[words.length];
    Arrays.setAll(factors, t -> Residues.extreme(c.field, c.random));
    return new ColumnFold(c.field, words, factors, buckets);
  }

  /** The entries of sample s, whose fields are rows 2 s and 2 s + 1, in the order of parameters. */
  private Matrix entries(Case c, Kind kind, Rows both, int s) {
    Matrix row = Matrix.zero(1, c.layout.size());
    for (int i = 1; i <= c.a.depth(); i++) {
      for (int j = 0; j < c.a.width(i - 1); j++) {
        for (int k = 0; k < c.a.width(i); k++) {
          int column = c.layout.weights(i) + j * c.a.width(i) + k;
          row.data()[column] = entry(c, kind, both, s, c.places.left(i) + j, c.places.right(i) + k);
        }
      }
    }
    for (int i = 0; i < c.a.depth(); i++) {
      for (int k = 0; k < c.a.width(i) && c.layout.hasBias(i); k++) {
        row.data()[c.layout.bias(i) + k] = entry(c, kind, both, s, c.places.left(i + 1) + k, c.places.one());
      }
    }
    return row;
  }

  private double entry(Case c, Kind kind, Rows both, int s, int l, int r) {
    long sum = switch (kind) {
      case VALUES -> both.get(2 * s, l) * both.get(2 * s, r);
      case CHANGES -> change(c, both, 2 * s, l, r);
      case BRACKETS -> change(c, both, 2 * s, l, r) - change(c, both, 2 * s + 1, l, r);
    };
    long canonical = residue(c.field, sum);
    return canonical > c.field.p() / 2 ? canonical - c.field.p() : canonical;
  }

  private static long change(Case c, Rows both, int row, int l, int r) {
    return both.get(row, c.change(l)) * both.get(row, r) + both.get(row, l) * both.get(row, c.change(r));
  }
}
