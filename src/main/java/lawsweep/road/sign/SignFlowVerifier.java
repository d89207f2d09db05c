package lawsweep.road.sign;

import java.util.Optional;
import lawsweep.law.Differences;
import lawsweep.law.LawCount;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;

/** Recomputes counts of sign flows from their certificates. */
final class SignFlowVerifier {

  private final SignFlowCounter counter = new SignFlowCounter();

  /**
   * Compares a count with what its certificate proves.
   *
   * @return empty if they agree in every field, otherwise one line saying what differs
   * @throws IllegalArgumentException if the certificate is none of a sign flow
   * @throws StoppedException if {@code stop} asked for it
   */
  public Optional<String> refuse(LawCount count, Team team, Stop stop) {
    if (!(count.certificate() instanceof SignFlowCertificate claimed)) {
      throw new IllegalArgumentException("expected the certificate of a sign flow");
    }
    if (!claimed.engine().equals(SignFlowCounter.ENGINE)) {
      return Optional.of(
          "engine version " + claimed.engine() + " cannot be recomputed by version " + SignFlowCounter.ENGINE);
    }
    LawCount found = counter.count(claimed.cell(), Limits.DEFAULT, team, stop);
    return count.equals(found)
        ? Optional.empty()
        : Optional.of(difference(count, claimed, found, (SignFlowCertificate) found.certificate()));
  }

  private static String difference(LawCount count, SignFlowCertificate claimed, LawCount found,
      SignFlowCertificate recomputed) {
    Differences differing = new Differences();
    differing.compare("draws", claimed.draws(), recomputed.draws());
    differing.compare("rank", claimed.rank(), recomputed.rank());
    differing.compare("known_laws", claimed.knownLaws(), recomputed.knownLaws());
    differing.compare("proven_laws", claimed.provenLaws(), recomputed.provenLaws());
    differing.compare("fingerprint", claimed.fingerprint(), recomputed.fingerprint());
    differing.compareRecord(count, found);
    differing.compare("reason", count.reason(), found.reason());
    return differing.line().orElse("");
  }
}
