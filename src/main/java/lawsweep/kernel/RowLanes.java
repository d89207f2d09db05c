package lawsweep.kernel;

import lawsweep.residue.PrimeField;

/**
 * The operations that make and eliminate a batch of {@link Kernels#LANES} rows at once, one row a lane: entry e of row
 * l lies at {@code e * LANES + l}. Entries are residues, and every result is an exact residue. Operands do not overlap
 * unless said so.
 */
public interface RowLanes {

  /** Fewer rows than this are ever subtracted at once, so that sums need one reduction: as many products may wait. */
  int MOST_ROWS = 500;

  /**
   * Y -= F X mod p: y[e][l] -= Σ_t f[t][l] x[e][t] for every entry e &lt; entries and lane l &lt; width.
   *
   * @param y entry e begins at {@code e * yStep}
   * @param width how many lanes, a multiple of {@link Kernels#LANES}
   * @param f factors; those of row t begin at {@code t * width}
   * @param x the rows; entry e of row t at {@code xAt + e * xStep + t}. May be lanes of {@code y} whose factors are 0
   * @param rows how many, fewer than {@link #MOST_ROWS}
   */
  void subtract(
      PrimeField field, int entries, double[] y, int yStep, int width, double[] f, double[] x, int xAt, int xStep,
      int rows);

  /**
   * Runs a tape over one array: batch {@code out} becomes {@code base ± Σ x y} mod p, sum after sum, lane by lane. A
   * sum is {@code out, base, sign, n} and n pairs {@code x, y}: where batches begin, the sign 1 or -1, and fewer than
   * {@link #MOST_ROWS} pairs.
   *
   * @param length how much of the tape
   */
  void run(PrimeField field, int[] tape, int length, double[] data);

  /**
   * Makes entry {@code pivot} of one row 1 and that of all others 0, by multiples of this row. The row is 0 before its
   * pivot.
   *
   * @param x the batch
   * @param entries of each row
   * @param pivot an entry of the row that is not 0
   * @param lane which row
   */
  void eliminate(PrimeField field, double[] x, int entries, int pivot, int lane);
}
