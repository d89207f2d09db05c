package lawsweep.benchmarks.work;

import lawsweep.kernel.Kernels;
import lawsweep.residue.Matrix;

/** Reduction mod p of n consecutive integers, in place. The second run meets residues, at the same cost. */
public final class Reduce implements Work {

  private final Kernels kernels;
  private final Matrix input;
  private final double[] x;

  /** Prepares products of residues. */
  public Reduce(Kernels kernels, int n) {
    this.kernels = kernels;
    this.input = Inputs.random(1, 1, n);
    this.x = input.data().clone();
    for (int i = 0; i < n; i++) {
      x[i] *= x[i];
    }
  }

  @Override
  public void run() {
    kernels.laneReduce(Inputs.FIELD, x, 0, x.length);
  }

  /** Read and written, in billions of bytes. */
  @Override
  public double gigabytes() {
    return 16e-9 * x.length;
  }

  @Override
  public String check() {
    Matrix squares = Matrix.zero(1, x.length);
    for (int i = 0; i < x.length; i++) {
      squares.data()[i] = Inputs.FIELD.multiply(input.data()[i], input.data()[i]);
    }
    Inputs.expectEqual(Inputs.FIELD, squares, new Matrix(x, 0, 1, x.length, x.length), "reduce");
    return "ok";
  }
}
