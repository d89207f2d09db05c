package lawsweep.law;

import java.util.List;
import lawsweep.network.Architecture;

/** Assembles counts of the dense road and their certificates; counting and verification share it. */
final class Certificates {

  private Certificates() {}

  /** A fingerprint that has taken in the engine's version and the cell. */
  static Fingerprint begin(LawCell cell) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add("lawsweep law certificate, engine " + LawCounter.ENGINE + ", method " + LawCounter.METHOD);
    fingerprint.add(cell.sweepSeed() + " " + cell.key());
    return fingerprint;
  }

  /** The count that draws establish. */
  static LawCount count(
      LawCell cell,
      LawRanks laws,
      Finding finding,
      List<DenseCertificate.Draw> draws,
      Fingerprint fingerprint,
      String reason) {
    Architecture a = cell.architecture();
    long parameters = a.parameters();
    int length = 0;
    for (DenseCertificate.Draw draw : draws) {
      length = Math.max(length, draw.levels().size());
    }
    long lawCount = parameters - finding.rank();
    fingerprint.add(finding.rank() + " " + laws.known() + " " + laws.proven() + " " + finding.verdict().label());
    DenseCertificate certificate =
        new DenseCertificate(
            LawCounter.ENGINE,
            cell,
            draws,
            finding.rank(),
            laws.known(),
            laws.proven(),
            fingerprint.hex());
    return new LawCount(
        parameters,
        finding.levelDims(),
        finding.rank(),
        lawCount,
        laws.known(),
        lawCount - laws.known(),
        finding.verdict(),
        length,
        finding.errorBound(),
        reason,
        certificate);
  }
}
