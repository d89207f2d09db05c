package lawsweep.langevin.dyson;

import lawsweep.dense.HermitianEigenvalues;
import lawsweep.langevin.cell.Initial;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.pack.ReplicaNoise;

/**
 * Where Dyson Brownian motion starts: the given eigenvalues, or those of a random Hermitian matrix. Its entries are
 * independent and of a given scale s: N(0, s²) on the diagonal, E|H_ij|² = s² off it, as in papers/004, (11.4).
 */
final class DysonStart {

  private final LangevinCell cell;
  private final int d;
  private final ReplicaNoise noise;
  private final HermitianMatrix matrix;
  private final HermitianEigenvalues eigenvalues;
  private final double[] normals;

  DysonStart(LangevinCell cell, ReplicaNoise noise) {
    this.cell = cell;
    this.noise = noise;
    d = cell.width();
    matrix = new HermitianMatrix(d);
    eigenvalues = new HermitianEigenvalues(d);
    normals = new double[d * d];
  }

  /**
   * Writes the eigenvalues of the replica that the noise is set to, decreasing if they are drawn.
   *
   * @throws IllegalArgumentException if the cell starts from a given matrix
   */
  void write(double[] x) {
    switch (cell.initial()) {
      case Initial.SingularValues(var values) -> {
        for (int i = 0; i < d; i++) {
          x[i] = values.get(i);
        }
      }
      case Initial.Gaussian(double scale) -> {
        noise.normals(ReplicaNoise.INITIAL, 0, normals, d * d);
        matrix.clear();
        matrix.addNoise(normals, scale, scale);
        eigenvalues.decreasing(matrix.real(), matrix.imaginary(), x);
      }
      case Initial.Given given -> throw new IllegalArgumentException(
          "Dyson Brownian motion starts from eigenvalues or from a Gaussian matrix, not from a given matrix; "
              + "give its eigenvalues as singular-values");
    }
  }
}
