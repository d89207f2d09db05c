package lawsweep.road.data;

import java.util.List;
import java.util.stream.IntStream;
import lawsweep.exact.Primes;
import lawsweep.law.Fingerprint;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.network.Architecture;
import lawsweep.road.draws.DrawsTold;
import lawsweep.road.draws.Verdicts;

/** What the draws of a cell establish together; counting and verification share it. */
final class DataFinding {

  /** The float64 road, as records name it. */
  static final String FLOAT64 = "float64";

  private final LawCell cell;
  private final String method;
  private final DataRules rules;

  /** What draws establish by some version of the rules. */
  DataFinding(LawCell cell, String method, DataRules rules) {
    this.cell = cell;
    this.method = method;
    this.rules = rules;
  }

  /**
   * N: one law for each neuron with a gate, none for one with a smooth function, and what stands still; all parameters
   * do with one class.
   */
  long known() {
    Architecture a = cell.architecture();
    long still = cell.loss().still(a);
    return still < a.parameters() && a.family().gated() ? still + a.activeNeurons() : still;
  }

  /** D - N, which no draw exceeds. */
  long phi() {
    return cell.architecture().parameters() - known();
  }

  /** A fingerprint that has taken in the version of the rules and the cell. */
  Fingerprint begin() {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add("lawsweep data certificate, engine " + rules.version() + ", method " + method);
    fingerprint.add(cell.sweepSeed() + " " + cell.key());
    cell.data().flatMap(data -> data.inputs()).ifPresent(inputs -> fingerprint.add(inputs.toString()));
    return fingerprint;
  }

  /**
   * The count.
   *
   * @param ended why the draws ended early; empty if they did not
   */
  LawCount count(TallySheet sheet, Fingerprint fingerprint, String ended) {
    long parameters = cell.architecture().parameters();
    long laws = parameters - sheet.highest();
    Verdicts.Judgement judgement = rules.verdicts().of(told(cell, sheet, phi(), ended));
    fingerprint.add(sheet.highest() + " " + known() + " " + phi() + " " + judgement.verdict().label());
    DataCertificate certificate = new DataCertificate(rules.version(), method, cell, primes(sheet), sheet.highest(),
        known(), phi(), sheet.tally(), sheet.tails(), fingerprint.hex());
    return new LawCount(parameters, List.of(), sheet.highest(), laws, known(), laws - known(), judgement.verdict(),
        sheet.bracketLength(), judgement.errorBound(), judgement.reason(), certificate);
  }

  /** What a sheet holds of a cell's draws. */
  private static DrawsTold told(LawCell cell, TallySheet sheet, long phi, String ended) {
    return told(DrawsTold.Reach.of(cell.architecture(), phi, sheet.highest()), sheet.tally(), !sheet.tails().isEmpty(),
        sheet.error(), ended);
  }

  /** What a record says that its draws told, true or not. */
  static DrawsTold told(LawCount count) {
    DataCertificate c = (DataCertificate) count.certificate();
    boolean all = c.tally().ranks().total() == c.cell().data().orElseThrow().draws();
    return told(DrawsTold.Reach.of(c.cell().architecture(), c.phi(), c.rank()), c.tally(), !c.tails().isEmpty(),
        count.errorBound(), all ? "" : count.reason());
  }

  private static DrawsTold told(DrawsTold.Reach reach, DrawTally tally, boolean gapless, double error, String ended) {
    long undecided = Math.max(tally.ranks().undecided(), tally.lies().undecided());
    return new DrawsTold(reach, tally.ranks().total(), new DrawsTold.Doubts(undecided, tally.sampled(), gapless), error,
        ended);
  }

  private List<Integer> primes(TallySheet sheet) {
    Primes primes = new Primes(DrawStreams.of(cell).primes());
    return IntStream.range(0, sheet.primes()).mapToObj(i -> primes.get(i).p()).toList();
  }
}
