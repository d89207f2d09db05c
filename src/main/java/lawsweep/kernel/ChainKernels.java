package lawsweep.kernel;

import java.util.List;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;

/**
 * The operations that blocks of fields are made of: one row is one sample. Chains are row vectors l and r, layer by
 * layer.
 *
 * <p>All matrices but results of {@link #outer} and directions are padded: their rows lie a multiple of
 * {@link Kernels#LANES} apart, with zeros from the last column to the next row. {@link Matrix#EMPTY} stands for what
 * is not there: no gates, no bias, a factor that is zero. Entries are residues, and every result is an exact residue.
 * Operands do not overlap.
 *
 * <p>Narrow layers leave most lanes of such rows idle. {@link #forNarrow} has the same operations with one sample a
 * column. There matrices of samples are transposed and made by {@link #room}; what is said of row s of such a matrix
 * holds of column s. Matrices of weights, results of {@link #outer} and directions stay as they are.
 */
public interface ChainKernels {

  /** The widest layer {@link #forNarrow} takes: from 8 on, rows fill vectors and their values are as fast. */
  int NARROW = 7;

  /** The most samples it takes at once. */
  int NARROW_SAMPLES = 64;

  /** The same operations with one sample a column, for layers of at most {@link #NARROW} entries; for one thread. */
  ChainKernels forNarrow();

  /** A matrix of so many samples of a layer, all zero. */
  Matrix room(int samples, int width);

  /** The same room for another number of samples, at most as many as it was made for. */
  Matrix resized(Matrix room, int samples);

  /** Takes samples from rows, from a column on. */
  void take(Matrix rows, int column, Matrix to);

  /** Writes samples as rows from a column on: from[s] - less[s] mod p; {@code less} may be empty. */
  void put(PrimeField field, Matrix from, Matrix less, Matrix rows, int column);

  /** A step along the chains: out[s] = gate[s] ⊙ (x[s] U + bias), with one row of biases. */
  void step(PrimeField field, Matrix x, Matrix u, Matrix bias, Matrix gate, Matrix out);

  /**
   * The same step for the chains' derivatives along fields, whose part in U is rank one: out[s] = gate[s] ⊙ (dx[s] U +
   * (x[s] · y[s] + plus) z[s]).
   *
   * @param dx the derivatives of x; may be empty
   * @param plus 0, or 1 where z[s] is also the field's part in a bias
   */
  void stepAlongFields(
      PrimeField field, Matrix dx, Matrix u, Matrix x, Matrix y, double plus, Matrix z, Matrix gate, Matrix out);

  /**
   * What directions do to chains at one layer: byLeft[s] = l[s] V[s], byRight[s] = V[s] r[s] + b[s]. A result that is
   * empty is left out.
   */
  void directions(PrimeField field, Matrix l, Matrix r, Directions directions, Matrix byLeft, Matrix byRight);

  /**
   * The same step for derivatives along any directions: out[s] = gate[s] ⊙ (out[s] + dx[s] U).
   *
   * @param dx may be empty
   * @param out residues before and after
   */
  void stepFrom(PrimeField field, Matrix dx, Matrix u, Matrix gate, Matrix out);

  /**
   * Sums of outer products, row by row: out[s] = Σ left[s] ⊗ right[s] over {@code plus} less those over {@code minus}.
   * Entry (j, k) of row s goes to column {@code column + j * width + k} of {@code out}, width being that of the right
   * factors.
   *
   * @param first the first row of the factors to take; row 0 of {@code out} belongs to it
   * @param count how many rows
   */
  void outer(
      PrimeField field, List<Outer> plus, List<Outer> minus, int first, int count, Matrix out, int column);

  /** The factors of a block of outer products. */
  record Outer(Matrix left, Matrix right) {}

  /**
   * One layer's part of a block of directions, one row of parameters for each sample.
   *
   * @param rows the directions
   * @param weights the column where the matrix V[s] begins, row-major without padding
   * @param bias the column where b[s] begins, negative if there is none
   */
  record Directions(Matrix rows, int weights, int bias) {}
}
