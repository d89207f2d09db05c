package lawsweep.symmetric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.Team;
import lawsweep.law.Certificate;
import lawsweep.kernel.StoppedException;
import lawsweep.law.LawCount;
import lawsweep.law.Limits;
import lawsweep.kernel.Stop;

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
    List<String> differing = new ArrayList<>();
    if (claimed.certificate() instanceof SymmetricCertificate c
        && found.certificate() instanceof SymmetricCertificate f) {
      compare(differing, "reduced", c.reduced(), f.reduced());
      compareItems(differing, "tree", c.trees(), f.trees());
      compareItems(differing, "core", c.cores(), f.cores());
    }
    if (claimed.certificate() instanceof FlowCertificate c && found.certificate() instanceof FlowCertificate f) {
      compare(differing, "edges", c.edges(), f.edges());
      compare(differing, "hidden_neurons", c.hiddenNeurons(), f.hiddenNeurons());
    }
    compare(differing, "rank", claimed.certificate().rank(), found.certificate().rank());
    compare(differing, "known_laws", claimed.certificate().knownLaws(), found.certificate().knownLaws());
    compare(differing, "proven_laws", claimed.certificate().provenLaws(), found.certificate().provenLaws());
    compare(differing, "fingerprint", claimed.certificate().fingerprint(), found.certificate().fingerprint());
    compare(differing, "record", brief(claimed), brief(found));
    return Optional.of(differing.isEmpty() ? "expected a certificate of this cell" : String.join("; ", differing));
  }

  /** The record's own fields. */
  private static List<Object> brief(LawCount count) {
    return List.of(count.parameters(), count.levelDims(), count.lieDim(), count.laws(), count.knownLaws(),
        count.extraLaws(), count.verdict(), count.bracketLength(), count.errorBound(), count.reason());
  }

  /** The first item that differs says enough. */
  private static void compareItems(List<String> differing, String name, List<?> claimed, List<?> found) {
    if (claimed.size() != found.size()) {
      compare(differing, name + "s", claimed.size(), found.size());
      return;
    }
    for (int i = 0; i < claimed.size(); i++) {
      if (!claimed.get(i).equals(found.get(i))) {
        compare(differing, name + " " + i, claimed.get(i), found.get(i));
        return;
      }
    }
  }

  private static void compare(List<String> differing, String name, Object claimed, Object found) {
    if (!claimed.equals(found)) {
      differing.add(name + ": claimed " + claimed + ", recomputed " + found);
    }
  }
}
