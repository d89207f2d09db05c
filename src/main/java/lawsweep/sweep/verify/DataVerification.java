package lawsweep.sweep.verify;

import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.law.LawCount;
import lawsweep.road.data.DataCertificate;
import lawsweep.road.data.DataVerifier;
import lawsweep.road.data.DrawTally;
import lawsweep.road.data.Histogram;
import lawsweep.sweep.record.DataCodec;
import lawsweep.sweep.store.InputNumbers;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/**
 * Checks counts with data fields: all draws are counted again. Where the inputs came from a file that is not at hand, only what the
 * record says of itself is checked.
 */
final class DataVerification {

  private final DataVerifier verifier;

  DataVerification(Kernels kernels) {
    this.verifier = new DataVerifier(kernels);
  }

  /** Why a count does not hold; empty if it does. */
  Optional<String> refuse(LawCount count, DataCertificate certificate, Team team) {
    return InputNumbers.missing(count) ? contradiction(count, certificate) : verifier.refuse(count, team, Stop.NEVER);
  }

  private static Optional<String> contradiction(LawCount count, DataCertificate certificate) {
    DrawTally tally = certificate.tally();
    long parameters = certificate.cell().architecture().parameters();
    int draws = certificate.cell().data().orElseThrow().draws();
    if (count.parameters() != parameters || count.laws() != parameters - count.lieDim()
        || count.extraLaws() != count.laws() - count.knownLaws()) {
      return Optional.of("expected laws = D - lie_dim with D = " + parameters + ", got laws " + count.laws()
          + " and lie_dim " + count.lieDim());
    }
    if (count.lieDim() != certificate.rank() || count.knownLaws() != certificate.knownLaws()) {
      return Optional.of("expected the rank and known laws of the certificate, got " + count.lieDim() + " and "
          + count.knownLaws());
    }
    for (Histogram histogram : new Histogram[] {tally.ranks(), tally.lies()}) {
      if (histogram.total() > draws || (histogram.total() < draws && count.reason().isEmpty())
          || (!histogram.counts().isEmpty() && histogram.counts().lastKey() > certificate.phi())) {
        return Optional.of("expected histograms of " + draws + " draws with dimensions up to " + certificate.phi()
            + ", got " + DataCodec.text(histogram));
      }
    }
    if (certificate.phi() <= Integer.MAX_VALUE
        && tally.atPhi() != tally.ranks().counts().getOrDefault((int) certificate.phi(), 0L)) {
      return Optional.of("expected at_phi to be the draws of rank " + certificate.phi() + ", got " + tally.atPhi());
    }
    return Optional.empty();
  }
}
