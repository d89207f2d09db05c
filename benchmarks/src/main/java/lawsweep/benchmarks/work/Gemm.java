package lawsweep.benchmarks.work;

import lawsweep.kernel.Kernels;
import lawsweep.kernel.ScalarKernels;
import lawsweep.residue.Matrix;
import lawsweep.work.Team;

/** C = A B mod p with A of n × inner and B of inner × n. */
public final class Gemm implements Work {

  /** Up to this many multiplications the whole result is compared with the scalar definition. */
  private static final long COMPARED = 1L << 24;

  private final Kernels kernels;
  private final Team team;
  private final Matrix a;
  private final Matrix b;
  private final Matrix c;

  /** Prepares a product. */
  public Gemm(Kernels kernels, Team team, int n, int inner) {
    this.kernels = kernels;
    this.team = team;
    this.a = Inputs.random(1, n, inner);
    this.b = Inputs.random(2, inner, n);
    this.c = Matrix.zero(n, n);
  }

  @Override
  public void run() {
    kernels.multiply(Inputs.FIELD, a, b, c, team);
  }

  /** A billion multiplications and as many additions. */
  @Override
  public double gigaflop() {
    return 2e-9 * c.rows() * c.columns() * a.columns();
  }

  /** {@inheritDoc} Compares with the scalar kernels, or, if that would take long, C x with A (B x) for a random x. */
  @Override
  public String check() {
    Kernels scalar = new ScalarKernels();
    boolean whole = (long) c.rows() * c.columns() * a.columns() <= COMPARED;
    Matrix x = Inputs.random(3, c.columns(), 1);
    Matrix expected = Matrix.zero(c.rows(), whole ? c.columns() : 1);
    Matrix got = c;
    if (whole) {
      scalar.multiply(Inputs.FIELD, a, b, expected, Team.alone());
    } else {
      Matrix bx = Matrix.zero(b.rows(), 1);
      scalar.multiply(Inputs.FIELD, b, x, bx, Team.alone());
      scalar.multiply(Inputs.FIELD, a, bx, expected, Team.alone());
      got = Matrix.zero(c.rows(), 1);
      scalar.multiply(Inputs.FIELD, c, x, got, Team.alone());
    }
    Inputs.expectEqual(Inputs.FIELD, expected, got, "gemm");
    return Inputs.checksum(c);
  }
}
