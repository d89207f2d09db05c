package lawsweep.kind.count;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lawsweep.circuit.laws.LawKind;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.road.data.DataCertificate;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Outcome;

/** The answer of a count. */
public record CountOutcome(LawCount count) implements Outcome {

  /** The answer in a record; empty for cells without, and for those of other kinds. */
  public static Optional<LawCount> count(CellRecord record) {
    return record.outcome()
        .flatMap(o -> o instanceof CountOutcome(LawCount count) ? Optional.of(count) : Optional.empty());
  }

  /**
   * The answer in a record as the rules of today put it, for all who sum up or explain; empty for cells without, and
   * for those of other kinds. A count with data fields that says {@code extra} by rules of version 1 is undecided.
   */
  public static Optional<LawCount> today(CellRecord record) {
    return count(record).map(Roads.PLAIN::today);
  }

  /** The answer as the rules of today put it. */
  LawCount today() {
    return Roads.PLAIN.today(count);
  }

  /** N by kind, in the words of {@link LawKind}; empty for networks with widths. */
  static Optional<Map<String, Long>> kinds(LawCount count) {
    return count.certificate() instanceof DataCertificate data && data.cell().line().isPresent()
        ? Optional.of(kindsOfChain(data))
        : count.certificate().knownKinds();
  }

  /**
   * What stands still with cross entropy are columns, in the words of circuits, or all there is with one class; the
   * others are laws of neurons.
   */
  private static Map<String, Long> kindsOfChain(DataCertificate data) {
    LawCell walked = data.cell().walked().orElseThrow();
    Map<String, Long> kinds = new TreeMap<>();
    long still = walked.loss().still(walked.architecture());
    if (still > 0) {
      kinds.put((still == walked.parameters() ? LawKind.STILL : LawKind.COLUMNS).word(), still);
    }
    if (data.knownLaws() > still) {
      kinds.put(LawKind.NEURONS.word(), data.knownLaws() - still);
    }
    return kinds;
  }

  @Override
  public String engine() {
    return count.certificate().engine();
  }

  @Override
  public String reason() {
    return count.reason();
  }

  /**
   * Proofs of one dimension agree that were asked for different numbers of levels, and draws that gave the same by
   * rules of different versions.
   */
  @Override
  public boolean agrees(Outcome other) {
    return equals(other) || (other instanceof CountOutcome(LawCount told) && (sameProof(told) || sameDraws(told)));
  }

  /** Whether some proof rests on Taylor coefficients, and both say the same of all levels that both tell. */
  private boolean sameProof(LawCount told) {
    int levels = Math.min(count.levelDims().size(), told.levelDims().size());
    return (count.certificate().orders().isPresent() || told.certificate().orders().isPresent())
        && count.verdict() != Verdict.UNDECIDED && count.verdict() == told.verdict()
        && count.errorBound() == 0 && told.errorBound() == 0
        && count.lieDim() == told.lieDim() && count.knownLaws() == told.knownLaws()
        && count.levelDims().subList(0, levels).equals(told.levelDims().subList(0, levels));
  }

  /** Whether draws gave the same by two versions of the rules, which bound what they may err differently. */
  private boolean sameDraws(LawCount told) {
    return count.certificate() instanceof DataCertificate first && told.certificate() instanceof DataCertificate second
        && first.sameDraws(second)
        && count.equals(told.with(first).with(count.errorBound()));
  }

  @Override
  public void check(Cell cell, String method) {
    if (!(cell instanceof CountCell asked) || !count.certificate().cell().equals(asked.law())) {
      throw new IllegalArgumentException("expected a certificate of " + cell + ", got one of "
          + count.certificate().cell());
    }
    if (asked.law().data().isPresent() != count.certificate() instanceof DataCertificate) {
      throw new IllegalArgumentException("expected a certificate of data fields exactly for a cell of such");
    }
    if (!count.certificate().method().equals(method)) {
      throw new IllegalArgumentException("expected the method and reason of the count");
    }
  }
}
