package lawsweep.road.weights;

import java.util.Optional;
import lawsweep.law.Differences;
import lawsweep.law.GivenWeights;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.road.weights.WeightsCertificate.Draw;
import lawsweep.work.OutOfReachException;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;

/**
 * Recomputes counts at weights from a file from their certificates and the file: where the numbers are not at hand, it
 * is read by the name that the certificate has.
 */
final class WeightsVerifier {

  private final WeightsCounter counter;

  WeightsVerifier(WeightsCounter counter) {
    this.counter = counter;
  }

  /**
   * Compares a count with what its certificate proves.
   *
   * @return empty if they agree in every field (but for the reason of an undecided count), else one line that says
   *     what differs; also where the file is missing or has changed
   * @throws StoppedException if {@code stop} asked for it
   */
  Optional<String> refuse(LawCount count, Team team, Stop stop) {
    if (!(count.certificate() instanceof WeightsCertificate claimed)) {
      return Optional.of("expected a certificate of method " + WeightsCounter.METHOD + ", got one of method "
          + count.certificate().method());
    }
    if (!claimed.engine().equals(WeightsCounter.ENGINE)) {
      return Optional.of(
          "engine version " + claimed.engine() + " cannot be recomputed by version " + WeightsCounter.ENGINE);
    }
    Optional<String> malformed = malformed(claimed);
    if (malformed.isPresent()) {
      return malformed;
    }
    try {
      LawCell cell = withWeights(claimed.cell());
      LawCount found = counter.recount(claimed.with(cell), count.reason(), team, stop);
      if (found.verdict() != Verdict.UNDECIDED && !count.reason().isEmpty()) {
        return Optional.of("expected no reason in a settled count, got '" + count.reason() + "'");
      }
      return difference(count, claimed, found);
    } catch (OutOfReachException e) {
      return Optional.of("there is no such count: " + e.getMessage());
    } catch (WeightsRefusedException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** The cell with the numbers of its weights. */
  static LawCell withWeights(LawCell cell) throws WeightsRefusedException {
    GivenWeights weights = cell.weights().orElseThrow();
    return weights.values().isPresent() ? cell
        : new LawCell(cell.line().orElseThrow().at(WeightsFile.again(cell.line().orElseThrow().network(), weights)),
            cell.fields(), cell.sweepSeed(), cell.seed());
  }

  /** A claim that could not come from any count. */
  private static Optional<String> malformed(WeightsCertificate claimed) {
    if (claimed.draws().size() > WeightsCounter.AGREEING) {
      return Optional.of("there are " + claimed.draws().size() + " draws, more than any count makes");
    }
    for (int i = 0; i < claimed.draws().size(); i++) {
      Draw draw = claimed.draws().get(i);
      if (draw.index() != i) {
        return Optional.of("draw " + i + " has the index " + draw.index() + "; every draw counts once, in order");
      }
      if (draw.levels().size() > WeightsCounter.MOST_LEVELS) {
        return Optional.of("draw " + i + " has " + draw.levels().size() + " levels, more than any count");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> difference(LawCount count, WeightsCertificate claimed, LawCount found) {
    if (count.equals(found)) {
      return Optional.empty();
    }
    WeightsCertificate recomputed = (WeightsCertificate) found.certificate();
    Differences differing = new Differences();
    for (int i = 0; i < claimed.draws().size(); i++) {
      differing.compare("draw " + i, claimed.draws().get(i), recomputed.draws().get(i));
    }
    differing.compare("kinds", claimed.kinds(), recomputed.kinds());
    differing.compare("patterns", claimed.patterns(), recomputed.patterns());
    differing.compare("rank", claimed.rank(), recomputed.rank());
    differing.compareRecord(count, found);
    differing.compare("fingerprint", claimed.fingerprint(), recomputed.fingerprint());
    return differing.line().or(() -> Optional.of("expected a certificate of this cell"));
  }
}
