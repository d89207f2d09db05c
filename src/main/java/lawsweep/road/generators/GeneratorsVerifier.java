package lawsweep.road.generators;

import java.util.Optional;
import lawsweep.law.Differences;
import lawsweep.law.LawCount;
import lawsweep.work.OutOfReachException;

/** Finds the known laws of a line again and compares. */
final class GeneratorsVerifier {

  private GeneratorsVerifier() {}

  /**
   * Compares what was found with what its line gives.
   *
   * @return empty if they agree in every field, else one line that says what differs
   */
  static Optional<String> refuse(LawCount count) {
    if (!(count.certificate() instanceof GeneratorsCertificate claimed)) {
      return Optional.of("expected a certificate of method " + GeneratorsRoad.METHOD + ", got one of method "
          + count.certificate().method());
    }
    if (!claimed.engine().equals(GeneratorsCounter.ENGINE)) {
      return Optional.of(
          "engine version " + claimed.engine() + " cannot be recomputed by version " + GeneratorsCounter.ENGINE);
    }
    LawCount found;
    try {
      found = GeneratorsCounter.count(claimed.cell());
    } catch (OutOfReachException e) {
      return Optional.of("there is no such count: " + e.getMessage());
    }
    return count.equals(found) ? Optional.empty() : Optional.of(difference(count, claimed, found));
  }

  private static String difference(LawCount count, GeneratorsCertificate claimed, LawCount found) {
    GeneratorsCertificate recomputed = (GeneratorsCertificate) found.certificate();
    Differences differing = new Differences();
    differing.compare("kinds", claimed.kinds(), recomputed.kinds());
    differing.compare("survives", claimed.left(), recomputed.left());
    differing.compare("doubt", claimed.doubt(), recomputed.doubt());
    differing.compareRecord(count, found);
    differing.compare("reason", count.reason(), found.reason());
    differing.compare("fingerprint", claimed.fingerprint(), recomputed.fingerprint());
    return differing.line().orElse("expected a certificate of this cell");
  }
}
