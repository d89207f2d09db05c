package lawsweep.sweep.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import lawsweep.kind.count.CountCell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.NotRecordsException;
import lawsweep.sweep.RecordSource;
import lawsweep.sweep.Records;
import lawsweep.sweep.store.Sweeps;
import org.junit.jupiter.api.Test;

class RecordFileTest {

  private static final String DONE = new String(Records.write(Sweeps.done(4)), StandardCharsets.UTF_8);

  private static List<RecordSource.Item> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<RecordSource.Item> read(byte[] bytes) throws IOException {
    List<RecordSource.Item> items = new ArrayList<>();
    try (RecordFile file = new RecordFile("f", new ByteArrayInputStream(bytes), FakeKinds.REAL)) {
      for (Optional<RecordSource.Item> item = file.next(); item.isPresent(); item = file.next()) {
        items.add(item.get());
      }
    }
    return items;
  }

  private static CellRecord record(RecordSource.Item item) {
    return assertInstanceOf(RecordSource.Read.class, item).record();
  }

  private static String refusal(String text) {
    return assertThrows(NotRecordsException.class, () -> read(text)).getMessage();
  }

  @Test
  void objectsMayBeLaidOutInAnyWay() throws IOException {
    String failed = new String(
        Records.write(CellRecord.failed(new CountCell(Sweeps.cell(3)), "dense", "fake", 1, "a \"}{\\\" b")),
        StandardCharsets.UTF_8);
    for (String between : List.of("", "\n", "\r\n\n \t")) {
      List<RecordSource.Item> items = read(between + DONE + between + failed + between + DONE.replace(",\"", "\n, \""));
      assertEquals(3, items.size());
      assertTrue(items.stream().allMatch(RecordSource.Read.class::isInstance));
      assertEquals("a \"}{\\\" b", record(items.get(1)).reason());
      assertEquals(record(items.get(0)), record(items.get(2)));
    }
    assertEquals("f:2 " + Sweeps.cell(4).key(), read("\n" + DONE).get(0).name());
  }

  @Test
  void aRecordThatContradictsItselfIsRefused() throws IOException {
    List<RecordSource.Item> items = read(DONE + "\n" + DONE.replace("\"primes\":\"", "\"primes\":\"1"));
    assertEquals(Sweeps.done(4), record(items.get(0)));
    assertEquals("f:2", items.get(1).name());
    String refusal = assertInstanceOf(RecordSource.Refused.class, items.get(1)).refusal();
    assertTrue(refusal.startsWith("expected 'primes' to be "), refusal);
  }

  @Test
  void anythingElseIsNoRecord() {
    assertEquals("expected records with certificates, got the empty file f", refusal(" \n"));
    for (String text : List.of("x", "[" + DONE + "]", DONE + ",", DONE.substring(1), "{}",
        "{\"a\":{\"certificate\":1}}",
        DONE.substring(0, DONE.length() - 1), "{\"certificate\": 1,,}", "{\"", "{\\", "\u0000")) {
      assertTrue(refusal(text).contains(" at f:1, got "), text);
    }
  }

  private static final String EXPORTED = new String(Records.writeCell(Sweeps.done(4)), StandardCharsets.UTF_8);

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void exportsOfBothSchemasAreRead() throws IOException {
    List<RecordSource.Item> items = read(DONE + "\n" + EXPORTED + "\n");
    assertEquals(record(items.get(0)), record(items.get(1)));
    String refusal = assertInstanceOf(RecordSource.Refused.class,
        read(EXPORTED.replace("\"hidden\":", "\"hidden\":1")).getFirst()).refusal();
    assertTrue(refusal.startsWith("expected 'hidden' to be "), refusal);
  }

  /** Editors and shells leave marks, archives are packed, also in parts. */
  @Test
  void marksAndPackingAreSeenThrough() throws IOException {
    byte[] marked = bytes("\ufeff" + DONE + "\n" + EXPORTED + "\n");
    ByteArrayOutputStream parts = new ByteArrayOutputStream();
    parts.write(gzip(bytes(DONE + "\n")));
    parts.write(gzip(bytes(EXPORTED + "\n")));
    for (byte[] file : List.of(marked, gzip(marked), gzip(bytes(DONE + EXPORTED)), parts.toByteArray())) {
      List<RecordSource.Item> items = read(file);
      assertEquals(2, items.size());
      assertEquals(record(items.get(0)), record(items.get(1)));
    }
    assertEquals("expected records with certificates, got the empty file f", refusal("\ufeff"));
    assertEquals("expected records with certificates, got the empty file f",
        assertThrows(NotRecordsException.class, () -> read(gzip(new byte[0]))).getMessage());
  }

  /** What was interrupted while it was copied still counts up to there. */
  @Test
  void anObjectThatIsCutOffIsRefusedAfterOthers() throws IOException {
    String whole = DONE + "\n" + EXPORTED + "\n";
    for (int cut : new int[] {1, 2, 5, 40, DONE.length() - 1}) {
      List<RecordSource.Item> items = read(whole + DONE.substring(0, cut));
      assertEquals(3, items.size());
      assertEquals(record(items.get(0)), record(items.get(1)));
      assertEquals(new RecordSource.Refused("f:3",
          "the file ends within this object: it was cut off, and what is before it is whole"), items.get(2));
    }
    byte[] packed = gzip(bytes((whole + EXPORTED.replace("4", "5")).repeat(40)));
    for (int missing : new int[] {1, 8, 12, 60, 300}) {
      List<RecordSource.Item> items = read(Arrays.copyOf(packed, packed.length - missing));
      assertInstanceOf(RecordSource.Read.class, items.getFirst());
      assertEquals(1, items.stream().filter(RecordSource.Refused.class::isInstance)
          .filter(item -> ((RecordSource.Refused) item).refusal().contains("cut off")).count(), missing + " missing");
    }
    for (int left : new int[] {2, 9, 12}) {
      assertEquals("expected records with certificates, got the beginning of a file of gzip, f",
          assertThrows(NotRecordsException.class, () -> read(Arrays.copyOf(packed, left))).getMessage());
    }
  }

  @Test
  void otherFilesAreCalledWhatTheyAre() throws IOException {
    assertEquals("expected JSON, plain or packed by gzip, got f, text in UTF-16, and JSON is UTF-8",
        assertThrows(NotRecordsException.class, () -> read(DONE.getBytes(StandardCharsets.UTF_16))).getMessage());
    assertTrue(refusal("PAR1....").contains("a Parquet file"));
    assertTrue(refusal("BZh91AY").contains("packed by bzip2: unpack it"));
    byte[] damaged = gzip(bytes(DONE.repeat(50)));
    damaged[10] = (byte) 0xff;
    String message = assertThrows(NotRecordsException.class, () -> read(damaged)).getMessage();
    assertTrue(message.startsWith("expected records, got f, a damaged file of gzip: "), message);
  }

  @Test
  void whatItIsReadsAsASentence() {
    String begin =
        "expected a record with a certificate, as 'export --format json' writes it, or a theorem at f:1, got ";
    assertEquals(begin + "an empty object", refusal("{}"));
    assertEquals(begin + "an object that is neither: expected the key 'cell'", refusal("{\"a\": 1}"));
    assertEquals(begin + "an array: its objects should stand one after the other", refusal("[" + DONE + "]"));
    assertEquals(begin + "an object that does not end", refusal(DONE.substring(0, 50)));
  }
}
