package lawsweep.sweep.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import lawsweep.kind.count.FakeCounter;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.support.Seeds;
import lawsweep.sweep.Caveat;
import lawsweep.sweep.CellColumns;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Column;
import lawsweep.sweep.Records;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.TableColumn;
import lawsweep.sweep.log.LogBlock;
import lawsweep.sweep.log.LogIndex;
import lawsweep.sweep.log.LogLine;
import lawsweep.sweep.log.LogRules;
import lawsweep.sweep.log.Reading;
import lawsweep.work.Limits;
import lawsweep.work.Team;
import lawsweep.work.ThreadTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept beside a log never changes what is read from it. */
class IndexedLogTest {

  private static final long SEED = Seeds.number("indexed log");
  private static final int CELLS = 40;
  private static final Sweep SWEEP = Sweeps.of("indexed", CELLS);
  private static final LogIndex.Sizes SMALL = new LogIndex.Sizes(3000, 2000, true);
  /** No log is as large as that. */
  private static final LogIndex.Sizes NONE = new LogIndex.Sizes(1 << 20, Long.MAX_VALUE, false);

  @TempDir
  Path temporary;

  private static CellRecord undecided(int cell, int fewer) {
    LawCount count = FakeCounter.countOf(Sweeps.cell(cell));
    long lie = Math.max(0, count.lieDim() - fewer);
    long laws = count.parameters() - lie;
    return Sweeps.done(Sweeps.cell(cell), new LawCount(count.parameters(), count.levelDims(), lie, laws,
        count.knownLaws(), laws - count.knownLaws(), Verdict.UNDECIDED, 2, 0,
        "brackets are above limits.bracket_length", count.certificate()), 1);
  }

  private static byte[] record(Random random) {
    // Some cells are none of the sweep's.
    int cell = random.nextInt(CELLS + 2);
    CellRecord done = Sweeps.done(cell);
    CellRecord record = switch (random.nextInt(8)) {
      case 0 -> CellRecord.failed(done.cell(), done.method(), "fake", 1, "broke at " + random.nextInt(3));
      case 1 -> CellRecord.skipped(done.cell(), done.method(), "fake", 0,
          "the estimate of " + random.nextInt(3) + " s is above limits.seconds");
      case 2 -> CellRecord.done(done.cell(), done.outcome().orElseThrow(), done.method(), "other", random.nextDouble());
      case 3 -> undecided(cell, random.nextInt(2));
      default -> done;
    };
    return Records.write(record);
  }

  /** Lines of a log: records, and what is none. */
  private static byte[] lines(Random random, int lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < lines; i++) {
      byte[] line = LogLine.of(random.nextInt(12) == 0
          ? "{\"schema\":99,\"cell\":\"x\"}".getBytes(StandardCharsets.UTF_8)
          : record(random));
      switch (random.nextInt(15)) {
        case 0 -> line[random.nextInt(line.length)] ^= (byte) (1 << random.nextInt(8));
        case 1 -> line = new byte[random.nextInt(3000)];
        case 2 -> line = LogLine.of("no record".getBytes(StandardCharsets.UTF_8));
        default -> {}
      }
      bytes.write(line);
    }
    return bytes.toByteArray();
  }

  /** All that can be seen of logs. */
  private static List<Object> seen(List<ResultIndex.Source> logs, LogIndex.Sizes sizes, Team team) throws IOException {
    try (ResultIndex index = ResultIndex.of(SWEEP, logs, sizes, team)) {
      List<Object> all = new ArrayList<>(List.of(index.records(), index.damages(), index.conflicts(), index.notices(),
          index.versions().lines()));
      for (int cell = 0; cell < index.cells(); cell++) {
        all.add(index.gist(cell));
        all.add(index.record(cell));
        all.add(index.written(cell));
        if (index.has(cell)) {
          all.add(index.seconds(cell));
        }
      }
      all.addAll(columns(index));
      return all;
    }
  }

  /** The columns of final records, which are what the records themselves give. */
  private static List<List<String>> columns(ResultIndex index) throws IOException {
    CellColumns columns = CellColumns.of(SWEEP, Column.Extent.ALL);
    List<List<String>> rows = new ArrayList<>();
    ResultColumns read = ResultColumns.of(index);
    for (int row = 0; row < read.rows(); row++) {
      CellRecord record = index.record(read.cell(row)).orElseThrow();
      assertEquals(record, read.parsed(row));
      List<Object> values = columns.of(record).getFirst();
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < values.size(); i++) {
        Texts column = read.column(columns.columns().get(i).key());
        assertEquals(values.get(i) == null, column.code(row) == 0);
        String text = new String(column.text(column.code(row)), StandardCharsets.UTF_8);
        assertEquals(TableColumn.printed(values.get(i)), text);
        texts.add(text);
      }
      Texts reasons = read.column("reason");
      assertEquals(record.reason(), new String(reasons.text(reasons.code(row)), StandardCharsets.UTF_8));
      rows.add(texts);
    }
    return rows;
  }

  private static List<SpecVersion> eras(Random random, String log, long length) {
    if (random.nextBoolean()) {
      return List.of();
    }
    Limits less = new Limits(1, 1 << 20, 3);
    Sweep before = Sweeps.of("indexed", CELLS, less);
    return List.of(SpecVersion.of(before, "0.1", Map.of()),
        SpecVersion.of(SWEEP, "0.1", Map.of(log, length / 2)));
  }

  @Test
  void answersAreThoseOfTheLogs() throws IOException {
    int used = 0;
    try (ThreadTeam team = new ThreadTeam(3)) {
      for (int round = 0; round < 24; round++) {
        Random random = new Random(SEED + round);
        Path directory = Files.createDirectory(temporary.resolve("round" + round));
        LogIndex.Sizes sizes = new LogIndex.Sizes(1 + random.nextInt(20_000), 1 + random.nextInt(10_000),
            true);
        List<ResultIndex.Source> logs = new ArrayList<>();
        for (int log = 1; log <= 1 + random.nextInt(3); log++) {
          Path path = directory.resolve("journal-" + log + "-of-3.log");
          Files.write(path, lines(random, random.nextInt(80)));
          logs.add(new ResultIndex.Source(path, eras(random, path.getFileName().toString(), Files.size(path))));
        }
        for (int step = 0; step < 8; step++) {
          String note = Seeds.note("round " + round + ", step " + step);
          List<Object> plain = seen(logs, NONE, Team.alone());
          assertEquals(plain, seen(logs, sizes, team), note);
          assertEquals(plain, seen(logs, sizes, team), note);
          assertEquals(plain, seen(logs, new LogIndex.Sizes(sizes.block(), 1, false), team), note);
          Path log = logs.get(random.nextInt(logs.size())).path();
          used += Files.exists(index(log)) ? 1 : 0;
          change(random, log, logs);
        }
      }
    }
    assertTrue(used > 100, used + " indexes");
  }

  private static Path index(Path log) {
    return log.resolveSibling(log.getFileName() + ".index");
  }

  /** Something happens to a log or its index. */
  private static void change(Random random, Path log, List<ResultIndex.Source> logs) throws IOException {
    byte[] bytes = Files.readAllBytes(log);
    Path index = index(log);
    switch (random.nextInt(8)) {
      case 0, 1 -> Files.write(log, join(bytes, lines(random, random.nextInt(60))));
      case 2 -> Files.write(log, join(bytes, Arrays.copyOf(LogLine.of(record(random)), random.nextInt(200))));
      case 3 -> Files.write(log, Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
      case 4 -> {
        if (bytes.length > 0) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
          Files.write(log, bytes);
        }
      }
      case 5 -> {
        if (Files.exists(index)) {
          byte[] kept = Files.readAllBytes(index);
          kept[random.nextInt(kept.length)] ^= (byte) (1 << random.nextInt(8));
          Files.write(index, kept);
        }
      }
      case 6 -> {
        if (Files.exists(index)) {
          byte[] kept = Files.readAllBytes(index);
          Files.write(index, Arrays.copyOf(kept, random.nextInt(kept.length)));
        }
      }
      default -> {
        Path other = index(logs.get(random.nextInt(logs.size())).path());
        if (Files.exists(other) && !other.equals(index)) {
          Files.write(index, Files.readAllBytes(other));
        }
      }
    }
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** Processes on other machines have the same numbers, and read the same logs. */
  @Test
  void anIndexIsWrittenWhereNobodyElseWrites() throws IOException {
    Path log = temporary.resolve("journal.log");
    Files.write(log, lines(new Random(SEED), 100));
    Path now = Files.writeString(temporary.resolve("journal.log.index." + ProcessHandle.current().pid() + "-"
        + Thread.currentThread().threadId() + ".part"), "under way");
    Path left = old("journal.log.index.1-1.part");
    List<Path> ofOthers = List.of(now, old("journal.log.index2.part"), old("journal-2.log.index.1-1.part"));
    seen(List.of(new ResultIndex.Source(log, List.of())), SMALL, Team.alone());
    assertTrue(Files.exists(index(log)));
    assertFalse(Files.exists(left));
    for (Path other : ofOthers) {
      assertEquals("under way", Files.readString(other), other.toString());
    }
  }

  /** A file that nobody wrote to for an hour. */
  private Path old(String name) throws IOException {
    Path file = Files.writeString(temporary.resolve(name), "under way");
    return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
  }

  /** The rules of the sweep, which say how many records they read, and do something before the first. */
  private static final class Watched implements LogRules {
    private final LogRules rules;
    private final String digest;
    private final List<Long> read = new ArrayList<>();
    private Runnable first = () -> {};

    Watched(String digest) {
      this.rules = new RecordRules(new RecordRules.SweepTables(SWEEP),
          LogEras.of(SWEEP, List.of(), "journal.log", _ -> SWEEP.records()), List.of(), "journal.log");
      this.digest = digest;
    }

    @Override
    public String digest() {
      return digest;
    }

    @Override
    public List<String> columns() {
      return rules.columns();
    }

    @Override
    public Optional<Caveat> caveat(String word) {
      return rules.caveat(word);
    }

    @Override
    public Reading read(byte[] payload, long offset) {
      Runnable now = first;
      first = () -> {};
      now.run();
      read.add(offset);
      return rules.read(payload, offset);
    }

    /** The places of all records that were read. */
    List<Long> open(Path log) throws IOException {
      read.clear();
      try (FileChannel channel = FileChannel.open(log)) {
        LogIndex index = LogIndex.of(log, channel, this, SMALL, Team.alone());
        assertEquals(Files.size(log), index.blocks().getLast().range().to());
      }
      return List.copyOf(read);
    }

    /** The times of all records. */
    List<Double> seconds(Path log) throws IOException {
      List<Double> seconds = new ArrayList<>();
      try (FileChannel channel = FileChannel.open(log)) {
        for (LogBlock block : LogIndex.of(log, channel, this, SMALL, Team.alone()).blocks()) {
          for (int line = 0; line < block.size(); line++) {
            seconds.add(block.lines().seconds(line));
          }
        }
      }
      return seconds;
    }
  }

  private static byte[] log(int from, int to, double seconds) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int cell = from; cell < to; cell++) {
      LawCount count = FakeCounter.countOf(Sweeps.cell(cell));
      bytes.write(LogLine.of(Records.write(Sweeps.done(Sweeps.cell(cell), count, seconds))));
    }
    return bytes.toByteArray();
  }

  @Test
  void whatIsKeptIsNotReadAgain() throws IOException {
    Path log = temporary.resolve("journal.log");
    byte[] begin = log(0, CELLS / 2, 1);
    Files.write(log, begin);
    Watched rules = new Watched("a");
    assertEquals(CELLS / 2, rules.open(log).size());
    assertEquals(List.of(), rules.open(log), "all is in the index");
    byte[] more = log(CELLS / 2, CELLS, 1);
    Files.write(log, join(begin, more));
    List<Long> added = rules.open(log);
    assertTrue(added.size() >= CELLS / 2 && added.getFirst() > begin.length - SMALL.block(), added.toString());
    assertEquals(List.of(), rules.open(log));
    assertEquals(CELLS, new Watched("b").open(log).size(), "another sweep or version");
    assertEquals(CELLS, rules.open(log).size(), "whose index was replaced");
    byte[] changed = join(begin, more);
    changed[changed.length - 3] ^= 1;
    Files.write(log, changed);
    assertEquals(CELLS - 1, rules.open(log).size());
  }

  /** A copy over a log that is being read (rsync --inplace) must not leave an index of the bytes before. */
  @Test
  void anIndexIsOfTheBytesThatWereRead() throws IOException {
    Path log = temporary.resolve("journal.log");
    Files.write(log, log(0, CELLS, 1));
    byte[] other = log(0, CELLS, 2);
    assertEquals(Files.size(log), other.length);
    Watched rules = new Watched("a");
    rules.first = () -> {
      try {
        Files.write(log, other, StandardOpenOption.WRITE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
    assertTrue(rules.seconds(log).contains(1.0), "some were read before");
    assertEquals(Collections.nCopies(CELLS, 2.0), rules.seconds(log));
  }

  @Test
  void anIndexIsUsedAndGrows() throws IOException {
    Path log = temporary.resolve("journal.log");
    List<ResultIndex.Source> logs = List.of(new ResultIndex.Source(log, List.of()));
    LogIndex.Sizes sizes = SMALL;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int cell = 0; cell < CELLS; cell++) {
      bytes.write(LogLine.of(Records.write(Sweeps.done(cell))));
    }
    byte[] all = bytes.toByteArray();
    Files.write(log, Arrays.copyOf(all, all.length / 2));
    seen(logs, sizes, Team.alone());
    byte[] half = Files.readAllBytes(index(log));
    seen(logs, sizes, Team.alone());
    assertTrue(Arrays.equals(half, Files.readAllBytes(index(log))), "written once");
    Files.write(log, all);
    List<Object> grown = seen(logs, sizes, Team.alone());
    byte[] whole = Files.readAllBytes(index(log));
    assertTrue(whole.length > half.length * 3 / 2);
    Files.delete(index(log));
    assertEquals(grown, seen(logs, sizes, Team.alone()));
    // Another sweep has other places.
    try (ResultIndex other = ResultIndex.of(Sweeps.of("other", 3), logs, sizes, Team.alone())) {
      assertEquals(3, other.records());
      assertEquals(CELLS - 3, other.damages().size());
    }
    assertNotEquals(whole.length, Files.size(index(log)));
    assertEquals(grown, seen(logs, sizes, Team.alone()));
    try (var left = Files.list(temporary)) {
      assertFalse(left.anyMatch(file -> file.toString().endsWith(".part")));
    }
  }
}
