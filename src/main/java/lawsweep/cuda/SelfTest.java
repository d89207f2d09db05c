package lawsweep.cuda;

import java.util.Arrays;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;

/**
 * Whether a GPU's matrix products are exact, and how fast they are: C = C₀ - A B with residues of the largest prime,
 * once all as large as they get and all sums of one sign, once random, in a shape of real use, since cuBLAS chooses by
 * shape how it computes. Every entry is checked, by products with a random vector x in integers mod 2^64: C x against
 * C₀ x - A (B x). A wrong C passes with probability 2^-11 at most, and 2^-54 if it is wrong by small numbers.
 */
final class SelfTest {

  /**
   * A product of {@code rows × inner} by {@code inner × columns}.
   *
   * @param rows of the result
   * @param columns of the result
   * @param inner how many products each sum has, at most {@link PrimeField#maxDelay}
   */
  record Shape(int rows, int columns, int inner) {

    /** A slab of sixteen blocks, reduced by two panels. */
    static final Shape REAL = new Shape(4032, 8192, 504);

    /** The shape of a text such as {@code 64x96x504}; the real one for null. */
    static Shape parse(String text) {
      if (text == null) {
        return REAL;
      }
      String[] parts = text.split("x", -1);
      return new Shape(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    long flops() {
      return 2L * rows * columns * inner;
    }

    /** How much memory the test takes on the GPU. */
    long bytes() {
      return Double.BYTES * ((long) rows * inner + (long) inner * columns + (long) rows * columns + rows + columns)
          + 8 * LaneMemory.ALIGNMENT;
    }
  }

  /** Writes a row of a matrix. */
  private interface Rows {
    void write(int row, double[] to, int at);
  }

  private static final PrimeField FIELD = new PrimeField(8_388_593);
  /** Rows that go over the bus at once. */
  private static final int STRIP = 64;
  private static final long LONG_ENOUGH_NANOS = 20_000_000;
  private static final double EXACT = 0x1p53;

  private final Lane lane;
  private final Shape shape;
  private final Stream random = Stream.named("cuda/self-test");
  private final double[] strip;
  private final long[] weights;
  private final Block a;
  private final Block b;
  private final Block c;

  private SelfTest(Lane lane, Shape shape) {
    this.lane = lane;
    this.shape = shape;
    lane.reserve(shape.bytes());
    this.a = block(shape.rows, shape.inner);
    this.b = block(shape.inner, shape.columns);
    this.c = block(shape.rows, shape.columns);
    this.strip = new double[STRIP * Math.max(shape.columns, shape.inner)];
    this.weights = words(0, shape.columns);
  }

  private Block block(int rows, int columns) {
    return new Block(lane.allocate((long) Double.BYTES * rows * columns).address(), rows, columns, columns);
  }

  private long[] words(long sequence, int count) {
    long[] words = new long[count];
    random.fill(sequence, words);
    return words;
  }

  /**
   * Tests, with the memory of a lane.
   *
   * @return float64 operations a second of the product
   * @throws NoGpuException if a number is wrong
   */
  static double run(Lane lane, Shape shape) throws NoGpuException {
    SelfTest test = new SelfTest(lane, shape);
    test.check(test.extremes());
    long[] expected = test.draws();
    double rate = test.measure();
    test.check(expected);
    return rate;
  }

  /** The rate alone, of a product that is not looked at. */
  static double rate(Lane lane, Shape shape) {
    SelfTest test = new SelfTest(lane, shape);
    test.draws();
    return test.measure();
  }

  /** The product of the largest residues, in signs by row and column that make all terms of a sum have one sign. */
  private long[] extremes() {
    double[] rows = signs(1, shape.rows);
    double[] inner = signs(2, shape.inner);
    double[] columns = signs(3, shape.columns);
    return product((i, to, at) -> outer(rows[i], inner, to, at), (i, to, at) -> outer(inner[i], columns, to, at),
        rows, Arrays.stream(columns).map(sign -> -sign * FIELD.bound()).toArray());
  }

  private static void outer(double sign, double[] signs, double[] to, int at) {
    for (int j = 0; j < signs.length; j++) {
      to[at + j] = sign * signs[j] * FIELD.bound();
    }
  }

  private double[] signs(long sequence, int count) {
    return Arrays.stream(words(sequence, count)).mapToDouble(word -> word < 0 ? -1 : 1).toArray();
  }

  /** The product of random residues. */
  private long[] draws() {
    return product((i, to, at) -> draw((1L << 32) + i, shape.inner, to, at),
        (i, to, at) -> draw((2L << 32) + i, shape.columns, to, at), signs(4, shape.rows),
        Arrays.stream(words(5, shape.columns)).mapToDouble(FIELD::fromWord).toArray());
  }

  private void draw(long sequence, int count, double[] to, int at) {
    long[] words = words(sequence, count);
    for (int j = 0; j < count; j++) {
      to[at + j] = FIELD.fromWord(words[j]);
    }
  }

  /** Computes C = C₀ - A B, where C₀ is a column times a row; gives what C x must be. */
  private long[] product(Rows left, Rows right, double[] column, double[] row) {
    long[] inner = upload(right, b, weights);
    long[] expected = upload(left, a, inner);
    begin(column, row);
    multiply(-1);
    long sum = 0;
    for (int j = 0; j < shape.columns; j++) {
      sum += ((long) row[j]) * weights[j];
    }
    for (int i = 0; i < shape.rows; i++) {
      expected[i] = ((long) column[i]) * sum - expected[i];
    }
    return expected;
  }

  /** Makes a matrix strip by strip; gives its product with a vector. */
  private long[] upload(Rows rows, Block to, long[] vector) {
    long[] product = new long[to.rows()];
    Buffer buffer = new Buffer(to.address(), (long) Double.BYTES * to.rows() * to.columns());
    for (int first = 0; first < to.rows(); first += STRIP) {
      int height = Math.min(STRIP, to.rows() - first);
      for (int i = 0; i < height; i++) {
        rows.write(first + i, strip, i * to.columns());
        product[first + i] = times(i, to.columns(), vector);
      }
      lane.upload(strip, 0, height * to.columns(), buffer, (long) first * to.columns());
    }
    return product;
  }

  /** A row of the strip times a vector, mod 2^64. */
  private long times(int row, int columns, long[] vector) {
    long sum = 0;
    for (int j = 0; j < columns; j++) {
      sum += ((long) strip[row * columns + j]) * vector[j];
    }
    return sum;
  }

  /** C₀, made on the GPU by a product with an inner length of one. */
  private void begin(double[] column, double[] row) {
    long mark = lane.mark();
    Buffer left = lane.allocate((long) Double.BYTES * column.length);
    Buffer right = lane.allocate((long) Double.BYTES * row.length);
    lane.upload(column, 0, column.length, left, 0);
    lane.upload(row, 0, row.length, right, 0);
    lane.multiply(1, new Block(left.address(), column.length, 1, 1),
        new Block(right.address(), 1, row.length, row.length), 0, c);
    lane.release(mark);
  }

  private void multiply(double alpha) {
    lane.multiply(alpha, a, b, 1, c);
  }

  /** Adds the product and subtracts it again, until that took long enough for the clock and for the GPU to wake up. */
  private double measure() {
    lane.await();
    double best = 0;
    long total = 0;
    while (total < LONG_ENOUGH_NANOS) {
      long start = System.nanoTime();
      multiply(1);
      multiply(-1);
      lane.await();
      long nanos = Math.max(1, System.nanoTime() - start);
      best = Math.max(best, 2e9 * shape.flops() / nanos);
      total += nanos;
    }
    return best;
  }

  private void check(long[] expected) throws NoGpuException {
    Buffer buffer = new Buffer(c.address(), (long) Double.BYTES * c.rows() * c.columns());
    for (int first = 0; first < shape.rows; first += STRIP) {
      int height = Math.min(STRIP, shape.rows - first);
      lane.download(buffer, (long) first * shape.columns, strip, 0, height * shape.columns);
      for (int i = 0; i < height; i++) {
        if (!integers(i) || times(i, shape.columns, weights) != expected[first + i]) {
          throw new NoGpuException(
              "cublasDgemm is not exact: row %d of a product of %d x %d by %d x %d integers is wrong"
                  .formatted(first + i, shape.rows, shape.inner, shape.inner, shape.columns));
        }
      }
    }
  }

  private boolean integers(int row) {
    for (int j = row * shape.columns; j < (row + 1) * shape.columns; j++) {
      if (strip[j] != (long) strip[j] || Math.abs(strip[j]) > EXACT) {
        return false;
      }
    }
    return true;
  }
}
