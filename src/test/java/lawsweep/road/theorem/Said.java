package lawsweep.road.theorem;

import java.util.List;
import java.util.Optional;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.road.circuit.Counts;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** What theorems say of lines. */
final class Said {

  private Said() {}

  /** The road of a line: with free gates or without rectifiers. */
  static TheoremRoad road(LawCell cell) {
    return List.of(TheoremRoad.ofGates(), TheoremRoad.ofData()).stream().filter(road -> road.takes(cell)).findFirst()
        .orElseThrow(() -> new AssertionError("no theorem speaks of " + cell.line().orElseThrow().text()));
  }

  /** The count of a line by a theorem. */
  static LawCount of(String line) {
    LawCell cell = Counts.cell(line);
    return road(cell).count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER);
  }

  /** The instance of a line, by whatever statement speaks of it; empty if none does. */
  static Optional<Statements.Said> said(String line) {
    return Statements.of(Counts.cell(line).line().orElseThrow());
  }

  /** How a theorem and ranks differ; empty if they agree in all numbers. */
  static String difference(String line) {
    return difference(line, Counts.of(line));
  }

  /**
   * How a theorem differs from a count by ranks; empty if they agree in all numbers. Where scores depend on each other,
   * as with one dimension, three tokens and a bias of queries, ranks are no proof and the theorem is one.
   */
  static String difference(String line, LawCount ranks) {
    LawCount theorem = of(line);
    boolean same = theorem.parameters() == ranks.parameters() && theorem.lieDim() == ranks.lieDim()
        && theorem.laws() == ranks.laws() && theorem.knownLaws() == ranks.knownLaws()
        && (theorem.verdict() == ranks.verdict()
            || (theorem.verdict() == Verdict.COMPLETE && ranks.verdict() == Verdict.COMPLETE_IF_INDEPENDENT))
        && theorem.certificate().knownKinds().equals(ranks.certificate().knownKinds());
    return same ? "" : line + ": theorem " + shown(theorem) + ", ranks " + shown(ranks) + "\n";
  }

  private static String shown(LawCount count) {
    return count.verdict() + " dim " + count.lieDim() + " laws " + count.laws() + " known "
        + count.certificate().knownKinds().orElseThrow();
  }
}
