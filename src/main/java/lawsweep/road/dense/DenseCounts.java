package lawsweep.road.dense;

import java.util.List;
import lawsweep.law.Fingerprint;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.known.LawRanks;
import lawsweep.network.Architecture;

/** Assembles counts of the dense road and their certificates; counting and verification share it. */
final class DenseCounts {

  private DenseCounts() {}

  /** A fingerprint that has taken in the engine's version and the cell. */
  static Fingerprint begin(LawCell cell) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add("lawsweep law certificate, engine " + DenseCounter.ENGINE + ", method " + DenseCounter.METHOD);
    fingerprint.add(cell.sweepSeed() + " " + cell.key());
    return fingerprint;
  }

  /** The count that draws establish. */
  static LawCount count(
      LawCell cell,
      LawRanks laws,
      DenseFinding finding,
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
            DenseCounter.ENGINE,
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
