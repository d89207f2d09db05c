package lawsweep.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.CountOutcome;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.sweep.store.Sweeps;
import lawsweep.text.Durations;
import lawsweep.work.ThreadTeam;
import org.junit.jupiter.api.Test;

class SweepFindingsTest {

  /** Made-up records of all sorts. */
  private static List<CellRecord> records() {
    List<CellRecord> records = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      CountCell cell = new CountCell(Sweeps.cell(i));
      records.add(switch (i % 10) {
        case 7 -> CellRecord.skipped(cell, "dense", "fake", i * 1e-3, "memory of " + i + " MiB is too much");
        case 8 -> i % 20 == 8
            ? CellRecord.skipped(cell, "dense", "fake", 0, "stopped by limits.seconds, 3.5")
            : CellRecord.failed(cell, "dense", "fake", 0.5, "broken at " + i);
        default -> Sweeps.done(i);
      });
    }
    return records;
  }

  private static List<LawCount> counts(List<CellRecord> records, Verdict verdict) {
    return records.stream().flatMap(record -> CountOutcome.count(record).stream())
        .filter(count -> count.verdict() == verdict).toList();
  }

  @Test
  void theLinesAreThoseOfBruteForceInAnyOrderAndOnAnyThreads() {
    List<CellRecord> records = records();
    List<LawCount> extra = counts(records, Verdict.EXTRA);
    List<String> surprises = extra.stream().filter(count -> count.laws() != count.certificate().provenLaws())
        .map(count -> count.certificate().cell().key()).sorted().toList();
    List<String> failed = records.stream().filter(record -> record.status() == CellStatus.FAILED)
        .map(CellRecord::key).sorted().toList();
    List<CellRecord> longest = records.stream().sorted(Comparator.comparingDouble((CellRecord r) -> -r.seconds())
        .thenComparing(CellRecord::key)).limit(3).toList();
    double seconds = records.stream().mapToDouble(CellRecord::seconds).sum();
    List<String> lines = new ArrayList<>();
    lines.add("verdicts: " + counts(records, Verdict.COMPLETE).size() + " complete, " + extra.size() + " extra ("
        + (extra.size() - surprises.size()) + " of a theorem, " + surprises.size() + " that no theorem predicts), "
        + counts(records, Verdict.UNDECIDED).size() + " undecided");
    lines.add("surprises: " + String.join(", ", surprises.subList(0, 3)) + " and " + (surprises.size() - 3) + " more");
    for (String key : failed.subList(0, 3)) {
      lines.add(key + " failed: broken at " + key.substring(key.lastIndexOf('_') + 1));
    }
    lines.add("and " + (failed.size() - 3) + " more failed");

    for (int order = 0; order < 5; order++) {
      Collections.shuffle(records, new Random(order));
      SweepFindings findings = new SweepFindings(FakeKinds.FAKE);
      ConcurrentLinkedQueue<String> news = new ConcurrentLinkedQueue<>();
      try (ThreadTeam team = new ThreadTeam(3)) {
        team.forEach(records.size(), i -> findings.add(records.get(i)).ifPresent(news::add));
      }
      List<String> found = findings.lines();
      assertEquals(lines, found.subList(0, lines.size()));
      assertEquals(surprises.size() + failed.size(), news.size());
      assertEquals(lines.subList(2, 6), findings.failures());
      String skipped = found.get(lines.size());
      assertTrue(skipped.startsWith("skipped: 450, such as ") && skipped.contains("; most often (300): memory of "),
          skipped);
      assertTrue(found.get(lines.size() + 1).startsWith("undecided: "), found.toString());
      String time = found.getLast();
      assertTrue(time.startsWith("time: " + Durations.brief(seconds) + ", summed over cells; the longest are "), time);
      assertTrue(time.indexOf(longest.get(0).key() + " (") < time.indexOf(longest.get(1).key() + " (")
          && time.endsWith(
              longest.get(2).key() + " (" + Durations.shown(longest.get(2).seconds()) + ")"),
          time);
      assertEquals(lines.size() + 3, found.size());
    }
  }

  @Test
  void nothingIsSaidOfNothing() {
    SweepFindings findings = new SweepFindings(FakeKinds.FAKE);
    assertEquals(List.of(), findings.lines());
    assertEquals(List.of(), findings.failures());
  }

  @Test
  void theTimeSaysWhereItWent() {
    SweepFindings findings = new SweepFindings(FakeKinds.FAKE);
    findings.add(Sweeps.done(4));
    assertEquals("time: 4 ms", findings.lines().getLast());
    findings.add(Sweeps.done(8));
    assertEquals("time: 12 ms, summed over cells, 100 % of it in " + Sweeps.cell(8).key() + " (8 ms), "
        + Sweeps.cell(4).key() + " (4 ms)", findings.lines().getLast());
  }
}
