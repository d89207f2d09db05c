package lawsweep.law;

import lawsweep.kernel.Stop;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.Team;
import lawsweep.kernel.VectorKernels;
import lawsweep.network.Architecture;

/** Short names for counts in tests. */
final class Counting {

  static final Kernels VECTOR = VectorKernels.hot();

  private Counting() {}

  static LawCell cell(Architecture a, long sweepSeed, int seed) {
    return new LawCell(a, Fields.GENERIC, sweepSeed, seed);
  }

  static LawCount count(Architecture a) {
    return count(cell(a, 1, 0), Limits.DEFAULT);
  }

  static LawCount count(LawCell cell, Limits limits) {
    return new LawCounter(VECTOR).count(cell, limits, Team.alone(), Stop.NEVER);
  }

  /** The certificate of a count of the dense road. */
  static DenseCertificate dense(LawCount count) {
    return (DenseCertificate) count.certificate();
  }

  static Limits length(int most) {
    return new Limits(Double.POSITIVE_INFINITY, 1L << 30, most);
  }
}
