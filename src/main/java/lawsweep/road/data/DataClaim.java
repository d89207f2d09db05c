package lawsweep.road.data;

import java.util.Optional;
import lawsweep.law.Differences;
import lawsweep.law.LawCount;
import lawsweep.road.draws.Verdicts;

/** What can be said of a count with data fields without its inputs: whether its record contradicts itself. */
final class DataClaim {

  private DataClaim() {}

  /** Where a count contradicts its certificate, or that itself; empty if nowhere. */
  static Optional<String> contradiction(LawCount count, DataCertificate certificate) {
    long parameters = certificate.cell().architecture().parameters();
    if (count.parameters() != parameters || count.laws() != parameters - count.lieDim()
        || count.extraLaws() != count.laws() - count.knownLaws()) {
      return Optional.of("expected laws = D - lie_dim with D = " + parameters + ", got laws " + count.laws()
          + " and lie_dim " + count.lieDim());
    }
    if (count.lieDim() != certificate.rank() || count.knownLaws() != certificate.knownLaws()) {
      return Optional.of("expected the rank and known laws of the certificate, got " + count.lieDim() + " and "
          + count.knownLaws());
    }
    Histogram lies = certificate.tally().lies();
    if (lies.undecided() == 0 && !lies.counts().isEmpty() && lies.counts().lastKey() != count.lieDim()) {
      return Optional.of("expected in lie_dim the largest of the histogram " + DataForm.text(lies) + ", got "
          + count.lieDim());
    }
    return inTally(certificate, count.reason().isEmpty()).or(() -> inVerdict(count, certificate));
  }

  /** By the rules that the certificate names, what its draws say has one verdict and one reason. */
  private static Optional<String> inVerdict(LawCount count, DataCertificate certificate) {
    Optional<DataRules> rules =
        DataRules.of(certificate.method(), certificate.cell(), certificate.engine());
    if (rules.isEmpty()) {
      return Optional.of(DataRules.unknown(certificate));
    }
    Verdicts.Judgement judgement = rules.get().verdicts().of(DataFinding.told(count));
    Differences differing = new Differences();
    differing.compare("verdict", count.verdict(), judgement.verdict());
    differing.compare("error_bound", count.errorBound(), judgement.errorBound());
    differing.compare("reason", count.reason(), judgement.reason());
    return differing.line();
  }

  private static Optional<String> inTally(DataCertificate certificate, boolean complete) {
    DrawTally tally = certificate.tally();
    int draws = certificate.cell().data().orElseThrow().draws();
    for (Histogram histogram : new Histogram[] {tally.ranks(), tally.lies()}) {
      if (histogram.total() > draws || (histogram.total() < draws && complete)
          || (!histogram.counts().isEmpty() && histogram.counts().lastKey() > certificate.phi())) {
        return Optional.of("expected histograms of " + draws + " draws with dimensions up to " + certificate.phi()
            + ", got " + DataForm.text(histogram));
      }
    }
    if (certificate.phi() <= Integer.MAX_VALUE
        && tally.atPhi() != tally.ranks().counts().getOrDefault((int) certificate.phi(), 0L)) {
      return Optional.of("expected at_phi to be the draws of rank " + certificate.phi() + ", got " + tally.atPhi());
    }
    return Optional.empty();
  }
}
