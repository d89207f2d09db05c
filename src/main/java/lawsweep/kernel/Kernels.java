package lawsweep.kernel;

import java.util.List;
import java.util.Optional;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;

/**
 * The operations that all counting time goes into, on residues of a prime field. Every result is an exact residue, so
 * implementations agree value for value up to the choice of representative near ±p/2.
 *
 * <p>Matrices are row-major. Unless said otherwise operands do not overlap, entries are residues of the field (|r| ≤
 * {@link PrimeField#bound}), and shapes match; callers see to it, implementations assert it.
 *
 * <p>The lane operations work on batches of {@link #LANES} samples at once: entry e of a batched vector lies at
 * {@code offset + e * LANES}, one double for each sample. They add products without reducing. Callers count the
 * products added to an entry and call {@link #laneReduce} before there are more than {@link PrimeField#maxDelay}.
 */
public interface Kernels {

  /** Samples in a batch of the lane operations. */
  int LANES = 8;

  /** The implementation's name for records and {@code devices}, such as {@code vector-512}. */
  String name();

  /**
   * C = A B mod p. A is m × k, B is k × n; any k.
   *
   * @param team threads that may share the columns of C
   */
  void multiply(PrimeField field, Matrix a, Matrix b, Matrix c, Team team);

  /** C -= A B mod p; as {@link #multiply}. A may lie beside C in the same rows of one array. */
  void subtractProduct(PrimeField field, Matrix a, Matrix b, Matrix c, Team team);

  /** The operations that blocks of fields are made of. */
  ChainKernels chains();

  /**
   * Operations on rows in lanes, for whoever has other ways where there are none.
   *
   * @param work multiply-adds that are to be done with them
   * @return empty where the plain way is better: without vectors, and in the first seconds of a program
   */
  Optional<RowLanes> rowLanes(long work);

  /** x · y mod p for n consecutive residues of each. */
  double dot(PrimeField field, double[] x, int xOffset, double[] y, int yOffset, int n);

  /** x[i] = x[i] y[i] mod p for n consecutive residues. */
  void multiplyEntries(PrimeField field, double[] y, int yOffset, double[] x, int xOffset, int n);

  /** x[i] *= s mod p for n consecutive residues. */
  void scale(PrimeField field, double s, double[] x, int offset, int n);

  /**
   * y -= Σ_t c[t] x_t mod p for n consecutive residues.
   *
   * @param count how many vectors x_t, at most {@link PrimeField#maxDelay}
   * @param c their coefficients, residues, starting at 0
   * @param x x_t starts at {@code xOffset + t * xStride}
   */
  void subtractCombination(
      PrimeField field, int count, double[] c, double[] x, int xOffset, int xStride, double[] y, int yOffset, int n);

  /** acc[k] += Σ_j u[j][k] x[j]: a transposed batched matrix times a batched vector; u is rows × columns. */
  void laneTransposeMultiply(
      double[] u, int uOffset, int rows, int columns, double[] x, int xOffset, double[] acc, int accOffset);

  /**
   * acc[j] += Σ_k u[j][k] y[k]: a batched matrix times a batched vector. u is rows × columns, with rows {@code ld}
   * entries apart.
   */
  void laneMultiply(
      double[] u, int uOffset, int rows, int columns, int ld, double[] y, int yOffset, double[] acc, int accOffset);

  /** acc[j][k] += x[j] y[k] for each lane; acc is rows × columns. */
  void laneOuter(
      double[] x, int xOffset, int rows, double[] y, int yOffset, int columns, double[] acc, int accOffset);

  /** Reduces n consecutive integers of at most 2^53 - 2p in absolute value. */
  void laneReduce(PrimeField field, double[] x, int offset, int n);

  /**
   * out = Σ u^T x over the multidual numbers, mod p, summed over products (u, x). u is rows × columns, x has
   * {@code rows} entries. Exact for any shape.
   *
   * @param units how many dual units
   * @param plus whether it is added to the residues in {@code out}
   */
  void dualTransposeMultiply(
      PrimeField field, int units, List<DualProduct> products, int rows, int columns, DualBlock out, boolean plus);

  /** out = Σ u y over the multidual numbers, as {@link #dualTransposeMultiply}; y has {@code columns} entries. */
  void dualMultiply(
      PrimeField field, int units, List<DualProduct> products, int rows, int columns, DualBlock out, boolean plus);

  /** out = x ⊗ y over the multidual numbers, mod p: out[j][k] = x[j] y[k], rows × columns. */
  void dualOuter(PrimeField field, int units, DualProduct product, int rows, int columns, DualBlock out);

  /** out = base - Σ x ⊗ y over the multidual numbers, mod p; {@code base} may lie in place of {@code out}. */
  void dualSubtractOuter(
      PrimeField field, int units, DualBlock base, List<DualProduct> products, int rows, int columns, DualBlock out);
}
