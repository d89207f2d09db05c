package lawsweep.sweep.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import lawsweep.sweep.Records;
import lawsweep.sweep.log.Journal;
import lawsweep.sweep.log.LogFile;
import lawsweep.sweep.log.LogLine;
import lawsweep.sweep.log.LogScan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class JournalTest {

  @TempDir
  Path directory;

  private record Scanned(LogScan.Outcome outcome, List<String> keys) {}

  private static Scanned scan(Path log) throws IOException {
    List<String> keys = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(log)) {
      LogScan.Outcome outcome = LogScan.scan(channel,
          (payload, offset) -> keys.add(Records.read(payload, 77).key()));
      return new Scanned(outcome, keys);
    }
  }

  private static List<String> keys(int from, int to) {
    List<String> keys = new ArrayList<>();
    for (int i = from; i < to; i++) {
      keys.add(Sweeps.cell(i).key());
    }
    return keys;
  }

  private Path journal(int records) throws IOException {
    Path log = directory.resolve("journal.log");
    Files.deleteIfExists(log);
    try (Journal journal = Journal.open(log)) {
      for (int i = 0; i < records; i++) {
        journal.append(Records.write(Sweeps.done(i)));
      }
    }
    return log;
  }

  @Test
  void recordsComeBackInOrder() throws IOException {
    Scanned scanned = scan(journal(3000));
    assertTrue(Files.size(directory.resolve("journal.log")) > 1 << 20, "longer than any buffer");
    assertEquals(keys(0, 3000), scanned.keys());
    assertEquals(List.of(), scanned.outcome().damagedAt());
    assertFalse(scanned.outcome().torn());
  }

  @Test
  void aTailTornAtAnyByteIsDropped() throws IOException {
    byte[] whole = Files.readAllBytes(journal(2));
    List<Integer> ends = new ArrayList<>(List.of(0));
    for (int i = 0; i < whole.length; i++) {
      if (whole[i] == '\n') {
        ends.add(i + 1);
      }
    }
    Path log = directory.resolve("torn.log");
    for (int length = 0; length <= whole.length; length++) {
      Files.write(log, Arrays.copyOf(whole, length));
      int records = 0;
      while (records + 1 < ends.size() && ends.get(records + 1) <= length) {
        records++;
      }
      Scanned before = scan(log);
      assertEquals(keys(0, records), before.keys());
      assertEquals(length != ends.get(records), before.outcome().torn());
      if (length % 31 == 0 || length >= whole.length - 2) {
        try (Journal journal = Journal.open(log)) {
          journal.append(Records.write(Sweeps.done(9)));
        }
        List<String> expected = new ArrayList<>(keys(0, records));
        expected.add(Sweeps.cell(9).key());
        Scanned after = scan(log);
        assertEquals(expected, after.keys());
        assertEquals(List.of(), after.outcome().damagedAt());
        assertFalse(after.outcome().torn());
      }
    }
  }

  @Test
  void aDamagedByteCostsOneRecordAtMost() throws IOException {
    byte[] whole = Files.readAllBytes(journal(2));
    Path log = directory.resolve("damaged.log");
    Random random = new Random(1);
    int record = 0;
    for (int at = 0; at < whole.length; at++) {
      for (int mask : new int[] {1 << random.nextInt(8), whole[at] ^ (at % 3 == 0 ? ' ' : '\n')}) {
        byte[] damaged = whole.clone();
        damaged[at] ^= (byte) mask;
        if (mask == 0) {
          continue;
        }
        Files.write(log, damaged);
        Scanned scanned = scan(log);
        List<String> expected = keys(0, 2);
        if (whole[at] != '\n') {
          expected.remove(record);
        }
        assertEquals(expected, scanned.keys(), "byte " + at);
        assertFalse(scanned.outcome().damagedAt().isEmpty() && !scanned.outcome().torn(), "byte " + at);
      }
      if (whole[at] == '\n') {
        record++;
      }
    }
  }

  @Test
  void aLogWithDamageIsAppendedTo() throws IOException {
    Path log = journal(3);
    byte[] damaged = Files.readAllBytes(log);
    damaged[20] ^= 1;
    damaged[damaged.length - 1] = 'x';
    Files.write(log, damaged);
    try (Journal journal = Journal.open(log)) {
      journal.append(Records.write(Sweeps.done(7)));
    }
    assertEquals(List.of(Sweeps.cell(1).key(), Sweeps.cell(2).key(), Sweeps.cell(7).key()), scan(log).keys());
  }

  @Test
  void garbageIsNoRecord() throws IOException {
    Path log = directory.resolve("garbage.log");
    Random random = new Random(2);
    for (int round = 0; round < 300; round++) {
      byte[] bytes = new byte[random.nextInt(3000)];
      random.nextBytes(bytes);
      Files.write(log, bytes);
      assertEquals(List.of(), scan(log).keys());
    }
    Files.write(log, new byte[5000]);
    assertTrue(scan(log).outcome().torn());
    assertEquals(0, scan(log).outcome().end());
  }

  @Test
  void manyThreadsMayAppend() throws Exception {
    Path log = directory.resolve("threads.log");
    AtomicInteger next = new AtomicInteger();
    try (Journal journal = Journal.open(log)) {
      Thread[] threads = new Thread[4];
      for (int t = 0; t < threads.length; t++) {
        threads[t] = new Thread(() -> {
          for (int i = next.getAndIncrement(); i < 2000; i = next.getAndIncrement()) {
            try {
              journal.append(Records.write(Sweeps.done(i)));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        });
        threads[t].start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
    Scanned scanned = scan(log);
    List<String> sorted = new ArrayList<>(scanned.keys());
    List<String> expected = keys(0, 2000);
    sorted.sort(null);
    expected.sort(null);
    assertEquals(expected, sorted);
  }

  @Test
  void recordsReachTheFileWhileTheJournalIsOpen() throws Exception {
    Path log = directory.resolve("open.log");
    try (Journal journal = Journal.open(log)) {
      journal.append(Records.write(Sweeps.done(0)));
      for (int i = 0; i < 100 && Files.size(log) == 0; i++) {
        Thread.sleep(50);
      }
      assertEquals(keys(0, 1), scan(log).keys());
    }
  }

  /** A disk with room for so many bytes. */
  public static final class SmallDisk implements LogFile {
    private final int room;
    private final int atOnce;
    public final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public SmallDisk(int room, int atOnce) {
      this.room = room;
      this.atOnce = atOnce;
    }

    @Override
    public void append(ByteBuffer from) throws IOException {
      int length = Math.min(Math.min(atOnce, from.remaining()), room - bytes.size());
      if (length <= 0) {
        throw new IOException("No space left on device");
      }
      byte[] part = new byte[length];
      from.get(part);
      bytes.write(part, 0, length);
    }

    @Override
    public void truncate(long length) {
      byte[] kept = Arrays.copyOf(bytes.toByteArray(), (int) length);
      bytes.reset();
      bytes.writeBytes(kept);
    }

    @Override
    public void force() {}

    @Override
    public void close() {}
  }

  @Test
  void aFullDiskLeavesWholeRecords() throws Exception {
    int size = LogLine.of(Records.write(Sweeps.done(5))).length;
    for (int room = 0; room < 4 * size; room += 197) {
      SmallDisk disk = new SmallDisk(room, 64);
      Journal journal = new Journal("journal.log", disk, 0);
      for (int i = 0; i < 10; i++) {
        journal.append(Records.write(Sweeps.done(5)));
      }
      IOException e = assertThrows(IOException.class, journal::close);
      assertEquals("cannot write journal.log: No space left on device", e.getMessage());
      assertTrue(journal.broken());
      assertThrows(IOException.class, () -> journal.append(Records.write(Sweeps.done(6))));
      assertEquals(room / size * size, disk.bytes.size());
      Path log = directory.resolve("full.log");
      Files.write(log, disk.bytes.toByteArray());
      Scanned scanned = scan(log);
      assertEquals(room / size, scanned.keys().size());
      assertFalse(scanned.outcome().torn());
    }
  }
}
