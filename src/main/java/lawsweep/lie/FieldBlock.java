package lawsweep.lie;

import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import lawsweep.kernel.ChainKernels;
import lawsweep.kernel.ChainKernels.Directions;
import lawsweep.kernel.ChainKernels.Outer;
import lawsweep.kernel.Kernels;
import lawsweep.network.Architecture;
import lawsweep.network.Family;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;

/**
 * A block of fields at one point, as chains. Field s is the gradient of f = a_0^T U_1 D(a_1) U_2 ⋯ D(a_{q-1}) U_q a_q,
 * with a bias b_i added before gate i. Its part in layer i is the rank-one matrix l_i r_i^T with
 *
 * <pre>  l_1 = a_0,  l_{i+1} = a_i ⊙ (U_i^T l_i)      r_q = a_q,  r_i = a_i ⊙ (U_{i+1} r_{i+1} + b_i)</pre>
 *
 * <p>and its part in b_i is l_{i+1}. Such rank-one coefficients span all coefficients of φ (papers/000, eq. (15)),
 * since the products of gates along different paths are different monomials.
 *
 * <p>A block is made once and loaded again and again. Nothing is allocated after the first load of a size and of a
 * full block. Not for several threads at once. Results are exact residues mod p.
 */
public final class FieldBlock implements FieldBatch {

  private final Point point;
  private final ChainKernels kernels;
  private final ChainWeights weights;
  private final PrimeField field;
  private final int q;
  private final int capacity;
  private final double[] drawn;
  private final Matrix drawnRows;
  private final long[] words;
  private final ChainMatrices full;
  /** The last other size, such as that of a batch's last block: sizes alternate. */
  private ChainMatrices part;
  private ChainMatrices chains;

  /** Doubles in one set of chains of a block; some eight such sets are in use, and a near cache holds them. */
  private static final int CHAIN_DOUBLES = 6144;

  /** Below this many fields the room that columns need costs more than they save. */
  private static final int LEAST_NARROW = 32;

  private static final int LEAST_ROWS = 8;
  private static final int MOST_ROWS = 64;
  private static final Matrix[] NOTHING = {};

  /** How many fields of an architecture make a fast block: few enough for a near cache, enough to share loads. */
  public static int rows(Architecture a) {
    int width = 0;
    for (int n : a.widths()) {
      width += ChainWeights.paddedWidth(n);
    }
    int rows = CHAIN_DOUBLES / width / LEAST_ROWS * LEAST_ROWS;
    return Math.clamp(rows, LEAST_ROWS, MOST_ROWS);
  }

  /**
   * Room for fields at a point.
   *
   * @param capacity the most fields at once; best {@link #rows}
   */
  public FieldBlock(Point point, Kernels kernels, int capacity) {
    this(point, kernels, ChainWeights.of(point), capacity);
  }

  FieldBlock(Point point, Kernels kernels, ChainWeights weights, int capacity) {
    this.point = point;
    this.kernels = narrow(point.architecture(), capacity) ? kernels.chains().forNarrow() : kernels.chains();
    this.weights = weights;
    this.field = point.field();
    this.q = point.architecture().depth();
    this.capacity = capacity;
    this.full = ChainMatrices.room(point.architecture(), this.kernels, capacity);
    this.part = full;
    this.chains = full;
    int coefficients = 0;
    for (int i = 0; i <= q; i++) {
      coefficients += hasGate(point.architecture(), i) ? point.architecture().width(i) : 0;
    }
    this.drawn = new double[coefficients];
    this.drawnRows = Matrix.zero(capacity, coefficients);
    this.words = new long[coefficients];
  }

  private static boolean narrow(Architecture a, int capacity) {
    return capacity >= LEAST_NARROW
        && capacity <= ChainKernels.NARROW_SAMPLES
        && Collections.max(a.widths()) <= ChainKernels.NARROW;
  }

  int capacity() {
    return capacity;
  }

  /** Whether a field has coefficients on layer i: the ends always, hidden layers in ReLU networks. */
  static boolean hasGate(Architecture a, int i) {
    return i == 0 || i == a.depth() || a.family() == Family.RELU;
  }

  private void resize(int count) {
    if (count < 1 || count > capacity) {
      throw new IllegalArgumentException("expected 1 to " + capacity + " fields, got " + count);
    }
    if (count == capacity) {
      chains = full;
    } else {
      part = part.count() == count ? part : full.resized(kernels, count);
      chains = part;
    }
  }

  @Override
  public void load(Matrix[] coefficients) {
    resize(coefficients[0].rows());
    for (int i = 0; i <= q; i++) {
      if (hasGate(point.architecture(), i)) {
        kernels.take(coefficients[i], 0, gate(i));
      }
    }
    compute();
  }

  /** Draws fields first..first+count-1 of the samples of an order and computes their chains. */
  void draw(FieldStreams streams, int order, int fieldInSample, int first, int count) {
    resize(count);
    for (int s = 0; s < count; s++) {
      streams.fill(field, streams.coefficients(order, fieldInSample, first + s), words, drawn);
      System.arraycopy(drawn, 0, drawnRows.data(), drawnRows.index(s, 0), drawn.length);
    }
    int at = 0;
    for (int i = 0; i <= q; i++) {
      if (hasGate(point.architecture(), i)) {
        kernels.take(drawnRows, at, gate(i));
        at += point.architecture().width(i);
      }
    }
    compute();
  }

  private void compute() {
    Matrix[] left = chains.left();
    Matrix[] right = chains.right();
    for (int i = 1; i < q; i++) {
      kernels.step(field, left[i], weights.left()[i], Matrix.EMPTY, gate(i), left[i + 1]);
    }
    for (int i = q - 1; i >= 1; i--) {
      kernels.step(field, right[i + 1], weights.right()[i + 1], weights.biases()[i], gate(i), right[i]);
    }
  }

  private Matrix gate(int i) {
    return chains.gates()[i];
  }

  @Override
  public void values(Matrix out) {
    writeWeights(chains::values, layer -> List.of(), out);
    writeBiases(chains.left(), NOTHING, out);
  }

  @Override
  public void jvp(Matrix directions, Matrix out) {
    for (int i = 1; i <= q; i++) {
      int bias = i > 1 && point.layout().hasBias(i - 1) ? point.layout().bias(i - 1) : -1;
      kernels.directions(
          field, chains.left()[i], chains.right()[i], new Directions(directions, weightsColumn(i), bias),
          i < q ? chains.leftChange()[i + 1] : Matrix.EMPTY, i > 1 ? chains.rightChange()[i - 1] : Matrix.EMPTY);
    }
    for (int i = 1; i < q; i++) {
      kernels.stepFrom(field, chains.leftChange(i), weights.left()[i], gate(i), chains.leftChange()[i + 1]);
    }
    for (int i = q - 1; i >= 1; i--) {
      kernels.stepFrom(field, chains.rightChange(i + 1), weights.right()[i + 1], gate(i), chains.rightChange()[i]);
    }
    writeWeights(chains::changes, layer -> List.of(), out);
    writeBiases(chains.leftChange(), NOTHING, out);
  }

  /**
   * Writes [χ_s, ψ_s].
   *
   * @throws IllegalArgumentException if the other is no such block of the same capacity with equally many fields
   */
  @Override
  public void bracket(FieldBatch batch, Matrix out) {
    if (!(batch instanceof FieldBlock other)) {
      throw new IllegalArgumentException("expected a block of fields, got " + batch.getClass().getSimpleName());
    }
    if (other.capacity != capacity || other.chains.count() != chains.count()) {
      throw new IllegalArgumentException(
          "expected " + chains.count() + " fields in a block for " + capacity + ", got " + other.chains.count()
              + " in one for " + other.capacity);
    }
    along(other);
    other.along(this);
    writeWeights(chains::changes, other.chains::changes, out);
    writeBiases(chains.leftChange(), other.chains.leftChange(), out);
  }

  /**
   * Writes the parts in all layers' weights: outer products of a layer's factors {@code plus} less those of
   * {@code minus}.
   */
  private void writeWeights(IntFunction<List<Outer>> plus, IntFunction<List<Outer>> minus, Matrix out) {
    int rows = rowsAtOnce();
    for (int first = 0; first < chains.count(); first += rows) {
      int count = Math.min(rows, chains.count() - first);
      Matrix to = rowsFrom(out, first);
      for (int i = 1; i <= q; i++) {
        kernels.outer(field, plus.apply(i), minus.apply(i), first, count, to, weightsColumn(i));
      }
    }
  }

  /** Computes the derivatives of the chains along the fields of another block, sample by sample. */
  private void along(FieldBlock other) {
    ChainMatrices theirs = other.chains;
    for (int i = 1; i < q; i++) {
      kernels.stepAlongFields(
          field, chains.leftChange(i), weights.left()[i], chains.left()[i], theirs.left()[i], 0, theirs.right()[i],
          gate(i), chains.leftChange()[i + 1]);
    }
    for (int i = q - 1; i >= 1; i--) {
      double plus = point.layout().hasBias(i) ? 1 : 0;
      kernels.stepAlongFields(
          field, chains.rightChange(i + 1), weights.right()[i + 1], chains.right()[i + 1], theirs.right()[i + 1], plus,
          theirs.left()[i + 1], gate(i), chains.rightChange()[i]);
    }
  }

  /** Rows that are written layer by layer before the next ones: few enough to stay in a near cache. */
  private int rowsAtOnce() {
    return Math.max(1, (1 << 14) / point.layout().size() / LEAST_ROWS) * LEAST_ROWS;
  }

  private static Matrix rowsFrom(Matrix out, int first) {
    return first == 0 ? out : out.view(first, 0, out.rows() - first, out.columns());
  }

  private int weightsColumn(int i) {
    return point.layout().weights(i);
  }

  /** The part in b_i is that of l_{i+1}; l_1 has no derivative. What is {@code less} is subtracted, if it is there. */
  private void writeBiases(Matrix[] left, Matrix[] less, Matrix out) {
    for (int i = 0; i < q; i++) {
      if (point.layout().hasBias(i)) {
        kernels.put(field, left[i + 1], less.length == 0 ? Matrix.EMPTY : less[i + 1], out, point.layout().bias(i));
      }
    }
  }
}
