package lawsweep.road.symmetric;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.work.Team;

/** Proves theorems again from their depth, every core included. */
final class TheoremVerifier {

  private final Kernels kernels;

  /** A verifier that computes with the given kernels. */
  TheoremVerifier(Kernels kernels) {
    this.kernels = kernels;
  }

  /**
   * Compares a theorem with what is proved of its depth.
   *
   * @return empty if they agree in every field, otherwise one line saying what differs
   */
  Optional<String> refuse(WidthTheorem claimed, Team team) {
    if (!claimed.engine().equals(SymmetricCounter.ENGINE)) {
      return Optional.of(
          "engine version " + claimed.engine() + " cannot be recomputed by version " + SymmetricCounter.ENGINE);
    }
    WidthTheorem found = WidthTheorem.prove(claimed.depth(), kernels, team);
    return claimed.equals(found) ? Optional.empty() : Optional.of(difference(claimed, found));
  }

  private static String difference(WidthTheorem claimed, WidthTheorem found) {
    if (!claimed.covered().equals(found.covered())) {
      return differ("covered set", claimed.covered(), found.covered());
    }
    return inLists("exception", claimed.exceptions(), found.exceptions())
        .or(() -> inLists("tree", claimed.trees(), found.trees()))
        .or(() -> inLists("core", claimed.cores(), found.cores()))
        .orElseGet(() -> differ("fingerprint", claimed.fingerprint(), found.fingerprint()));
  }

  /** The first difference of two lists; there may be thousands of items, so only that one is named. */
  private static <T> Optional<String> inLists(String what, List<T> claimed, List<T> found) {
    if (claimed.size() != found.size()) {
      return Optional.of(differ("number of " + what + "s", claimed.size(), found.size()));
    }
    for (int i = 0; i < found.size(); i++) {
      if (!Objects.equals(claimed.get(i), found.get(i))) {
        return Optional.of(differ(what + " " + (i + 1), claimed.get(i), found.get(i)));
      }
    }
    return Optional.empty();
  }

  private static String differ(String what, Object claimed, Object found) {
    return "claimed the " + what + " " + claimed + ", recomputed " + found;
  }
}
