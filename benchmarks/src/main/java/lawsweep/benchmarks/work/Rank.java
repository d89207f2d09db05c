package lawsweep.benchmarks.work;

import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.Kernels;
import lawsweep.residue.Matrix;
import lawsweep.work.Team;

/** The rank mod p of an n × n matrix of known rank. */
public final class Rank implements Work {

  private final Kernels kernels;
  private final Team team;
  private final Matrix input;
  private final Matrix rows;
  private final int expected;
  private int rank;

  /** Prepares a matrix of rank r. */
  public Rank(Kernels kernels, Team team, int n, int r) {
    this.kernels = kernels;
    this.team = team;
    this.input = Inputs.ofRank(n, r);
    this.rows = Matrix.zero(n, n);
    this.expected = r;
  }

  @Override
  public void restore() {
    System.arraycopy(input.data(), 0, rows.data(), 0, rows.data().length);
  }

  @Override
  public void run() {
    EchelonBasis basis = new EchelonBasis(Inputs.FIELD, kernels, rows.columns());
    basis.absorb(rows, team);
    rank = basis.rank();
  }

  /** 2 n n r - 2 n r² + (2/3) r³, in billions: what an elimination of this rank needs. */
  @Override
  public double gigaflop() {
    double n = rows.rows();
    double r = expected;
    return 1e-9 * (2 * n * n * r - 2 * n * r * r + 2.0 / 3 * r * r * r);
  }

  @Override
  public String check() {
    if (rank != expected) {
      throw new IllegalStateException("rank: expected " + expected + ", got " + rank);
    }
    return Integer.toString(rank);
  }
}
