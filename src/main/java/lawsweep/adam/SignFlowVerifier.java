package lawsweep.adam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.kernel.Stop;
import lawsweep.kernel.StoppedException;
import lawsweep.kernel.Team;
import lawsweep.law.LawCount;
import lawsweep.law.Limits;

/** Recomputes counts of sign flows from their certificates. */
public final class SignFlowVerifier {

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
    List<String> differing = new ArrayList<>();
    compare(differing, "draws", claimed.draws(), recomputed.draws());
    compare(differing, "rank", claimed.rank(), recomputed.rank());
    compare(differing, "known_laws", claimed.knownLaws(), recomputed.knownLaws());
    compare(differing, "proven_laws", claimed.provenLaws(), recomputed.provenLaws());
    compare(differing, "fingerprint", claimed.fingerprint(), recomputed.fingerprint());
    compare(differing, "record", brief(count), brief(found));
    return String.join("; ", differing);
  }

  /** The record's own fields. */
  private static List<Object> brief(LawCount count) {
    return List.of(count.parameters(), count.levelDims(), count.lieDim(), count.laws(), count.knownLaws(),
        count.extraLaws(), count.verdict(), count.bracketLength(), count.errorBound(), count.reason());
  }

  private static void compare(List<String> differing, String name, Object claimed, Object found) {
    if (!claimed.equals(found)) {
      differing.add(name + ": claimed " + claimed + ", recomputed " + found);
    }
  }
}
