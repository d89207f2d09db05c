package lawsweep.road.circuit;

import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.law.Differences;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.road.circuit.CircuitCertificate.Draw;
import lawsweep.work.OutOfReachException;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;

/**
 * Recomputes counts of the circuit road from their certificates alone: the circuit from its line, its laws, both
 * certificates, and every draw with as many levels as it lists.
 */
final class CircuitVerifier {

  private final CircuitCounter counter;

  CircuitVerifier(Kernels kernels) {
    this.counter = new CircuitCounter(kernels);
  }

  /**
   * Compares a count with what its certificate proves.
   *
   * @return empty if they agree in every field (but for the reason of an undecided count), else one line that says
   *     what differs
   * @throws StoppedException if {@code stop} asked for it
   */
  Optional<String> refuse(LawCount count, Team team, Stop stop) {
    if (!(count.certificate() instanceof CircuitCertificate claimed)) {
      return Optional.of("expected a certificate of method " + CircuitCounter.METHOD + ", got one of method "
          + count.certificate().method());
    }
    if (!claimed.engine().equals(CircuitCounter.ENGINE)) {
      return Optional.of(
          "engine version " + claimed.engine() + " cannot be recomputed by version " + CircuitCounter.ENGINE);
    }
    Optional<String> malformed = malformed(claimed);
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
  private static Optional<String> malformed(CircuitCertificate claimed) {
    if (claimed.draws().isEmpty()) {
      return Optional.of("there is no draw");
    }
    if (claimed.draws().size() > CircuitCounter.MOST_DRAWS) {
      return Optional.of("there are " + claimed.draws().size() + " draws, more than any count makes");
    }
    if (claimed.freedom().late() && (claimed.draws().size() > 1 || !claimed.draws().getFirst().levels().isEmpty())) {
      return Optional.of("the time was up before anything was sampled, and yet there are levels or further draws");
    }
    for (int i = 0; i < claimed.draws().size(); i++) {
      Draw draw = claimed.draws().get(i);
      if (draw.index() != i) {
        return Optional.of("draw " + i + " has the index " + draw.index() + "; every draw counts once, in order");
      }
      if (draw.levels().size() > CircuitDraw.MOST_LEVELS) {
        return Optional.of("draw " + i + " has " + draw.levels().size() + " levels, more than any count");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> difference(LawCount count, CircuitCertificate claimed, LawCount found) {
    if (count.equals(found)) {
      return Optional.empty();
    }
    CircuitCertificate recomputed = (CircuitCertificate) found.certificate();
    Differences differing = new Differences();
    differing.compare("arguments", claimed.freedom().arguments(), recomputed.freedom().arguments());
    differing.compare("roots", claimed.freedom().roots(), recomputed.freedom().roots());
    for (int i = 0; i < claimed.draws().size(); i++) {
      differing.compare("draw " + i, claimed.draws().get(i), recomputed.draws().get(i));
    }
    differing.compare("kinds", claimed.kinds(), recomputed.kinds());
    differing.compare("proven_laws", claimed.provenLaws(), recomputed.provenLaws());
    differing.compare("rank", claimed.rank(), recomputed.rank());
    differing.compareRecord(count, found);
    differing.compare("fingerprint", claimed.fingerprint(), recomputed.fingerprint());
    return differing.line().or(() -> Optional.of("expected a certificate of this cell"));
  }
}
