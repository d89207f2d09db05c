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

  /** The version of the rules that draws were made by. */
  static String engine(List<DenseCertificate.Draw> draws) {
    for (DenseCertificate.Draw draw : draws) {
      if (!draw.orders().isEmpty()) {
        return DenseCounter.WITH_ORDERS;
      }
    }
    return DenseCounter.ENGINE;
  }

  /** A fingerprint that has taken in the version of the rules and the cell. */
  static Fingerprint begin(LawCell cell, List<DenseCertificate.Draw> draws) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add("lawsweep law certificate, engine " + engine(draws) + ", method " + DenseCounter.METHOD);
    fingerprint.add(cell.sweepSeed() + " " + cell.key());
    return fingerprint;
  }

  /** Fields in the longest brackets that were sampled; 0 where the rank rests on Taylor coefficients. */
  private static int length(List<DenseCertificate.Draw> draws) {
    return engine(draws).equals(DenseCounter.ENGINE)
        ? draws.stream().mapToInt(draw -> draw.levels().size()).max().orElse(0)
        : 0;
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
    long lawCount = parameters - finding.rank();
    fingerprint.add(finding.rank() + " " + laws.known() + " " + laws.proven() + " " + finding.verdict().label());
    DenseCertificate certificate =
        new DenseCertificate(
            engine(draws),
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
        length(draws),
        finding.errorBound(),
        reason,
        certificate);
  }
}
