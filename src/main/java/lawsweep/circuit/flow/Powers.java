package lawsweep.circuit.flow;

import lawsweep.circuit.jet.LaneReduction;
import lawsweep.kernel.Kernels;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;

/**
 * The transposes of a series of matrices of D columns, power by power of the time. Lower powers lie below higher ones,
 * so that a convolution is one product of matrices.
 */
final class Powers {

  private final PrimeField field;
  private final Kernels kernels;
  private final int d;
  private int most;
  private Matrix blocks;

  /**
   * All powers but 0 are 0.
   *
   * @param zero the transpose of power 0: D rows
   * @param most the highest power
   */
  Powers(PrimeField field, Kernels kernels, Matrix zero, int most) {
    this.field = field;
    this.kernels = kernels;
    this.d = zero.rows();
    this.most = most;
    this.blocks = Matrix.zero(Math.multiplyExact(most + 1, d), zero.columns());
    for (int i = 0; i < d; i++) {
      System.arraycopy(zero.data(), zero.index(i, 0), blocks.data(), index(0, i), zero.columns());
    }
  }

  /** Makes room for more powers. */
  void enlarge(int newMost) {
    Matrix larger = Matrix.zero(Math.multiplyExact(newMost + 1, d), blocks.columns());
    System.arraycopy(blocks.data(), 0, larger.data(), larger.data().length - blocks.data().length,
        blocks.data().length);
    blocks = larger;
    most = newMost;
  }

  private int index(int power, int row) {
    return blocks.index((most - power) * d + row, 0);
  }

  /**
   * Σ X_i B_{n-i} over i up to n, B being the blocks.
   *
   * @param x the X_i side by side, D columns each
   */
  Matrix convolved(Matrix x, int n, Team team) {
    Matrix out = Matrix.zero(x.rows(), blocks.columns());
    kernels.multiply(field, x.view(0, 0, x.rows(), (n + 1) * d),
        blocks.view((most - n) * d, 0, (n + 1) * d, blocks.columns()), out, team);
    return out;
  }

  /** Adds multiples of the rows of residues to a power, without a reduction. */
  void add(int n, Matrix rows, double factor) {
    for (int i = 0; i < d; i++) {
      add(index(n, i), rows.data(), rows.index(i, 0), factor);
    }
  }

  /** Adds a power of others to a power, each row times a factor of its own, without a reduction. */
  void add(int n, Powers from, int power, double[] factors) {
    for (int i = 0; i < d; i++) {
      add(index(n, i), from.blocks.data(), from.index(power, i), factors[i]);
    }
  }

  private void add(int at, double[] from, int other, double factor) {
    double[] to = blocks.data();
    for (int j = 0; j < blocks.columns(); j++) {
      to[at + j] += factor * from[other + j];
    }
  }

  /** Reduces a power that was added to. */
  void reduce(int n) {
    LaneReduction.reduce(field, blocks.data(), index(n, 0), d * blocks.columns());
  }
}
