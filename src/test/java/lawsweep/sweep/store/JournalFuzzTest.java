package lawsweep.sweep.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.FakeCounter;
import lawsweep.kind.count.SettingRecords;
import lawsweep.kind.count.SymmetricRecords;
import lawsweep.kind.simulation.Simulations;
import lawsweep.support.Seeds;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Records;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.log.LogLine;
import lawsweep.sweep.log.LogScan;
import lawsweep.work.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spoilt logs, ten thousand of them: every untouched record is found, none is made up, and the run goes on. */
class JournalFuzzTest {

  private static final int ROUNDS = 10_000 * Integer.getInteger("lawsweep.testMultiplier", 1);
  private static final int RESUMED = 100;
  private static final long SEED = Seeds.number("spoilt logs");

  private static final List<CellRecord> RECORDS = records();
  private static final List<byte[]> PAYLOADS = RECORDS.stream().map(Records::write).toList();
  private static final List<byte[]> FRAMES = PAYLOADS.stream().map(LogLine::of).toList();

  @TempDir
  Path temporary;

  private static List<CellRecord> records() {
    List<CellRecord> records = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      records.add(Sweeps.done(i));
    }
    records.add(CellRecord.failed(new CountCell(Sweeps.cell(10)), "dense", "fake", 1, "an \"error\" \\ \u00e9"));
    records.add(CellRecord.skipped(new CountCell(Sweeps.cell(11)), "dense", "fake", 0, "too large"));
    records.addAll(List.of(SymmetricRecords.forest(), SymmetricRecords.thread(), SymmetricRecords.flow()));
    records.addAll(SettingRecords.all());
    Random random = new Random(5);
    for (int i = 0; i < 4; i++) {
      records.add(Simulations.done(Simulations.random(random)));
    }
    return List.copyOf(records);
  }

  static Sweep sweep() {
    return new Sweep("fuzz", RECORDS.getFirst().cell().sweepSeed(), Limits.DEFAULT,
        RECORDS.stream().map(CellRecord::cell).toList(),
        new Sweep.Source("fuzz".getBytes(StandardCharsets.UTF_8), Map.of()), FakeKinds.FAKE);
  }

  static List<byte[]> payloads() {
    return PAYLOADS;
  }

  /** Found in a log: the numbers of records, -1 for one that nobody wrote. */
  private static List<Integer> scan(Path log) throws IOException {
    Map<String, Integer> known = new HashMap<>();
    for (int k = 0; k < PAYLOADS.size(); k++) {
      known.put(new String(PAYLOADS.get(k), StandardCharsets.ISO_8859_1), k);
    }
    List<Integer> found = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(log)) {
      LogScan.Outcome outcome = LogScan.scan(channel, (payload, at) -> found
          .add(known.getOrDefault(new String(payload, StandardCharsets.ISO_8859_1), -1)));
      assertTrue(outcome.end() >= 0 && outcome.end() <= Files.size(log) + 1, outcome::toString);
      assertEquals(checksum(log, outcome.end()), outcome.checksum());
      for (long to = 1; to < Files.size(log); to += 1 + Files.size(log) / 3) {
        LogScan.Outcome part = LogScan.lines(channel, 0, to, (payload, at) -> {});
        assertEquals(checksum(log, part.end()), part.checksum());
      }
    }
    return found;
  }

  private static int checksum(Path log, long end) throws IOException {
    CRC32C crc = new CRC32C();
    crc.update(Files.readAllBytes(log), 0, Math.toIntExact(end));
    return (int) crc.getValue();
  }

  private static FuzzedLog spoilt(Random random) {
    FuzzedLog log = new FuzzedLog(FRAMES, random.nextInt(1, 7), random);
    for (int n = random.nextInt(6); n > 0; n--) {
      log.spoil();
    }
    return log;
  }

  @Test
  void untouchedRecordsAreFoundAndNoOthersAccepted() throws Exception {
    Path path = temporary.resolve("journal.log");
    Sweep sweep = sweep();
    Set<Integer> seen = new HashSet<>();
    int lost = 0;
    for (int round = 0; round < ROUNDS; round++) {
      FuzzedLog log = spoilt(new Random(SEED + round));
      Files.write(path, log.bytes());
      String which = Seeds.note("round " + round);
      List<Integer> found = scan(path);
      assertTrue(!found.contains(-1), which + ": a record that was not written");
      assertTrue(containsInOrder(found, log.untouched()), which + ": found " + found + " of " + log.untouched());
      lost += found.size() < FRAMES.size() ? 1 : 0;
      seen.addAll(found);
      if (round % 10 == 0) {
        index(sweep, path, found, which);
      }
    }
    assertEquals(FRAMES.size(), seen.size());
    assertTrue(lost > ROUNDS / 2);
  }

  private static boolean containsInOrder(List<Integer> found, List<Integer> wanted) {
    int next = 0;
    for (int k : found) {
      if (next < wanted.size() && wanted.get(next) == k) {
        next++;
      }
    }
    return next == wanted.size();
  }

  /** The index has the records that were found, and says the rest in a line each. */
  private static void index(Sweep sweep, Path path, List<Integer> found, String which) throws IOException {
    try (ResultIndex index = ResultIndex.of(sweep, List.of(new ResultIndex.Source(path, List.of())))) {
      Set<Integer> cells = new TreeSet<>();
      for (int cell = 0; cell < index.cells(); cell++) {
        Optional<CellRecord> record = index.record(cell);
        if (record.isPresent()) {
          cells.add(cell);
          assertTrue(RECORDS.get(cell).sameResult(record.get()), which);
        }
      }
      assertEquals(new TreeSet<>(found), cells, which);
      for (String damage : index.damages()) {
        assertEquals(1, damage.lines().count(), which + ": " + damage);
      }
      assertEquals(List.of(), index.conflicts(), which);
    }
  }

  @Test
  void runsGoOnWithSpoiltLogs() throws Exception {
    Sweep sweep = Sweeps.of("resumed", 10);
    for (int round = 0; round < RESUMED; round++) {
      FuzzedLog log = new FuzzedLog(FRAMES.subList(0, 10), 1 + round % 10, new Random(SEED - 1 - round));
      for (int n = round % 7; n > 0; n--) {
        log.spoil();
      }
      ResultDirectory directory = Sweeps.prepare(temporary.resolve("resumed" + round), sweep);
      Files.write(directory.log(Shard.WHOLE), log.bytes());
      Set<Integer> found = new HashSet<>(scan(directory.log(Shard.WHOLE)));
      FakeCounter counter = new FakeCounter();
      assertEquals(10, Sweeps.run(directory, counter, Shard.WHOLE, 1).done(), Seeds.note("round " + round));
      assertEquals(10 - found.size(), counter.counted.get(), Seeds.note("round " + round));
      assertEquals(List.of(), wrong(directory), Seeds.note("round " + round));
      FakeCounter again = new FakeCounter();
      Sweeps.run(directory, again, Shard.WHOLE, 1);
      assertEquals(0, again.counted.get(), Seeds.note("round " + round));
    }
  }

  /** Cells whose result is not the one it should be. */
  private static List<Integer> wrong(ResultDirectory directory) throws IOException {
    List<Integer> cells = new ArrayList<>();
    try (ResultIndex index = ResultIndex.of(directory)) {
      for (int cell = 0; cell < 10; cell++) {
        if (!index.record(cell).orElseThrow().sameResult(RECORDS.get(cell))) {
          cells.add(cell);
        }
      }
    }
    return cells;
  }
}
