package lawsweep.sweep.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lawsweep.kind.count.FakeCounter;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeTest {

  @TempDir
  Path temporary;

  private Path results(String name, FakeCounter counter, Shard... shards) throws IOException {
    Path path = temporary.resolve(name);
    ResultDirectory directory = Sweeps.prepare(path, Sweeps.of("a", 40));
    for (Shard shard : shards) {
      Sweeps.run(directory, counter, shard, 1);
    }
    return path;
  }

  private static FakeCounter failingOrWrong(int seed, boolean wrong) {
    return new FakeCounter() {
      @Override
      public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
        if (cell.seed() == seed && !wrong) {
          throw new IllegalStateException("failed here");
        }
        LawCount c = super.count(cell, limits, team, stop);
        return cell.seed() == seed
            ? new LawCount(c.parameters(), c.levelDims(), c.lieDim(), c.laws() + 1, c.knownLaws(), c.extraLaws(),
                c.verdict(), c.bracketLength(), c.errorBound(), c.reason(), c.certificate())
            : c;
      }
    };
  }

  @Test
  void shardsRunApartBecomeTheWhole() throws IOException {
    Path whole = results("whole", new FakeCounter(), Shard.WHOLE);
    Path one = results("one", new FakeCounter(), new Shard(1, 3), new Shard(2, 3));
    Path two = results("two", new FakeCounter(), new Shard(2, 3), new Shard(3, 3));
    Path out = temporary.resolve("new/out");
    Merge.Result result = Merge.run(List.of(one, two), out, Sweeps.READER);
    assertEquals(40, result.merged());
    assertTrue(result.repeated() > 5);
    ResultDirectory merged = ResultDirectory.open(out, Sweeps.READER);
    assertEquals(Sweeps.results(ResultDirectory.open(whole, Sweeps.READER)), Sweeps.results(merged));
    assertEquals(1, merged.logs().size());
    assertEquals(Map.of("merged", List.of(Map.of("host", "here"), Map.of("host", "here"))),
        merged.manifest().provenance());
    FakeCounter idle = new FakeCounter();
    Sweeps.run(Sweeps.prepare(out, Sweeps.of("a", 40)), idle, Shard.WHOLE, 1);
    assertEquals(0, idle.counted.get(), "a merged directory is run on");

    Path other = temporary.resolve("other");
    Merge.run(List.of(one, two), other, Sweeps.READER);
    assertArrayEquals(Files.readAllBytes(out.resolve("journal.log")), Files.readAllBytes(other.resolve("journal.log")));
  }

  @Test
  void recordsThatDifferAreAnErrorThatNamesTheCell() throws IOException {
    Path right = results("right", new FakeCounter(), Shard.WHOLE);
    Path wrong = results("wrong", failingOrWrong(7, true), new Shard(1, 2), new Shard(2, 2));
    Path out = temporary.resolve("out");
    String message = String.valueOf(assertThrows(MergeConflictException.class,
        () -> Merge.run(List.of(right, wrong), out, Sweeps.READER)).getMessage());
    assertTrue(message.contains(Sweeps.cell(7).key()), message);
    assertTrue(message.contains("right/journal.log") && message.contains("wrong/journal-"), message);
    assertFalse(Files.exists(out));
  }

  @Test
  void aFailedRecordGivesWay() throws IOException {
    Path good = results("good", new FakeCounter(), Shard.WHOLE);
    Path bad = results("bad", failingOrWrong(7, false), Shard.WHOLE);
    for (List<Path> order : List.of(List.of(good, bad), List.of(bad, good))) {
      Path out = temporary.resolve("out-" + order.get(0).getFileName());
      Merge.run(order, out, Sweeps.READER);
      assertEquals(Sweeps.results(ResultDirectory.open(good, Sweeps.READER)),
          Sweeps.results(ResultDirectory.open(out, Sweeps.READER)));
    }
  }

  @Test
  void otherSweepsAndTakenDirectoriesAreRefused() throws IOException {
    Path one = results("one", new FakeCounter(), Shard.WHOLE);
    Path another = temporary.resolve("another");
    Sweeps.prepare(another, Sweeps.of("b", 4));
    Path out = temporary.resolve("out");
    assertThrows(DirectoryRefusedException.class, () -> Merge.run(List.of(one, another), out, Sweeps.READER));
    assertThrows(DirectoryRefusedException.class, () -> Merge.run(List.of(one), one, Sweeps.READER));
    assertThrows(DirectoryRefusedException.class, () -> Merge.run(List.of(), out, Sweeps.READER));
    assertThrows(DirectoryRefusedException.class,
        () -> Merge.run(List.of(temporary.resolve("none")), out, Sweeps.READER));
    assertFalse(Files.exists(out));
    Files.createDirectory(out);
    Merge.run(List.of(one), out, Sweeps.READER);
    try (Stream<Path> entries = Files.list(temporary)) {
      assertEquals(3, entries.count(), "nothing is left beside the directories");
    }
  }

  @Test
  void whatIsMissingOrDamagedStaysMissing() throws IOException {
    Path half = results("half", new FakeCounter(), new Shard(1, 2));
    Path log = half.resolve("journal-1-of-2.log");
    byte[] bytes = Files.readAllBytes(log);
    bytes[bytes.length / 2] ^= 4;
    Files.write(log, bytes);
    Merge.Result result = Merge.run(List.of(half), temporary.resolve("out"), Sweeps.READER);
    assertEquals(40, result.cells());
    assertEquals(SweepStatus.of(ResultDirectory.open(half, Sweeps.READER)).finished(), result.merged());
    assertEquals(1, result.warnings().size());
  }

  private static void mergeOnce(Path source, Path out) {
    try {
      if (!Files.exists(out.resolve(ResultDirectory.MANIFEST))) {
        Merge.run(List.of(source), out, Sweeps.READER);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The second of two merges finds that the first was faster. */
  @Test
  void theLoserOfTwoMergesSaysSo() throws IOException {
    Path one = results("one", new FakeCounter(), Shard.WHOLE);
    for (boolean madeBefore : new boolean[] {false, true}) {
      Path out = temporary.resolve("out" + madeBefore);
      if (madeBefore) {
        Files.createDirectory(out);
      }
      DirectoryRefusedException lost = assertThrows(DirectoryRefusedException.class,
          () -> Merge.run(List.of(one), out, (source, files) -> {
            mergeOnce(one, out);
            return Sweeps.READER.read(source, files);
          }));
      assertEquals("expected " + out + " to stay new or empty while merging, but another process, such as a second"
          + " merge, put something there first; it was left as it is, and this merge kept nothing: see 'lawsweep"
          + " status " + out + "', or give another --out", lost.getMessage());
      assertEquals(40, Sweeps.results(ResultDirectory.open(out, Sweeps.READER)).size());
    }
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(List.of("one", "outfalse", "outtrue"),
          left.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }
}
