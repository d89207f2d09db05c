package lawsweep.kind.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lawsweep.json.RecordFormatException;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.Loss;
import lawsweep.law.Subject;
import lawsweep.network.Architecture;
import lawsweep.support.Architectures;
import lawsweep.support.Effort;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Column;
import lawsweep.sweep.Records;
import lawsweep.sweep.store.Sweeps;
import lawsweep.work.Estimate;
import lawsweep.work.LimitCheck;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static List<CellRecord> records() {
    List<CellRecord> records = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      records.add(Sweeps.done(i));
    }
    records.add(
        CellRecord.failed(new CountCell(Sweeps.cell(3)), "dense", "fake", 1.5, "Oops: \u00e9 \"quoted\"\tand tab"));
    records.add(CellRecord.skipped(new CountCell(Sweeps.cell(4)), "dense", "fake", 0,
        "needs about 3 TiB of memory, the limit is 8 GiB"));
    return records;
  }

  @Test
  void whatIsWrittenIsRead() {
    for (CellRecord record : records()) {
      byte[] json = Records.write(record);
      assertEquals(record, Records.read(json, 77));
      assertFalse(new String(json, StandardCharsets.UTF_8).contains("\n"));
    }
  }

  @Test
  void keysAreTheColumnsInOrder() throws IOException {
    List<String> expected = new ArrayList<>(Records.columns(false).stream().map(Column::key).toList());
    assertEquals("cell,status,family,widths,bias,fields,seed,parameters,level_dims,lie_dim,laws,known_laws,extra_laws,"
        + "verdict,method,bracket_length,primes,error_bound,backend,seconds", String.join(",", expected));
    expected.addAll(List.of("schema", "reason", "certificate"));
    for (CellRecord record : records()) {
      JsonNode json = JSON.readTree(Records.write(record));
      List<String> keys = new ArrayList<>();
      json.fieldNames().forEachRemaining(keys::add);
      assertEquals(expected, keys);
    }
  }

  @Test
  void columnsHoldWhatTheJsonHolds() throws IOException {
    for (CellRecord record : records()) {
      JsonNode json = JSON.readTree(Records.write(record));
      for (Column column : Records.columns(false)) {
        JsonNode value = json.get(column.key());
        Optional<Object> got = Records.value(column.key(), record);
        assertEquals(value.isNull(), got.isEmpty(), column.key());
        assertEquals(value.isNull(), column.text(record).isEmpty(), column.key());
        if (got.isPresent()) {
          switch (got.get()) {
            case String text -> assertEquals(value.textValue(), text);
            case Double number -> assertEquals(value.doubleValue(), number);
            case List<?> _ -> assertEquals(value.textValue(), column.text(record));
            default -> assertEquals(value.longValue(), ((Number) got.get()).longValue());
          }
        }
      }
    }
  }

  @Test
  void printsAsTheContractSays() throws IOException {
    CellRecord record = Sweeps.done(0);
    assertEquals("linear_1x1x2x2_generic_0", Records.column("cell").text(record));
    assertEquals("1,1,2,2", Records.column("widths").text(record));
    assertTrue(Records.column("level_dims").text(record).matches("4,[0-9]+"));
    assertEquals("0", Records.column("seconds").text(record));
    JsonNode certificate = JSON.readTree(Records.write(record)).get("certificate");
    assertEquals(77, certificate.get("sweep_seed").intValue());
    assertEquals(1, certificate.get("draws").get(0).get("levels").get(0).get("length").intValue());
  }

  @Test
  void anythingElseIsRefused() throws IOException {
    for (CellRecord record : List.of(Sweeps.done(1), records().get(200))) {
      Set<String> free =
          CountOutcome.count(record).isPresent() ? Set.of("backend", "reason") : Set.of("backend", "reason", "method");
      ObjectNode json = (ObjectNode) JSON.readTree(Records.write(record));
      for (var field : json.properties()) {
        ObjectNode without = json.deepCopy();
        without.remove(field.getKey());
        refused(without.toString());
        if (!free.contains(field.getKey())) {
          refused(json.deepCopy().put(field.getKey(), "nonsense \u0000").toString());
        }
        refused(json.deepCopy().put(field.getKey(), true).toString());
      }
      refused(json.deepCopy().put("more", 1).toString());
      refused(json + "{}");
      refused(json.toString().replaceFirst("\\{", "{\"cell\":\"" + record.key() + "\","));
      refused(json.toString().substring(1));
    }
    refused("");
    refused("[]");
    refused("null");
  }

  /** Records with Taylor coefficients say their highest order, and no others do. */
  @Test
  void ordersAreReadAsStrictly() throws IOException {
    for (Loss loss : List.of(Loss.MSE, Loss.CE)) {
      CellRecord record = withOrders(loss, 2);
      assertEquals(record, Records.read(Records.write(record), 77));
      assertEquals(record, Records.readExport(Records.writeCell(record)));
      ObjectNode json = (ObjectNode) JSON.readTree(Records.write(record));
      assertEquals(4, json.get("orders").intValue());
      assertEquals("4", column("orders").text(record));
      assertTrue(json.get("bracket_length").isNull());
      refused(json.deepCopy().put("orders", 5).toString());
      refused(json.deepCopy().putNull("orders").toString());
      ObjectNode without = json.deepCopy();
      without.remove("orders");
      refused(without.toString());
      CellRecord plain = withOrders(loss, 9);
      ObjectNode other = (ObjectNode) JSON.readTree(Records.write(plain));
      assertFalse(other.has("orders"));
      assertEquals("", column("orders").text(plain));
      refused(other.put("orders", 4).toString());
    }
  }

  private static Column column(String key) {
    return CountColumns.ALL.stream().filter(column -> column.key().equals(key)).findFirst().orElseThrow();
  }

  private static CellRecord withOrders(Loss loss, int levels) {
    Architecture network = Architectures.linear(loss == Loss.CE ? 2 : 1, 4, 4, 2);
    LawCell cell = new LawCell(new Subject.Widths(network, loss), Fields.GENERIC, 77, 0, Optional.empty());
    RoadChoice dense = Roads.PLAIN.choices().find("dense").orElseThrow();
    return Sweeps.done(cell, Roads.PLAIN.choose(dense, cell).count(cell, Limits.DEFAULT.with(levels), Team.alone(),
        Stop.NEVER), 0);
  }

  private static void refused(String json) {
    assertThrows(RecordFormatException.class, () -> Records.read(json.getBytes(StandardCharsets.UTF_8), 77), json);
  }

  @Test
  void theCertificateIsReadAsStrictly() throws IOException {
    ObjectNode json = (ObjectNode) JSON.readTree(Records.write(Sweeps.done(1)));
    for (var field : json.get("certificate").properties()) {
      ObjectNode changed = json.deepCopy();
      ((ObjectNode) changed.get("certificate")).remove(field.getKey());
      refused(changed.toString());
    }
    for (String key : List.of("seed", "widths", "family", "method")) {
      ObjectNode changed = json.deepCopy();
      ObjectNode certificate = (ObjectNode) changed.get("certificate");
      switch (key) {
        case "seed" -> certificate.put(key, 5);
        case "widths" -> certificate.put(key, "2,2,2");
        case "family" -> certificate.put(key, "linear").put("bias", "none");
        default -> certificate.put(key, "sparse");
      }
      refused(changed.toString());
    }
  }

  @Test
  void skippedSaysEstimateAndLimit() {
    Limits limits = new Limits(1, 8L << 30, 5);
    assertEquals(Optional.of("needs about 12.3 GiB of memory, the limit is 8 GiB"),
        LimitCheck.refuse(new Estimate(1, (123L << 30) / 10, 2), limits));
    assertEquals(Optional.of("needs brackets of at least 9 fields, the limit is 5"),
        LimitCheck.refuse(new Estimate(1, 5, 9), limits));
    assertEquals(Optional.empty(), LimitCheck.refuse(new Estimate(1, 8L << 30, 5), limits));
  }

  @Test
  void isCheapEnoughForManySmallCells() {
    CellRecord record = Sweeps.done(1);
    long written = 0;
    int rounds = 1000;
    long start = Effort.allocated();
    for (int i = 0; i < rounds; i++) {
      byte[] json = Records.write(record);
      written += json.length;
      assertEquals(record.key(), Records.read(json, 77).key());
    }
    Effort.assertAllocatedLess(50 * written, start, rounds + " records written and read");
  }
}
