package lawsweep.kind.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.export.CountCommand;
import lawsweep.json.RecordFormatException;
import lawsweep.law.setting.DataLoss;
import lawsweep.law.setting.Flow;
import lawsweep.law.setting.FlowSetting;
import lawsweep.law.setting.Labels;
import lawsweep.law.setting.Metric;
import lawsweep.law.setting.MomentumForm;
import lawsweep.law.setting.Setting;
import lawsweep.law.setting.SymmetrySetting;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Column;
import lawsweep.sweep.Records;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Records of cells with a setting: an object after the seed, and columns behind the seconds. */
class SettingRecordTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> COLUMNS =
      List.of("flow", "metric", "form", "damping", "symmetry", "labels", "loss", "phase_dim", "time_laws");

  private static final Setting MOMENTUM =
      new FlowSetting(Flow.MOMENTUM, List.of(Metric.EUCLIDEAN), Optional.empty(), 0);
  private static final Setting MIXED = new FlowSetting(Flow.MOMENTUM, List.of(Metric.ENTROPY, Metric.EUCLIDEAN),
      Optional.of(MomentumForm.PRIMAL), 1);
  private static final Setting MIRROR =
      new FlowSetting(Flow.GRADIENT, List.of(new Metric(2)), Optional.empty(), 1);
  private static final Setting ROTATIONS = new SymmetrySetting("[[0,-1],[1,0]]", Labels.DET, DataLoss.POISSON);

  private static final CellRecord WIDTHS = SettingRecords.counted(SettingRecords.widths(MOMENTUM));
  private static final CellRecord LINE =
      SettingRecords.counted(SettingRecords.line("vec 2 > dense 2 > relu > out 1", MIRROR));

  private static final List<CellRecord> RECORDS = List.of(WIDTHS, LINE,
      SettingRecords.counted(SettingRecords.widths(MIXED)),
      CellRecord.skipped(new CountCell(SettingRecords.widths(ROTATIONS)), "symmetry", "fake", 0,
          "no"),
      CellRecord.skipped(new CountCell(SettingRecords.line("vec 2 > dense 2 > out 2", ROTATIONS)), "symmetry", "fake",
          0,
          "no"));

  private static ObjectNode json(CellRecord record) throws IOException {
    return (ObjectNode) JSON.readTree(Records.write(record));
  }

  private static String refused(ObjectNode json) {
    byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
    String message = assertThrows(RecordFormatException.class, () -> Records.read(bytes, 77)).getMessage();
    assertEquals(1, message.lines().count(), message);
    return message;
  }

  private static ObjectNode within(CellRecord record, String key, Object value) throws IOException {
    ObjectNode json = json(record);
    ((ObjectNode) json.get("setting")).putPOJO(key, value);
    ((ObjectNode) json.at("/certificate/setting")).putPOJO(key, value);
    return json;
  }

  @Test
  void whatIsWrittenIsRead() {
    for (CellRecord record : RECORDS) {
      assertEquals(record, Records.read(Records.write(record), 77));
      assertEquals(record, Records.read(Records.writeCell(record), 77));
    }
    for (CellRecord record : List.of(WIDTHS, LINE)) {
      assertEquals(Optional.empty(),
          Roads.PLAIN.refuse(CountOutcome.count(record).orElseThrow(), Team.alone(), Stop.NEVER));
    }
  }

  @Test
  void printsAsTheContractSays() throws IOException {
    ObjectNode json = json(WIDTHS);
    List<String> keys = new ArrayList<>();
    json.fieldNames().forEachRemaining(keys::add);
    assertEquals("setting", keys.get(keys.indexOf("seed") + 1));
    assertEquals(COLUMNS, keys.subList(keys.indexOf("seconds") + 1, keys.indexOf("schema")));
    assertEquals("linear_2x2x2_generic_momentum_undamped_1", json.get("cell").textValue());
    assertEquals("{\"flow\":\"momentum\",\"metric\":\"euclidean\",\"form\":null,\"damping\":0}",
        json.get("setting").toString());
    assertEquals(json.get("setting"), json.at("/certificate/setting"));
    assertEquals(8, json.get("parameters").intValue());
    assertEquals(16, json.get("phase_dim").intValue());
    assertEquals(1, json.get("laws").intValue());
    assertEquals(15, json.get("lie_dim").intValue());
    assertTrue(json.get("level_dims").isNull() && json.get("bracket_length").isNull());
    assertEquals("momentum euclidean null 0 null null mse 16 " + json.get("time_laws").asText(), columns(json));
    assertEquals("gradient log null null null null null 6 0", columns(json(LINE)));
    assertEquals("momentum entropy,euclidean primal 1 null null mse 16 0", columns(json(RECORDS.get(2))));
    assertEquals("null null null null [[0,-1],[1,0]] det poisson 8 null", columns(json(RECORDS.get(3))));
  }

  private static String columns(ObjectNode json) {
    return String.join(" ", COLUMNS.stream().map(key -> json.get(key).asText()).toList());
  }

  @Test
  void tablesSayTheSame() throws IOException {
    for (CellRecord record : RECORDS) {
      ObjectNode json = json(record);
      for (String key : COLUMNS) {
        Column column = CountColumns.ALL.stream().filter(each -> each.key().equals(key)).reduce((a, b) -> b)
            .orElseThrow();
        assertEquals(json.get(key).isNull() ? "" : json.get(key).asText(), column.text(record), key);
      }
    }
  }

  @Test
  void everyKeyIsNeededAndNoOther() throws IOException {
    for (CellRecord record : List.of(WIDTHS, LINE)) {
      for (String path : List.of("", "/setting", "/certificate", "/certificate/setting")) {
        for (String key : json(record).at(path).properties().stream().map(Map.Entry::getKey)
            .filter(key -> !key.equals("over")).toList()) {
          ObjectNode without = json(record);
          ((ObjectNode) without.at(path)).remove(key);
          refused(without);
        }
        ObjectNode more = json(record);
        ((ObjectNode) more.at(path)).put("more", 1);
        refused(more);
      }
    }
  }

  @Test
  void columnsFollow() throws IOException {
    for (CellRecord record : RECORDS) {
      for (String key : COLUMNS) {
        for (Object other : List.of("entropy", 7)) {
          assertTrue(refused(json(record).putPOJO(key, other)).contains("'" + key + "'"));
        }
        if (!json(record).get(key).isNull()) {
          assertTrue(refused(json(record).putNull(key)).contains("'" + key + "', got null"));
        }
      }
    }
  }

  @Test
  void settingsThatAreNoneAreRefused() throws IOException {
    assertEquals("expected 'entropy' in 'metric', got 'power-1'", refused(within(WIDTHS, "metric", "power-1")));
    assertTrue(refused(within(WIDTHS, "metric", "entropi")).startsWith("expected " + Metric.EXPECTED));
    assertTrue(refused(within(WIDTHS, "metric", "log")).contains("a form exactly with"));
    assertTrue(refused(within(WIDTHS, "flow", "gradient")).contains("no setting for the plain"));
    assertTrue(refused(within(WIDTHS, "damping", 2)).contains("a damping of 0 or 1"));
    assertTrue(refused(within(LINE, "damping", 0)).contains("a damping of 0 or 1"));
    assertTrue(refused(within(LINE, "form", "dual")).contains("a form exactly with"));
    ObjectNode group = json(RECORDS.get(3));
    ((ObjectNode) group.get("setting")).put("symmetry", "[[0, -1], [1, 0]]");
    assertEquals("expected '[[0,-1],[1,0]]' in 'symmetry', got '[[0, -1], [1, 0]]'", refused(group));
    ((ObjectNode) group.get("setting")).put("symmetry", "turns");
    assertTrue(refused(group).startsWith("expected none, neg, "));
  }

  /** A certificate of another setting is none of the cell. */
  @Test
  void cellAndCertificateAgree() throws IOException {
    ObjectNode other = json(WIDTHS);
    ((ObjectNode) other.at("/certificate/setting")).put("damping", 1);
    assertTrue(refused(other).contains("a certificate of"));
    ObjectNode plain = json(WIDTHS);
    ((ObjectNode) plain.get("certificate")).remove("setting");
    refused(plain);
  }

  @Test
  void theCommandCountsItAgain() {
    CountCommand command = new CountCommand("auto");
    assertEquals("lawsweep count --linear 2,2,2 --flow momentum --damping 0 --seed 77 --draw 1",
        command.of(SettingRecords.widths(MOMENTUM)));
    assertEquals(
        "lawsweep count --linear 2,2,2 --flow momentum --metric entropy,euclidean --form primal --seed 77 --draw 1",
        command.of(SettingRecords.widths(MIXED)));
    assertEquals("lawsweep count --net 'vec 2 > dense 2 > out 1' --metric log --seed 77 --draw 1",
        command.of(SettingRecords.line("vec 2 > dense 2 > out 1", MIRROR)));
    assertEquals("lawsweep count --linear 2,2,2 --symmetry '[[0,-1],[1,0]]' --labels det --loss poisson --seed 77"
        + " --draw 1", command.of(SettingRecords.widths(ROTATIONS)));
  }
}
