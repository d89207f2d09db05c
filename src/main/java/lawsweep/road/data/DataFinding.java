package lawsweep.road.data;

import java.util.List;
import java.util.stream.IntStream;
import lawsweep.law.Fingerprint;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;

/** What the draws of a cell establish together; counting and verification share it. */
final class DataFinding {

  /** The float64 road, as records name it. */
  static final String FLOAT64 = "float64";

  private final LawCell cell;
  private final String method;

  DataFinding(LawCell cell, String method) {
    this.cell = cell;
    this.method = method;
  }

  /** N: one law for each neuron with a gate; smooth functions have none. */
  long known() {
    Architecture a = cell.architecture();
    return a.family().gated() ? a.activeNeurons() : 0;
  }

  /** D - N, which no draw exceeds. */
  long phi() {
    return cell.architecture().parameters() - known();
  }

  /** A fingerprint that has taken in the engine's version and the cell. */
  Fingerprint begin() {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add("lawsweep data certificate, engine " + DataCounter.ENGINE + ", method " + method);
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
    String doubt = doubt(sheet, ended);
    Verdict verdict = laws == known() ? Verdict.COMPLETE : doubt.isEmpty() ? Verdict.EXTRA : Verdict.UNDECIDED;
    if (!ended.isEmpty()) {
      verdict = Verdict.UNDECIDED;
    }
    String reason = verdict == Verdict.UNDECIDED ? doubt : "";
    fingerprint.add(sheet.highest() + " " + known() + " " + phi() + " " + verdict.label());
    DataCertificate certificate = new DataCertificate(DataCounter.ENGINE, method, cell, primes(sheet), sheet.highest(),
        known(), phi(), sheet.tally(), sheet.tails(), fingerprint.hex());
    return new LawCount(parameters, List.of(), sheet.highest(), laws, known(), laws - known(), verdict,
        sheet.bracketLength(), error(sheet, verdict), reason, certificate);
  }

  /** Ranks of float64 have no bound on their error but 1. */
  private double error(TallySheet sheet, Verdict verdict) {
    if (method.equals(FLOAT64)) {
      return 1;
    }
    return verdict == Verdict.COMPLETE ? 0 : Math.min(1, sheet.error());
  }

  private List<Integer> primes(TallySheet sheet) {
    Primes primes = new Primes(DrawStreams.of(cell).primes());
    return IntStream.range(0, sheet.primes()).mapToObj(i -> primes.get(i).p()).toList();
  }

  private String doubt(TallySheet sheet, String ended) {
    if (!ended.isEmpty()) {
      return ended;
    }
    if (sheet.undecided() > 0) {
      return "the dimension of " + draws(sheet.undecided()) + " could not be told"
          + (sheet.tails().isEmpty() ? longerBrackets() : ": their singular values leave no gap");
    }
    if (sheet.sampled() > 0) {
      return "inputs were sampled, so " + draws(sheet.sampled()) + " below the value of φ may have been taken too low";
    }
    if (method.equals(FLOAT64)) {
      return "in float64 a dimension below the value of φ rests on a gap of singular values, which is no proof";
    }
    return sheet.error() < ExactDraws.ACCEPTED_ERROR ? "" : ExactDraws.MOST_PRIMES + " primes did not settle it";
  }

  private String longerBrackets() {
    return ": they need longer brackets than " + (method.equals(FLOAT64) ? "the first, which float64 takes"
        : "are allowed (limits: bracket_length)");
  }

  private static String draws(long n) {
    return n == 1 ? "1 draw" : n + " draws";
  }
}
