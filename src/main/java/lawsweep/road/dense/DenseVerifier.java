package lawsweep.road.dense;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.law.Differences;
import lawsweep.law.Fingerprint;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.law.known.LawRanks;
import lawsweep.lie.BracketSource;
import lawsweep.lie.FlowSource;
import lawsweep.lie.span.Engines;
import lawsweep.random.Stream;
import lawsweep.work.Deadline;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;

/**
 * Recomputes counts of the dense road from their certificates alone: every draw from its seeds, with the samples that
 * the certificate lists, the ranks of the laws, and what follows from them.
 */
public final class DenseVerifier {

  private final Engines engines;
  private final LawRanks.Source lawRanks;

  /** A verifier that computes on the processor, with the given kernels. */
  public DenseVerifier(Kernels kernels) {
    this(Engines.host(kernels));
  }

  /** A verifier that computes with the given engines. */
  public DenseVerifier(Engines engines) {
    this(engines, LawRanks::compute);
  }

  /** A verifier that takes the laws at hand from elsewhere. */
  DenseVerifier(Engines engines, LawRanks.Source lawRanks) {
    this.engines = engines;
    this.lawRanks = lawRanks;
  }

  /**
   * Compares a count with what its certificate proves.
   *
   * @return empty if they agree in every field (but for the reason of an undecided count), else one line that says
   *     what differs
   * @throws StoppedException if {@code stop} asked for it
   */
  public Optional<String> refuse(LawCount count, Team team, Stop stop) {
    if (!(count.certificate() instanceof DenseCertificate claimed)) {
      return Optional.of("expected a certificate of method " + DenseCounter.METHOD + ", got one of method "
          + count.certificate().method());
    }
    if (!claimed.engine().equals(DenseCounts.engine(claimed.draws()))) {
      return Optional.of("engine version " + claimed.engine() + " cannot be recomputed by version "
          + DenseCounts.engine(claimed.draws()));
    }
    Optional<String> malformed = malformed(claimed);
    if (malformed.isPresent()) {
      return malformed;
    }
    LawCount found = recompute(claimed, count.reason(), team, stop);
    if (found.verdict() != Verdict.UNDECIDED && !count.reason().isEmpty()) {
      return Optional.of("expected no reason in a settled count, got '" + count.reason() + "'");
    }
    Optional<String> difference = difference(count, found);
    return difference.isPresent() || found.verdict() == Verdict.UNDECIDED ? difference : undersampled(found);
  }

  private static DenseCertificate dense(LawCount count) {
    return (DenseCertificate) count.certificate();
  }

  /** A level of the first draw that was left before it was exhausted, so that its dimension would be too low. */
  private static Optional<String> undersampled(LawCount found) {
    DenseCertificate certificate = dense(found);
    LevelPlan plan =
        new LevelPlan(certificate.cell().architecture(), found.parameters() - certificate.provenLaws());
    int before = 0;
    for (DenseCertificate.Level level : certificate.draws().getFirst().levels()) {
      int idle = level.samples() - (level.rank() - before);
      if (idle < LevelPlan.CONFIRMING && !plan.pinned(level.bracketLength() - 1, level.rank())) {
        return Optional.of("draw 0: too few samples of brackets of length " + level.bracketLength());
      }
      before = level.rank();
    }
    return Optional.empty();
  }

  /** A claim that could not come from any count, or would cost without bound. */
  private static Optional<String> malformed(DenseCertificate claimed) {
    long parameters = claimed.cell().architecture().parameters();
    if (parameters > Integer.MAX_VALUE) {
      return Optional.of("the architecture is too large for method " + DenseCounter.METHOD);
    }
    if (claimed.draws().size() > DenseCounter.MOST_DRAWS) {
      return Optional.of("there are " + claimed.draws().size() + " draws, more than any count makes");
    }
    for (int i = 0; i < claimed.draws().size(); i++) {
      DenseCertificate.Draw draw = claimed.draws().get(i);
      if (draw.index() != i) {
        return Optional.of("draw " + i + " has the index " + draw.index() + "; every draw counts once, in order");
      }
      if (draw.levels().size() > BracketSource.MAX_LENGTH) {
        return Optional.of("draw " + draw.index() + " has " + draw.levels().size() + " levels, more than any count");
      }
      for (DenseCertificate.Level level : draw.levels()) {
        if (level.samples() < 0 || level.samples() > 4 * parameters + 4096) {
          return Optional.of("draw " + draw.index() + " claims " + level.samples() + " samples on one level");
        }
      }
      if (!plausible(draw, parameters)) {
        return Optional.of("draw " + draw.index() + " claims orders " + draw.orders() + ", unlike any count");
      }
    }
    return Optional.empty();
  }

  /** Orders follow levels without a gap: those of t^k lie where level k would. */
  private static boolean plausible(DenseCertificate.Draw draw, long parameters) {
    int next = draw.levels().size();
    for (DenseCertificate.Order order : draw.orders()) {
      if (order.order() != next++ || order.order() > FlowSource.MAX_ORDER || order.samples() < 0
          || order.samples() > 4 * parameters + 4096) {
        return false;
      }
    }
    return true;
  }

  private LawCount recompute(DenseCertificate claimed, String reason, Team team, Stop stop) {
    LawCell cell = claimed.cell();
    Stream stream = DenseCounter.stream(cell);
    Deadline watch = new Deadline(stop, Double.POSITIVE_INFINITY);
    LawRanks laws = lawRanks.compute(cell.architecture(), stream, engines.kernels(), team, watch::checkStop);
    LevelPlan plan = new LevelPlan(cell.architecture(), cell.architecture().parameters() - laws.proven());
    Fingerprint fingerprint = DenseCounts.begin(cell, claimed.draws());
    List<DenseCertificate.Draw> draws = new ArrayList<>();
    for (DenseCertificate.Draw draw : claimed.draws()) {
      try (Filtration filtration = new Filtration(cell.architecture(), stream, draw.index(),
          plan.columns(draw.index()), engines.draws(), team, watch)) {
        for (DenseCertificate.Level level : draw.levels()) {
          filtration.sampleLevel((taken, _, _) -> taken == 0 ? level.samples() : 0);
          filtration.refuseMoreThan(plan.target());
        }
        for (DenseCertificate.Order order : draw.orders()) {
          filtration.follow(order.order(), (taken, _, _) -> taken == 0 ? order.samples() : 0);
          filtration.refuseMoreThan(plan.target());
        }
        draws.add(filtration.evidence());
        filtration.addTo(fingerprint);
      }
    }
    DenseFinding finding = DenseFinding.of(cell.architecture(), laws, draws);
    return DenseCounts.count(cell, laws, finding, draws, fingerprint, reason);
  }

  private static Optional<String> difference(LawCount claimed, LawCount found) {
    if (claimed.equals(found)) {
      return Optional.empty();
    }
    DenseCertificate c = dense(claimed);
    DenseCertificate f = dense(found);
    for (int i = 0; i < c.draws().size(); i++) {
      if (!c.draws().get(i).equals(f.draws().get(i))) {
        return Optional.of("draw " + i + ": claimed " + c.draws().get(i) + ", recomputed " + f.draws().get(i));
      }
    }
    Differences differing = new Differences();
    differing.compare("rank", c.rank(), f.rank());
    differing.compare("known_laws", c.knownLaws(), f.knownLaws());
    differing.compare("proven_laws", c.provenLaws(), f.provenLaws());
    differing.compareRecord(claimed, found);
    differing.compare("fingerprint", c.fingerprint(), f.fingerprint());
    return differing.line().or(() -> Optional.of("expected a certificate of this cell"));
  }
}
