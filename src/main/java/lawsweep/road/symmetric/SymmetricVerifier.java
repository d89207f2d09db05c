package lawsweep.road.symmetric;

import java.util.List;
import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.law.Certificate;
import lawsweep.law.Differences;
import lawsweep.law.LawCount;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;

/** Recomputes counts of the symmetric road from their certificates. */
public final class SymmetricVerifier {

  private final SymmetricCounter counter;

  /** A verifier that computes with the given kernels. */
  public SymmetricVerifier(Kernels kernels) {
    this.counter = new SymmetricCounter(kernels);
  }

  /**
   * Compares a count with what its certificate proves.
   *
   * @return empty if they agree in every field, otherwise one line saying what differs
   * @throws StoppedException if {@code stop} asked for it
   */
  public Optional<String> refuse(LawCount count, Team team, Stop stop) {
    Certificate claimed = count.certificate();
    if (!claimed.engine().equals(SymmetricCounter.ENGINE)) {
      return Optional.of(
          "engine version " + claimed.engine() + " cannot be recomputed by version " + SymmetricCounter.ENGINE);
    }
    return difference(count, counter.count(claimed.cell(), Limits.DEFAULT, team, stop));
  }

  private static Optional<String> difference(LawCount claimed, LawCount found) {
    if (claimed.equals(found)) {
      return Optional.empty();
    }
    Differences differing = new Differences();
    if (claimed.certificate() instanceof SymmetricCertificate c
        && found.certificate() instanceof SymmetricCertificate f) {
      differing.compare("reduced", c.reduced(), f.reduced());
      compareItems(differing, "tree", c.trees(), f.trees());
      compareItems(differing, "core", c.cores(), f.cores());
    }
    if (claimed.certificate() instanceof FlowCertificate c && found.certificate() instanceof FlowCertificate f) {
      differing.compare("edges", c.edges(), f.edges());
      differing.compare("hidden_neurons", c.hiddenNeurons(), f.hiddenNeurons());
    }
    differing.compare("rank", claimed.certificate().rank(), found.certificate().rank());
    differing.compare("known_laws", claimed.certificate().knownLaws(), found.certificate().knownLaws());
    differing.compare("proven_laws", claimed.certificate().provenLaws(), found.certificate().provenLaws());
    differing.compare("fingerprint", claimed.certificate().fingerprint(), found.certificate().fingerprint());
    differing.compareRecord(claimed, found);
    differing.compare("reason", claimed.reason(), found.reason());
    return differing.line().or(() -> Optional.of("expected a certificate of this cell"));
  }

  /** The first item that differs says enough. */
  private static void compareItems(Differences differing, String name, List<?> claimed, List<?> found) {
    if (claimed.size() != found.size()) {
      differing.compare(name + "s", claimed.size(), found.size());
      return;
    }
    for (int i = 0; i < claimed.size(); i++) {
      if (!claimed.get(i).equals(found.get(i))) {
        differing.compare(name + " " + i, claimed.get(i), found.get(i));
        return;
      }
    }
  }
}
