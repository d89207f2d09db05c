package lawsweep.road.flow;

import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.law.Differences;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.road.flow.FlowCertificate.Draw;
import lawsweep.road.flow.FlowCertificate.Orders;
import lawsweep.work.OutOfReachException;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;

/**
 * Recomputes counts of flows from their certificates alone: the circuit, its laws, both certificates, and every draw
 * with the flows that it lists.
 */
final class FlowVerifier {

  private final FlowCounter counter;

  FlowVerifier(Kernels kernels) {
    this.counter = new FlowCounter(kernels);
  }

  /**
   * Compares a count with what its certificate proves.
   *
   * @return empty if they agree in every field (but for the reason of an undecided count), else one line that says
   *     what differs
   * @throws StoppedException if {@code stop} asked for it
   */
  Optional<String> refuse(LawCount count, Team team, Stop stop) {
    if (!(count.certificate() instanceof FlowCertificate claimed)) {
      return Optional.of("expected a certificate of method " + FlowCounter.METHOD + ", got one of method "
          + count.certificate().method());
    }
    if (!claimed.engine().equals(FlowCounter.ENGINE)) {
      return Optional
          .of("engine version " + claimed.engine() + " cannot be recomputed by version " + FlowCounter.ENGINE);
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
  private static Optional<String> malformed(FlowCertificate claimed) {
    if (claimed.draws().size() > FlowCounter.MOST_DRAWS) {
      return Optional.of("there are " + claimed.draws().size() + " draws, more than any count makes");
    }
    for (int i = 0; i < claimed.draws().size(); i++) {
      Draw draw = claimed.draws().get(i);
      if (draw.index() != i) {
        return Optional.of("draw " + i + " has the index " + draw.index() + "; every draw counts once, in order");
      }
      if (draw.flows().size() > FlowCounter.MOST_FLOWS) {
        return Optional.of("draw " + i + " has " + draw.flows().size() + " flows, more than any count");
      }
      for (Orders flow : draw.flows()) {
        if (flow.most() > FlowCounter.MOST_ORDER) {
          return Optional.of("draw " + i + " has a flow of order " + flow.most() + ", more than any count");
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> difference(LawCount count, FlowCertificate claimed, LawCount found) {
    if (count.equals(found)) {
      return Optional.empty();
    }
    FlowCertificate recomputed = (FlowCertificate) found.certificate();
    Differences differing = new Differences();
    differing.compare("arguments", claimed.freedom().arguments(), recomputed.freedom().arguments());
    differing.compare("roots", claimed.freedom().roots(), recomputed.freedom().roots());
    for (int i = 0; i < claimed.draws().size(); i++) {
      differing.compare("draw " + i, claimed.draws().get(i), recomputed.draws().get(i));
    }
    differing.compare("known_laws", claimed.knownLaws(), recomputed.knownLaws());
    differing.compare("proven_laws", claimed.provenLaws(), recomputed.provenLaws());
    differing.compare("time_laws", claimed.timeLaws(), recomputed.timeLaws());
    differing.compare("rank", claimed.rank(), recomputed.rank());
    differing.compareRecord(count, found);
    differing.compare("fingerprint", claimed.fingerprint(), recomputed.fingerprint());
    return differing.line().or(() -> Optional.of("expected a certificate of this cell"));
  }
}
