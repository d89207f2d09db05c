package lawsweep.road.circuit;

import java.util.List;
import lawsweep.law.Fingerprint;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.road.circuit.CircuitCertificate.Draw;
import lawsweep.road.circuit.CircuitCertificate.Freedom;
import lawsweep.road.circuit.CircuitCertificate.Laws;

/** Assembles counts of the circuit road and their certificates. */
final class CircuitCounts {

  private CircuitCounts() {}

  /**
   * What a count establishes, and on what.
   *
   * @param laws N by kind, and N'
   * @param freedom certificates E and R
   * @param draws all draws
   */
  record Basis(Laws laws, Freedom freedom, List<Draw> draws) {}

  /** The count. */
  static LawCount of(LawCell cell, CircuitFinding finding, Basis basis, Fingerprint fingerprint, String reason) {
    if (basis.laws().proven() > finding.laws()) {
      fingerprint.add("proven " + basis.laws().proven());
    }
    fingerprint.add(finding.rank() + " " + finding.laws() + " " + finding.verdict().label());
    CircuitCertificate certificate = new CircuitCertificate(CircuitCounter.ENGINE, cell, basis.laws(),
        basis.freedom(), basis.draws(), finding.rank(), fingerprint.hex());
    long parameters = cell.parameters();
    long laws = parameters - finding.rank();
    int length = basis.draws().stream().mapToInt(draw -> draw.levels().size()).max().orElse(0);
    return new LawCount(parameters, finding.levelDims(), finding.rank(), laws, finding.laws(), laws - finding.laws(),
        finding.verdict(), length, finding.errorBound(), reason, certificate);
  }
}
