package lawsweep.sweep.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.CountOutcome;
import lawsweep.kind.count.FakeCounter;
import lawsweep.law.Counting;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.support.Architectures;
import lawsweep.sweep.CellRecord;
import lawsweep.work.Limits;
import org.junit.jupiter.api.Test;

/** Which of two records of a cell stands. */
class RivalsTest {

  private static final LawCell CELL = Sweeps.cell(3);
  private static final LawCount COUNT = FakeCounter.countOf(CELL);

  private static CellRecord count(long lieDim, Verdict verdict, String reason) {
    LawCount count = new LawCount(COUNT.parameters(), COUNT.levelDims(), lieDim, COUNT.parameters() - lieDim,
        COUNT.knownLaws(), COUNT.parameters() - lieDim - COUNT.knownLaws(), verdict, 2, 0, reason,
        COUNT.certificate());
    return CellRecord.done(new CountCell(CELL), new CountOutcome(count), "dense", "here", 1);
  }

  private static CellRecord undecided(long lieDim, String reason) {
    return count(lieDim, Verdict.UNDECIDED, reason);
  }

  private static CellRecord skipped(String reason) {
    return CellRecord.skipped(new CountCell(CELL), "dense", "here", 0, reason);
  }

  private static void assertStands(Rivals inOneLog, Rivals inTwo, CellRecord first, CellRecord second) {
    assertEquals(List.of(inOneLog, inTwo),
        List.of(Rivals.compare(first, second, true), Rivals.compare(first, second, false)));
  }

  @Test
  void theSameIsNoRival() {
    for (CellRecord record : List.of(count(3, Verdict.COMPLETE, ""), undecided(2, "why"), skipped("too large"))) {
      assertStands(Rivals.FIRST, Rivals.FIRST, record, record.with(record.cell(), record.outcome()));
    }
  }

  @Test
  void whatSaysMoreStands() {
    List<CellRecord> rising = List.of(skipped("too large"), undecided(2, "why"), count(3, Verdict.COMPLETE, ""));
    IntStream.range(0, 3).forEach(low -> IntStream.range(low + 1, 3).forEach(high -> {
      assertStands(Rivals.SECOND, Rivals.SECOND, rising.get(low), rising.get(high));
      assertStands(Rivals.CONFLICT, Rivals.FIRST, rising.get(high), rising.get(low));
    }));
  }

  @Test
  void settledOnesMustAgree() {
    assertStands(Rivals.CONFLICT, Rivals.CONFLICT, count(3, Verdict.COMPLETE, ""), count(2, Verdict.EXTRA, ""));
  }

  /** Whoever was asked for fewer levels told the same dimension. */
  @Test
  void levelsAreNoContradiction() {
    LawCell cell = Counting.cell(Architectures.linear(1, 4, 4, 2), 1, 0);
    LawCount all = Counting.count(cell, Limits.DEFAULT);
    LawCount two = Counting.count(cell, Limits.DEFAULT.with(2));
    LawCount other = new LawCount(all.parameters(), all.levelDims(), all.lieDim() - 1, all.laws() + 1, all.knownLaws(),
        all.extraLaws() + 1, all.verdict(), all.bracketLength(), 0, "", all.certificate());
    assertNotEquals(all, two);
    assertStands(Rivals.FIRST, Rivals.FIRST, Sweeps.done(cell, all, 1), Sweeps.done(cell, two, 1));
    assertStands(Rivals.FIRST, Rivals.FIRST, Sweeps.done(cell, two, 1), Sweeps.done(cell, all, 1));
    assertStands(Rivals.CONFLICT, Rivals.CONFLICT, Sweeps.done(cell, two, 1), Sweeps.done(cell, other, 1));
  }

  @Test
  void theLaterTryStandsAndLimitsAccountForTheRest() {
    String time = "the limit of 10.0 seconds ended the search";
    assertStands(Rivals.SECOND, Rivals.FIRST, undecided(1, time), undecided(2, time));
    assertStands(Rivals.SECOND, Rivals.CONFLICT, undecided(1, "it stagnates"), undecided(2, "it stagnates"));
    assertStands(Rivals.SECOND, Rivals.FIRST, skipped("needs 3, the limit is 2"), skipped("needs 3, the limit is 1"));
    assertEquals(Optional.empty(), skipped("a").outcome());
  }
}
