package lawsweep.symmetric;

import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.Team;
import lawsweep.law.Certificate;
import lawsweep.law.CountStoppedException;
import lawsweep.law.LawCount;
import lawsweep.law.Limits;
import lawsweep.law.Stop;

/** Recomputes counts of the symmetric road from their certificates. */
public final class SymmetricVerifier {

  private final SymmetricCounter counter;

  /** A verifier that computes with the given kernels. */
  public SymmetricVerifier(Kernels kernels) {
    this.counter = new SymmetricCounter(kernels);
  }

  /**
   * Compares a count with what its certificate proves.
   *
   * @return empty if they agree in every field, otherwise one line saying what differs
   * @throws CountStoppedException if {@code stop} asked for it
   */
  public Optional<String> refuse(LawCount count, Team team, Stop stop) {
    Certificate claimed = count.certificate();
    if (!claimed.engine().equals(SymmetricCounter.ENGINE)) {
      return Optional.of(
          "engine version " + claimed.engine() + " cannot be recomputed by version " + SymmetricCounter.ENGINE);
    }
    return difference(count, counter.count(claimed.cell(), Limits.DEFAULT, team, stop));
  }

  private static Optional<String> difference(LawCount claimed, LawCount found) {
    if (claimed.equals(found)) {
      return Optional.empty();
    }
    if (!claimed.certificate().equals(found.certificate())) {
      return Optional.of("claimed " + claimed.certificate() + ", recomputed " + found.certificate());
    }
    return Optional.of("claimed " + claimed + ", recomputed " + found);
  }
}
