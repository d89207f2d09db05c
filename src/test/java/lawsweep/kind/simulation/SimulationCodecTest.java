package lawsweep.kind.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import lawsweep.json.RecordFormatException;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.ObservableRow;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Column;
import lawsweep.sweep.Records;
import org.junit.jupiter.api.Test;

/** Records of simulations: what is written is read, bit for bit, and nothing else is. */
class SimulationCodecTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LangevinCell CELL = Simulations.random(new Random(8));

  private static CellRecord record(LangevinResult result) {
    return CellRecord.done(new SimulationCell(CELL), new Simulated("fake-1", result), CELL.scheme().label(),
        "fake", 1);
  }

  @Test
  void whatIsWrittenIsRead() {
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      LangevinCell cell = Simulations.random(random);
      CellRecord done = Simulations.done(cell);
      byte[] json = Records.write(done);
      assertFalse(new String(json, StandardCharsets.UTF_8).contains("\n"));
      CellRecord read = Records.read(json, random.nextLong());
      assertEquals(done, read);
      assertTrue(done.sameResult(read));
      CellRecord failed = CellRecord.failed(done.cell(), done.method(), "fake", 0.5, "Oops: \u00e9");
      assertEquals(failed, Records.read(Records.write(failed), 0));
    }
  }

  @Test
  void everyNumberKeepsItsBits() {
    double[] numbers = {0.0, -0.0, Double.MIN_VALUE, -Double.MIN_NORMAL, Double.MAX_VALUE, Double.NaN,
        Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1.5e23, 2e-44, 9007199254740992.0, 0.1 + 0.2, 1 / 3.0,
        Math.nextDown(0.3)};
    List<ObservableRow> rows = new ArrayList<>();
    for (double number : numbers) {
      rows.add(new ObservableRow(0, "x" + rows.size(), "", number, Math.abs(number), 1));
    }
    LangevinResult read = SimulationOutcome
        .result(Records.read(Records.write(record(new LangevinResult(rows, 0, -1, 7))), 0)).orElseThrow();
    for (int i = 0; i < numbers.length; i++) {
      assertEquals(Double.doubleToLongBits(numbers[i]), Double.doubleToLongBits(read.rows().get(i).mean()));
    }
  }

  @Test
  void aDifferenceInOneBitIsADifference() {
    ObservableRow row = new ObservableRow(0, "energy", "", 1, Double.NaN, 1);
    List<ObservableRow> others = List.of(row, new ObservableRow(0, "energy", "", Math.nextUp(1.0), Double.NaN, 1),
        new ObservableRow(0, "energy", "", 1, 0, 1), new ObservableRow(0, "energy", "1", 1, Double.NaN, 1),
        new ObservableRow(0, "entropy", "", 1, Double.NaN, 1), new ObservableRow(0, "energy", "", 1, Double.NaN, 0),
        new ObservableRow(0, "energy", "", -0.0, Double.NaN, 1),
        new ObservableRow(0, "energy", "", 0.0, Double.NaN, 1));
    List<CellRecord> records =
        others.stream().map(each -> record(new LangevinResult(List.of(each), 0, -1, 7))).toList();
    for (int i = 0; i < records.size(); i++) {
      for (int j = 0; j < records.size(); j++) {
        assertEquals(i == j, records.get(i).sameResult(records.get(j)), i + " " + j);
        assertEquals(i == j, SimulationClaim.of(records.get(i)).equals(SimulationClaim.of(records.get(j))),
            i + " " + j);
      }
    }
    assertTrue(records.get(0).sameResult(record(new LangevinResult(List.of(row), 0, -1, 7))));
    assertFalse(records.get(0).sameResult(record(new LangevinResult(List.of(row), 0, -1, 8))));
  }

  @Test
  void keysAreTheColumnsAndThenTheSimulation() throws IOException {
    List<String> expected = new ArrayList<>(Records.columns(false).stream().map(Column::key).toList());
    expected.addAll(List.of("schema", "reason", "certificate", "langevin", "simulation"));
    CellRecord record = Simulations.done(CELL);
    for (byte[] bytes : List.of(Records.write(record), Records.writeCell(record))) {
      JsonNode json = JSON.readTree(bytes);
      List<String> keys = new ArrayList<>();
      json.fieldNames().forEachRemaining(keys::add);
      assertEquals(expected, keys);
      for (Column column : Records.columns(false)) {
        JsonNode value = json.get(column.key());
        Optional<Object> got = Records.value(column.key(), record);
        assertEquals(value.isNull(), got.isEmpty(), column.key());
        got.ifPresent(v -> assertEquals(value.asText(), v.toString(), column.key()));
      }
    }
    JsonNode summary = JSON.readTree(Records.writeCell(record)).get("simulation");
    assertEquals(SimulationOutcome.result(record).orElseThrow().rows().size(), summary.get("rows").intValue());
    assertFalse(summary.has("series"));
  }

  @Test
  void anythingElseIsRefused() throws IOException {
    ObjectNode good = (ObjectNode) JSON.readTree(Records.write(Simulations.done(CELL)));
    for (String path : List.of("", "langevin", "simulation")) {
      ObjectNode at = path.isEmpty() ? good : (ObjectNode) good.get(path);
      for (var field : at.properties()) {
        ObjectNode without = good.deepCopy();
        (path.isEmpty() ? without : (ObjectNode) without.get(path)).remove(field.getKey());
        refused(without);
        ObjectNode other = good.deepCopy();
        (path.isEmpty() ? other : (ObjectNode) other.get(path)).put(field.getKey(), true);
        refused(other);
      }
      ObjectNode more = good.deepCopy();
      (path.isEmpty() ? more : (ObjectNode) more.get(path)).put("more", 1);
      refused(more);
    }
    for (String key : List.of("blown_up", "first_blown_up", "replica_steps", "fingerprint")) {
      ObjectNode changed = good.deepCopy();
      ((ObjectNode) changed.get("simulation")).put(key, 1_000_000);
      refused(changed);
    }
    ObjectNode status = good.deepCopy();
    refused(status.put("status", "skipped"));
    refused(good.deepCopy().put("method", "fast"));
    refused(good.deepCopy().put("parameters", 1));
    refused(good.deepCopy().put("lie_dim", 1));
    refused(good.deepCopy().put("seed", 17));
  }

  @Test
  void rowsAreReadAsStrictly() throws IOException {
    ObjectNode good = (ObjectNode) JSON.readTree(Records.write(Simulations.done(CELL)));
    for (int column = 0; column < 5; column++) {
      for (String value : List.of("null", "\"x\"", "[]", "1e400", "-1")) {
        ObjectNode changed = good.deepCopy();
        ((ArrayNode) changed.get("simulation").get("rows").get(1)).set(column, JSON.readTree(value));
        refused(changed);
      }
    }
    ObjectNode fewer = good.deepCopy();
    ((ArrayNode) fewer.get("simulation").get("rows")).remove(2);
    refused(fewer);
    ObjectNode swapped = good.deepCopy();
    ArrayNode rows = (ArrayNode) swapped.get("simulation").get("rows");
    rows.insert(0, rows.remove(1));
    refused(swapped);
    ObjectNode series = good.deepCopy();
    ((ArrayNode) series.get("simulation").get("series")).addArray().add("unused").add("");
    refused(series);
  }

  @Test
  void anExportIsAClaimThatCanBeChecked() {
    CellRecord record = Simulations.done(CELL);
    CellRecord claim = Records.readExport(Records.writeCell(record));
    assertEquals(SimulationClaim.of(record), SimulationClaim.of(claim));
    assertNotEquals(claim, Records.readExport(new String(Records.writeCell(record), StandardCharsets.UTF_8)
        .replaceFirst("\"replica_steps\":[0-9]+", "\"replica_steps\":1").getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void resultsThatContradictThemselvesAreRefused() {
    ObservableRow row = new ObservableRow(0, "energy", "", 1, 0, 1);
    int replicas = CELL.replicas();
    for (LangevinResult result : List.of(new LangevinResult(List.of(), replicas + 1, 0, 1),
        new LangevinResult(List.of(), 0, 0, 1), new LangevinResult(List.of(), 1, -1, 1),
        new LangevinResult(List.of(), 1, replicas, 1), new LangevinResult(List.of(), 0, -1, -1),
        new LangevinResult(List.of(new ObservableRow(CELL.time() * 2, "e", "", 1, 0, 1)), 0, -1, 1),
        new LangevinResult(List.of(new ObservableRow(CELL.time(), "e", "", 1, 0, 1), row), 0, -1, 1),
        new LangevinResult(List.of(new ObservableRow(0, "", "", 1, 0, 1)), 0, -1, 1),
        new LangevinResult(List.of(new ObservableRow(0, "e", "", 1, -1, 1)), 0, -1, 1),
        new LangevinResult(List.of(new ObservableRow(0, "e", "", 1, 0, replicas + 1)), 0, -1, 1),
        new LangevinResult(List.of(new ObservableRow(Double.NaN, "e", "", 1, 0, 1)), 0, -1, 1))) {
      assertThrows(IllegalArgumentException.class, () -> record(result), result::toString);
    }
  }

  private static void refused(ObjectNode json) {
    assertThrows(RecordFormatException.class,
        () -> Records.read(json.toString().getBytes(StandardCharsets.UTF_8), 77), json::toString);
  }
}
