package lawsweep.road.symmetry;

import java.util.Optional;
import lawsweep.circuit.flow.PhaseSpan;
import lawsweep.kernel.Kernels;
import lawsweep.law.Differences;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.road.symmetry.SymmetryCertificate.Draw;
import lawsweep.work.OutOfReachException;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** Recomputes counts with symmetric data from their certificates alone: laws, points, and flows as far as listed. */
final class SymmetryVerifier {

  private final SymmetryCounter counter;

  SymmetryVerifier(Kernels kernels) {
    this.counter = new SymmetryCounter(kernels);
  }

  /**
   * Compares a count with what its certificate proves.
   *
   * @return empty if they agree in every field (but for the reason of an undecided count), else one line that says
   *     what differs
   * @throws lawsweep.work.StoppedException if {@code stop} asked for it
   */
  Optional<String> refuse(LawCount count, Team team, Stop stop) {
    if (!(count.certificate() instanceof SymmetryCertificate claimed)) {
      return Optional.of("expected a certificate of method " + SymmetryCounter.METHOD + ", got one of method "
          + count.certificate().method());
    }
    if (!claimed.engine().equals(SymmetryCounter.ENGINE)) {
      return Optional.of(
          "engine version " + claimed.engine() + " cannot be recomputed by version " + SymmetryCounter.ENGINE);
    }
    Optional<String> malformed = malformed(claimed).or(() -> Unfit.of(claimed.cell(), claimed.setting()));
    if (malformed.isPresent()) {
      return malformed;
    }
    LawCount found;
    try {
      found = counter.recount(claimed, count.reason(), team, stop);
    } catch (OutOfReachException e) {
      return Optional.of("there is no such count: " + e.getMessage());
    }
    if (found.verdict() != Verdict.UNDECIDED && !count.reason().isEmpty()) {
      return Optional.of("expected no reason in a settled count, got '" + count.reason() + "'");
    }
    return difference(count, claimed, found);
  }

  /** A claim that could not come from any count. */
  private static Optional<String> malformed(SymmetryCertificate claimed) {
    if (claimed.draws().isEmpty() || claimed.draws().size() > SymmetryCounter.MOST_DRAWS) {
      return Optional.of("expected 1 to " + SymmetryCounter.MOST_DRAWS + " draws, got " + claimed.draws().size());
    }
    for (int i = 0; i < claimed.draws().size(); i++) {
      Draw draw = claimed.draws().get(i);
      if (draw.index() != i) {
        return Optional.of("draw " + i + " has the index " + draw.index() + "; every draw counts once, in order");
      }
      boolean wild = draw.flows().size() > SymmetryCounter.ORDERS.size() || draw.flows().stream().anyMatch(
          flow -> flow.order() < 0 || flow.order() > PhaseSpan.HIGHEST || flow.ranks().size() > flow.order() + 1);
      if (wild) {
        return Optional.of("draw " + i + " has flows that no count follows");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> difference(LawCount count, SymmetryCertificate claimed, LawCount found) {
    if (count.equals(found)) {
      return Optional.empty();
    }
    SymmetryCertificate recomputed = (SymmetryCertificate) found.certificate();
    Differences differing = new Differences();
    for (int i = 0; i < claimed.draws().size(); i++) {
      differing.compare("draw " + i, claimed.draws().get(i), recomputed.draws().get(i));
    }
    differing.compare("kinds", claimed.laws().kinds(), recomputed.laws().kinds());
    differing.compare("named", claimed.laws().named(), recomputed.laws().named());
    differing.compare("proven_laws", claimed.provenLaws(), recomputed.provenLaws());
    differing.compare("rank", claimed.rank(), recomputed.rank());
    differing.compareRecord(count, found);
    differing.compare("fingerprint", claimed.fingerprint(), recomputed.fingerprint());
    return differing.line().or(() -> Optional.of("expected a certificate of this cell"));
  }
}
