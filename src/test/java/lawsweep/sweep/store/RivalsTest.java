package lawsweep.sweep.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.CountOutcome;
import lawsweep.kind.count.FakeCounter;
import lawsweep.law.Counting;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Loss;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.road.data.DataCertificate;
import lawsweep.road.data.DataRoad;
import lawsweep.support.Architectures;
import lawsweep.sweep.CellRecord;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
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

  private static LawCount levels(LawCount count, List<Integer> dims, double error) {
    return new LawCount(count.parameters(), dims, count.lieDim(), count.laws(), count.knownLaws(), count.extraLaws(),
        count.verdict(), count.bracketLength(), error, "", count.certificate());
  }

  /** Sweeps with different {@code levels}, whose records were merged. */
  @Test
  void levelsThatBothTellAreCompared() {
    LawCell cell = Counting.cell(Architectures.linear(1, 8, 8, 2), 1, 0);
    LawCount all = Counting.count(cell, Limits.DEFAULT);
    LawCount few = Counting.count(cell, Limits.DEFAULT.with(2));
    LawCount more = Counting.count(cell, Limits.DEFAULT.with(4));
    assertTrue(few.certificate().orders().isPresent() && more.certificate().orders().isPresent());
    for (List<LawCount> pair : List.of(List.of(few, more), List.of(more, few), List.of(few, all), List.of(all, more))) {
      assertStands(Rivals.FIRST, Rivals.FIRST, Sweeps.done(cell, pair.getFirst(), 1),
          Sweeps.done(cell, pair.getLast(), 1));
      List<Integer> dims = new ArrayList<>(pair.getLast().levelDims());
      dims.set(1, dims.get(1) + 1);
      assertStands(Rivals.CONFLICT, Rivals.CONFLICT, Sweeps.done(cell, pair.getFirst(), 1),
          Sweeps.done(cell, levels(pair.getLast(), dims, 0), 1));
      assertStands(Rivals.CONFLICT, Rivals.CONFLICT, Sweeps.done(cell, pair.getFirst(), 1),
          Sweeps.done(cell, levels(pair.getLast(), pair.getLast().levelDims(), 1e-13), 1));
    }
  }

  private static LawCount by(String version, LawCount count, long rank) {
    DataCertificate c = (DataCertificate) count.certificate();
    return count.with(3 * count.errorBound()).with(new DataCertificate(version, c.method(), c.cell(), c.primes(), rank,
        c.knownLaws(), c.phi(), c.tally(), c.tails(), "ab".repeat(32)));
  }

  /** Version 3 tests patterns and gives what version 2 gives, but for the bound on its error. */
  @Test
  void versionsOfDrawsAgreeWhereDrawsDo() {
    for (Architecture a : List.of(Architectures.relu(Bias.NONE, 3, 5, 5, 3), Architectures.relu(Bias.NONE, 3, 9, 3))) {
      LawCell cell = new LawCell(a, Fields.DATA, 1, 0, Optional.of(new DataChoice(2, 0, Optional.empty())));
      LawCount now = DataRoad.exact(Counting.VECTOR, Loss.MSE).count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER);
      long rank = ((DataCertificate) now.certificate()).rank();
      Rivals later = now.reason().isEmpty() ? Rivals.FIRST : Rivals.SECOND;
      Rivals conflict = now.reason().isEmpty() ? Rivals.CONFLICT : Rivals.SECOND;
      CellRecord record = Sweeps.done(cell, now, 1);
      assertEquals("3", now.certificate().engine());
      assertStands(later, Rivals.FIRST, record, Sweeps.done(cell, by("2", now, rank), 1));
      assertStands(later, Rivals.FIRST, Sweeps.done(cell, by("2", now, rank), 1), record);
      assertStands(conflict, Rivals.CONFLICT, record, Sweeps.done(cell, by("2", now, rank + 1), 1));
      assertStands(conflict, Rivals.CONFLICT, record, Sweeps.done(cell, by("3", now, rank), 1));
    }
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
