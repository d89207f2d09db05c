package lawsweep.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a recomputation found to be different from what was claimed, field by field. */
public final class Differences {

  private final List<String> found = new ArrayList<>();

  /** Compares a field. */
  public void compare(String name, Object claimed, Object recomputed) {
    if (!claimed.equals(recomputed)) {
      found.add(name + ": claimed " + claimed + ", recomputed " + recomputed);
    }
  }

  /** Compares what a count's record says beside its certificate, the reason aside. */
  public void compareRecord(LawCount claimed, LawCount recomputed) {
    compare("parameters", claimed.parameters(), recomputed.parameters());
    compare("level_dims", claimed.levelDims(), recomputed.levelDims());
    compare("lie_dim", claimed.lieDim(), recomputed.lieDim());
    compare("laws", claimed.laws(), recomputed.laws());
    compare("known_laws (record)", claimed.knownLaws(), recomputed.knownLaws());
    compare("extra_laws", claimed.extraLaws(), recomputed.extraLaws());
    compare("verdict", claimed.verdict(), recomputed.verdict());
    compare("bracket_length", claimed.bracketLength(), recomputed.bracketLength());
    compare("error_bound", claimed.errorBound(), recomputed.errorBound());
  }

  /** All differences on one line; empty if there are none. */
  public Optional<String> line() {
    return found.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", found));
  }
}
