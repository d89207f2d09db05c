package lawsweep.formula.degree;

import java.util.List;
import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/** Counts the laws of a degree again, from the question alone. */
public final class DegreeVerifier {

  private final Kernels kernels;

  /** A verifier that computes with the given kernels. */
  public DegreeVerifier(Kernels kernels) {
    this.kernels = kernels;
  }

  /**
   * Compares a certificate with what is counted.
   *
   * @return empty if they agree in every field, otherwise one line saying what differs
   */
  public Optional<String> refuse(DegreeCertificate claimed, Team team) {
    if (!claimed.engine().equals(DegreeCounter.ENGINE)) {
      return Optional.of(
          "engine version " + claimed.engine() + " cannot be recomputed by version " + DegreeCounter.ENGINE);
    }
    DegreePlan plan;
    try {
      plan = DegreePlan.of(claimed.question());
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    Optional<String> early = planned(claimed.classes(), plan.classes());
    if (early.isPresent()) {
      return early;
    }
    DegreeCertificate found = new DegreeCounter(kernels).count(plan, team, Watch.NONE);
    return claimed.equals(found) ? Optional.empty() : Optional.of(difference(claimed, found));
  }

  /** What is found again, with the laws as polynomials. */
  public DegreeResult again(DegreePlan plan, Team team) {
    return new DegreeCounter(kernels).countWithBasis(plan, team, Watch.NONE);
  }

  /** What can be told before anything is computed. */
  private static Optional<String> planned(List<ClassCount> claimed, List<PlannedClass> planned) {
    if (claimed.size() != planned.size()) {
      return Optional.of(differ("number of classes", claimed.size(), planned.size()));
    }
    for (int i = 0; i < planned.size(); i++) {
      ClassCount one = claimed.get(i);
      PlannedClass said = new PlannedClass(one.odd(), one.copies(), one.monomials());
      if (!said.equals(planned.get(i))) {
        return Optional.of(differ("class " + (i + 1), said, planned.get(i)));
      }
    }
    return Optional.empty();
  }

  private static String difference(DegreeCertificate claimed, DegreeCertificate found) {
    if (!claimed.primes().equals(found.primes())) {
      return differ("primes", claimed.primes(), found.primes());
    }
    for (int i = 0; i < found.classes().size(); i++) {
      if (!claimed.classes().get(i).equals(found.classes().get(i))) {
        return differ("class " + (i + 1), claimed.classes().get(i), found.classes().get(i));
      }
    }
    return differ("fingerprint", claimed.fingerprint(), found.fingerprint());
  }

  private static String differ(String what, Object claimed, Object found) {
    return "claimed the " + what + " " + claimed + ", recomputed " + found;
  }
}
