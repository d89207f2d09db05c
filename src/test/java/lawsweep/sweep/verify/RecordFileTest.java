package lawsweep.sweep.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    List<RecordSource.Item> items = new ArrayList<>();
    try (RecordFile file = new RecordFile("f", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        FakeKinds.REAL)) {
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
}
