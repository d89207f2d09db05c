package lawsweep.formula.degree;

import java.util.List;
import java.util.Optional;

/**
 * What is found out about a degree.
 *
 * @param basis the laws themselves, of those classes that have some; empty unless it was asked for
 */
public record DegreeResult(DegreeCertificate certificate, Optional<List<BasisClass>> basis) {

  /** Copies the list. */
  public DegreeResult {
    basis = basis.map(List::copyOf);
  }
}
