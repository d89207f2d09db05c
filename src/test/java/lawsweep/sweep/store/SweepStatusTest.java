package lawsweep.sweep.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.FakeCounter;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.Records;
import lawsweep.sweep.log.LogLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepStatusTest {

  @TempDir
  Path temporary;

  @Test
  void countsEverythingOnce() throws IOException {
    ResultDirectory directory = Sweeps.prepare(temporary, Sweeps.of("a", 50));
    SweepStatus empty = SweepStatus.of(directory);
    assertEquals(50, empty.remaining());
    assertFalse(empty.complete());
    Sweeps.run(directory, new FakeCounter(), new Shard(2, 3), 1);
    Sweeps.run(directory, new FakeCounter(), Shard.WHOLE, 1);
    SweepStatus status = SweepStatus.of(directory);
    assertTrue(status.complete());
    assertEquals(50, status.count(CellStatus.DONE));
    for (Verdict verdict : Verdict.values()) {
      assertEquals(IntStream.range(0, 50).filter(i -> FakeCounter.countOf(Sweeps.cell(i)).verdict() == verdict).count(),
          status.count(verdict.label()));
    }
    assertEquals(status.count("undecided"), status.attention().size());
    assertEquals(List.of("dense engine-1"), status.roadVersions());
    JsonNode json = new ObjectMapper().readTree(status.toJson());
    assertEquals(50, json.get("done").intValue());
    assertEquals(status.count("extra"), json.get("verdicts").get("extra").longValue());
    assertTrue(json.get("complete").booleanValue());
    assertEquals("done", json.get("attention").get(0).get("status").textValue());
  }

  @Test
  void readsARunningSweep() throws IOException {
    ResultDirectory directory = Sweeps.prepare(temporary, Sweeps.of("a", 50));
    byte[] first = LogLine.of(Records.write(Sweeps.done(3)));
    byte[] second = LogLine.of(Records.write(Sweeps.done(4)));
    Path log = directory.log(Shard.WHOLE);
    Files.write(log, first);
    Files.write(log, Arrays.copyOf(second, 100), StandardOpenOption.APPEND);
    SweepStatus status = SweepStatus.of(directory);
    assertEquals(1, status.finished());
    assertEquals(List.of(), status.damages());
    assertEquals(first.length + 100, Files.size(log), "a reader writes nothing");
  }

  @Test
  void recordsOfOtherSweepsAndConflictsAreReported() throws IOException {
    ResultDirectory directory = Sweeps.prepare(temporary, Sweeps.of("a", 50));
    CellRecord right = Sweeps.done(3);
    CellRecord slower = CellRecord.done(right.cell(), right.outcome().orElseThrow(), right.method(), "other", 99);
    CellRecord wrong = CellRecord.done(right.cell(), right.outcome().orElseThrow(), right.method(), "fake", 1);
    wrong = new CellRecord(1, CellStatus.SKIPPED, wrong.cell(), Optional.empty(), "dense", "", 0, "too big");
    Path log = directory.log(new Shard(1, 2));
    Files.write(log, LogLine.of(Records.write(right)));
    Files.write(log, LogLine.of(Records.write(slower)), StandardOpenOption.APPEND);
    assertEquals(List.of(), SweepStatus.of(directory).conflicts());
    Files.write(log, LogLine.of(Records.write(wrong)), StandardOpenOption.APPEND);
    Files.write(log, LogLine.of(Records.write(Sweeps.done(60))), StandardOpenOption.APPEND);
    Files.write(log, LogLine.of(new byte[] {'{', '}'}), StandardOpenOption.APPEND);
    SweepStatus status = SweepStatus.of(directory);
    assertEquals(1, status.finished());
    assertEquals(1, status.conflicts().size());
    assertTrue(status.conflicts().get(0).startsWith(right.key() + ": the records in "));
    assertEquals(2, status.damages().size());
    assertTrue(status.damages().get(0).contains("record of another sweep"));
    assertTrue(status.damages().get(1).contains("unusable record"));
  }

  /** A sweep of three cells and what stands in its log. */
  private SweepStatus after(String name, CellRecord... records) throws IOException {
    ResultDirectory directory = Sweeps.prepare(temporary.resolve(name), Sweeps.of("a", 3));
    for (CellRecord record : records) {
      Files.write(directory.log(Shard.WHOLE), LogLine.of(Records.write(record)), StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
    return SweepStatus.of(directory);
  }

  private static CellRecord done(int i, Verdict verdict) {
    LawCount made = FakeCounter.countOf(Sweeps.cell(i));
    return Sweeps.done(Sweeps.cell(i), new LawCount(made.parameters(), made.levelDims(), made.lieDim(), made.laws(),
        made.knownLaws(), made.extraLaws(), verdict, made.bracketLength(), made.errorBound(),
        verdict == Verdict.UNDECIDED ? "a limit" : "", made.certificate()), 1);
  }

  @Test
  void aSweepWhoseCellsAllHaveRecordsIsFinished() throws IOException {
    CellRecord skipped = CellRecord.skipped(new CountCell(Sweeps.cell(1)), "dense", "fake", 0, "too big");
    CellRecord failed = CellRecord.failed(new CountCell(Sweeps.cell(2)), "dense", "fake", 0, "broken");
    CellRecord undecided = done(0, Verdict.UNDECIDED);
    CellRecord complete = done(0, Verdict.COMPLETE);
    assertEquals("not complete", after("none").state());
    SweepStatus part = after("part", undecided, skipped);
    assertEquals("not complete", part.state());
    assertFalse(part.settled());
    SweepStatus noted = after("noted", undecided, skipped, CellRecord.skipped(new CountCell(Sweeps.cell(2)), "dense",
        "fake", 0, "too big"));
    assertEquals("all 3 cells have records: 1 undecided, 2 skipped", noted.state());
    assertTrue(noted.settled() && noted.complete());
    SweepStatus broken = after("broken", complete, skipped, failed);
    assertEquals("all 3 cells have records: 1 skipped, 1 failed", broken.state());
    JsonNode json = new ObjectMapper().readTree(broken.toJson());
    assertFalse(json.get("complete").booleanValue());
    assertTrue(json.get("finished").booleanValue());
    assertEquals("complete", after("whole", complete, done(1, Verdict.EXTRA), done(2, Verdict.COMPLETE)).state());
    assertFalse(new ObjectMapper().readTree(part.toJson()).get("finished").booleanValue());
  }
}
