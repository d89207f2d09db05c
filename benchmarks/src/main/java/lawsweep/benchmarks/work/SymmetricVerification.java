package lawsweep.benchmarks.work;

import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.law.LawCount;
import lawsweep.network.Architecture;
import lawsweep.road.symmetric.SymmetricVerifier;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** The check of one certificate of the symmetric road, all its cores evaluated anew. */
public final class SymmetricVerification implements Work {

  private final Kernels kernels;
  private final Team team;
  private final LawCount count;
  private Optional<String> refusal = Optional.of("not run");

  /** Counts the cell once, to have a certificate. */
  public SymmetricVerification(Kernels kernels, Team team, Architecture architecture) {
    this.kernels = kernels;
    this.team = team;
    try (SymmetricCell cell = new SymmetricCell(kernels, team, architecture, false)) {
      cell.run();
      this.count = cell.count();
    }
  }

  @Override
  public void run() {
    refusal = new SymmetricVerifier(kernels).refuse(count, team, Stop.NEVER);
  }

  @Override
  public String check() {
    if (refusal.isPresent()) {
      throw new IllegalStateException("expected a valid certificate: " + refusal.get());
    }
    return Long.toString(count.lieDim());
  }
}
