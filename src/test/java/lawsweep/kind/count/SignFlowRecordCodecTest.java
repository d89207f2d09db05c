package lawsweep.kind.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import lawsweep.json.RecordFormatException;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.road.sign.SignFlowCounter;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Records;
import lawsweep.sweep.store.Sweeps;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Records of sign flows are written and read like those of the other roads. */
class SignFlowRecordCodecTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<CellRecord> RECORDS =
      List.of(record(Family.LINEAR, 1, 2, 2), record(Family.LINEAR, 2, 3, 1, 2), record(Family.ATTENTION, 1, 2, 1),
          record(Family.LINEAR, 1_000_000, 1_000_000, 1_000_000));

  private static CellRecord record(Family family, Integer... widths) {
    LawCell cell = new LawCell(new Architecture(family, List.of(widths), Bias.NONE), Fields.ADAM, 77, 0);
    return Sweeps.done(cell, new SignFlowCounter().count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER), 0.25);
  }

  private static ObjectNode json(CellRecord record) throws IOException {
    return (ObjectNode) JSON.readTree(Records.write(record));
  }

  private static String refused(ObjectNode json) {
    byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
    String message = assertThrows(RecordFormatException.class, () -> Records.read(bytes, 77)).getMessage();
    assertEquals(1, message.lines().count(), message);
    return message;
  }

  @Test
  void whatIsWrittenIsRead() {
    for (CellRecord record : RECORDS) {
      assertEquals(record, Records.read(Records.write(record), 77));
    }
  }

  @Test
  void printsAsTheContractSays() throws IOException {
    ObjectNode json = json(RECORDS.getFirst());
    assertEquals("arrangement", json.get("method").textValue());
    assertEquals("adam", json.get("fields").textValue());
    assertEquals("linear_1x2x2_adam_0", json.get("cell").textValue());
    assertEquals("4", json.get("level_dims").textValue());
    assertEquals(4, json.at("/certificate/rank").intValue());
    assertEquals(4, json.at("/certificate/draws/0/hyperplanes").intValue());
    assertTrue(json(RECORDS.getLast()).get("level_dims").isNull());
  }

  @Test
  void everyKeyIsNeededAndNoOther() throws IOException {
    for (String path : List.of("/certificate", "/certificate/draws/0")) {
      List<String> keys = json(RECORDS.getFirst()).at(path).properties().stream().map(Map.Entry::getKey).toList();
      for (String key : keys) {
        ObjectNode without = json(RECORDS.getFirst());
        ((ObjectNode) without.at(path)).remove(key);
        refused(without);
      }
      ObjectNode more = json(RECORDS.getFirst());
      ((ObjectNode) more.at(path)).put("more", 1);
      refused(more);
    }
  }

  @Test
  void otherFieldsHaveNoSuchCertificate() throws IOException {
    ObjectNode json = json(RECORDS.getFirst());
    json.put("fields", "generic").put("cell", "linear_1x2x2_generic_0");
    ((ObjectNode) json.get("certificate")).put("fields", "generic");
    assertTrue(refused(json).contains("sign flow"));
  }
}
