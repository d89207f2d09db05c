package lawsweep.road.data;

import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.law.CertificateForm;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Loss;
import lawsweep.law.Phrases;
import lawsweep.law.Road;
import lawsweep.law.Verdict;
import lawsweep.lie.span.Engines;
import lawsweep.pattern.PatternSpace;
import lawsweep.road.draws.DrawsTold;
import lawsweep.road.draws.Verdicts;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/**
 * The roads of data fields, draw by draw: an exact one for networks with gates, and one in float64 for all. For smooth
 * functions there is no exact one.
 */
public final class DataRoad implements Road {

  /** The most parameters with which draws go in rounds. */
  private static final long MOST_PARAMETERS = 1 << 14;

  private final DataCounter counter;
  private final DataVerifier verifier;
  private final boolean exact;
  private final Loss loss;
  private final CertificateForm form;

  private DataRoad(DataCounter counter, boolean exact, Loss loss) {
    this.counter = counter;
    this.loss = loss;
    this.form = DataForm.of(loss);
    this.verifier = new DataVerifier(counter);
    this.exact = exact;
  }

  /** Exact, by ranks modulo primes; kernels eliminate where there are many parameters. */
  public static DataRoad exact(Kernels kernels, Loss loss) {
    return exact(Engines.host(kernels), loss);
  }

  /** The same with engines that compute. */
  public static DataRoad exact(Engines engines, Loss loss) {
    return new DataRoad(new DataCounter(engines), true, loss);
  }

  /** In float64, by singular values that leave a gap. */
  public static DataRoad inFloat64(Loss loss) {
    return new DataRoad(DataCounter.inFloat64(), false, loss);
  }

  @Override
  public String label() {
    return counter.method();
  }

  @Override
  public Fields fields() {
    return Fields.DATA;
  }

  @Override
  public Loss loss() {
    return loss;
  }

  @Override
  public String rules(LawCell cell) {
    return DataRules.of(label(), cell).version();
  }

  @Override
  public boolean exact() {
    return exact;
  }

  @Override
  public boolean takes(LawCell cell) {
    return cell.data().isPresent() && cell.loss() == loss && cell.line().isEmpty()
        && (!exact || cell.architecture().family().gated());
  }

  @Override
  public Estimate estimate(LawCell cell) {
    return counter.estimate(cell);
  }

  /** Those that {@link DrawRounds} take, while all their parameters can be numbered. */
  @Override
  public Optional<PatternSpace> patterns(LawCell cell) {
    boolean taken = exact && takes(cell) && cell.parameters() <= MOST_PARAMETERS && !DataCounter.still(cell)
        && DrawRounds.take(cell, DataRules.of(label(), cell));
    return taken ? Optional.of(DrawRounds.space(cell)) : Optional.empty();
  }

  /** With memory for the draws that are open together. */
  @Override
  public Estimate estimateBesideDevice(LawCell cell, Limits limits) {
    return patterns(cell).isPresent() ? DataCost.estimateInRounds(cell) : estimate(cell, limits);
  }

  @Override
  public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
    return counter.count(cell, limits, team, stop);
  }

  /**
   * Counts all draws again. Where the inputs came from a file that is not at hand, only what the record says is
   * checked.
   */
  @Override
  public Optional<String> refuse(LawCount count, Team team, Stop stop) {
    return count.certificate() instanceof DataCertificate claimed && DataVerifier.missing(claimed.cell()).isPresent()
        ? DataClaim.contradiction(count, claimed)
        : verifier.refuse(count, team, stop);
  }

  @Override
  public LawCount today(LawCount count) {
    DataCertificate c = (DataCertificate) count.certificate();
    DataRules rules = DataRules.latest(c.method(), c.cell());
    if (rules.version().equals(c.engine())) {
      return count;
    }
    Verdicts.Judgement judgement = rules.verdicts().of(DataFinding.told(count));
    return new LawCount(count.parameters(), count.levelDims(), count.lieDim(), count.laws(), count.knownLaws(),
        count.extraLaws(), judgement.verdict(), count.bracketLength(), judgement.errorBound(), judgement.reason(), c);
  }

  @Override
  public CertificateForm form() {
    return form;
  }

  @Override
  public String because(LawCount count) {
    DataCertificate c = (DataCertificate) count.certificate();
    if (c.phi() == 0) {
      return "with one class nothing moves";
    }
    if (c.primes().isEmpty()) {
      return "singular values with a gap, " + c.method() + "; no proof";
    }
    String ranks = "ranks " + Phrases.modulo(c.primes());
    DrawsTold draws = DataFinding.told(count);
    boolean told = c.tally().told();
    if (count.errorBound() == 0 && (told || count.verdict() != Verdict.UNDECIDED)) {
      return "proof: " + ranks + " reach their upper bound"
          + (draws.mostReached() ? ", which holds at all weights (scalars through residual blocks)" : "");
    }
    return told && count.errorBound() < ExactDraws.ACCEPTED_ERROR
        ? ranks + "; " + Phrases.maybeWrong("some rank is too low", count)
        : ranks;
  }
}
