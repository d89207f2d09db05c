package lawsweep.atlas;

import java.util.Optional;
import lawsweep.export.CountCommand;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.CountOutcome;
import lawsweep.kind.count.Roads;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.NetLine;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.road.theorem.Statements.Said;
import lawsweep.road.theorem.Statements;
import lawsweep.sweep.CellRecord;

/**
 * One network of a family.
 *
 * @param cell what was to be counted
 * @param record what became of it; empty while it has none
 * @param claimed how many laws the family's formula gives it
 * @param said what a theorem for all sizes says of it, whatever counted it; empty if none speaks of it
 * @param command the command line that counts it again
 */
record Line(LawCell cell, Optional<CellRecord> record, Optional<Long> claimed, Optional<Said> said, String command) {

  /** That of a cell in a directory that was run by a method. */
  static Line of(LawCell cell, Optional<CellRecord> record, Optional<Long> claimed, String method) {
    Optional<Said> said = cell.line().filter(line -> cell.data().isEmpty()).flatMap(Statements::of);
    return new Line(cell, record, claimed, said, new CountCommand(method).of(cell));
  }

  /** What was found; empty if nothing was. */
  Optional<LawCount> count() {
    return record.flatMap(CountOutcome::today);
  }

  /** The network, in the words of a command. */
  String network() {
    return cell.line().map(NetLine::text)
        .or(() -> cell.subject().architecture().map(Line::widths))
        .orElseGet(cell::key);
  }

  private static String widths(Architecture network) {
    return network.family().label() + " " + network.widthsLabel()
        + (network.bias() == Bias.NONE ? "" : ", biases: " + network.bias().label());
  }

  /** The tensors whose laws are counted, if these are not all. */
  Optional<String> block() {
    return cell.line().flatMap(NetLine::lawsOf);
  }

  /** D. */
  long parameters() {
    return count().map(LawCount::parameters).orElse(cell.parameters());
  }

  /** How many laws there are, as far as is known; empty if nobody looked, or a limit ended the search. */
  Optional<Long> laws() {
    return count().filter(c -> standing() != Standing.OPEN).map(LawCount::laws);
  }

  /** N. */
  Optional<Long> known() {
    return count().map(LawCount::knownLaws);
  }

  /** The verdict, or what became of the cell instead. */
  String verdict() {
    return count().map(c -> c.verdict().label()).or(() -> record.map(r -> r.status().label())).orElse("left");
  }

  /** How sure it is. */
  Standing standing() {
    return Standing.of(count(), said.isPresent() && !refutes());
  }

  /** What stands behind it, in a sentence. */
  String evidence() {
    String because = count().map(Roads.PLAIN::because).or(() -> record.map(CellRecord::reason)).orElse("not run yet");
    return switch (standing()) {
      case MEASURED -> "measured: " + because;
      case THEOREM -> because + byTheorem();
      case PROVED, OPEN, MISSING -> because;
    };
  }

  /** Counts by ranks say nothing of a theorem. */
  private String byTheorem() {
    return count().filter(c -> c.certificate().primes().isEmpty()).isPresent() ? ""
        : said.map(s -> "; and by the theorem on " + s.statement().wording().title()).orElse("");
  }

  /** Whether the family's formula gives another number than was found. */
  boolean contradicts() {
    return claimed.isPresent() && laws().isPresent() && !claimed.get().equals(laws().get());
  }

  /** Whether a theorem gives another number than was found, which would be a mistake in one of them. */
  boolean refutes() {
    return said.isPresent()
        && count().filter(c -> c.verdict() != Verdict.UNDECIDED && c.verdict() != Verdict.AT_THESE_WEIGHTS
            && c.laws() != said.get().instance().laws())
            .isPresent();
  }
}
