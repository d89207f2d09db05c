package lawsweep.law;

import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.network.Architecture;
import lawsweep.road.dense.DenseCertificate;
import lawsweep.road.dense.DenseCounter;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** Short names for counts in tests. */
public final class Counting {

  public static final Kernels VECTOR = VectorKernels.hot();

  private Counting() {}

  public static LawCell cell(Architecture a, long sweepSeed, int seed) {
    return new LawCell(a, Fields.GENERIC, sweepSeed, seed);
  }

  public static LawCount count(Architecture a) {
    return count(cell(a, 1, 0), Limits.DEFAULT);
  }

  public static LawCount count(LawCell cell, Limits limits) {
    return new DenseCounter(VECTOR).count(cell, limits, Team.alone(), Stop.NEVER);
  }

  /** The certificate of a count of the dense road. */
  public static DenseCertificate dense(LawCount count) {
    return (DenseCertificate) count.certificate();
  }

  public static Limits length(int most) {
    return new Limits(Double.POSITIVE_INFINITY, 1L << 30, most);
  }
}
