package lawsweep.road.theorem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.circuit.line.Network;
import lawsweep.json.RecordFormatException;
import lawsweep.law.NetLine;
import lawsweep.sweep.Theorem;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Statements as text, pages and JSON. */
class StatementFormTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> NETWORKS = List.of("seq 1024x768 > attn 12x64 causal", "vec 2 > dense 3 > ce 2",
      "sensing 4x9", "vec 1 > dense 2 > dense 2 > out 1");

  private static StatementRecord of(String line) {
    NetLine net = new NetLine(Network.of(line));
    return StatementRecord.of(Statements.of(net).orElseThrow().statement(), net);
  }

  private static List<StatementRecord> records() {
    List<StatementRecord> records = new ArrayList<>(Statements.ALL.stream().map(StatementRecord::of).toList());
    records.addAll(NETWORKS.stream().map(StatementFormTest::of).toList());
    return records;
  }

  private static Theorem read(String json) {
    return new StatementReader().read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String refused(ObjectNode json) {
    String message = assertThrows(RecordFormatException.class, () -> read(json.toString())).getMessage();
    assertEquals(1, message.lines().filter(line -> !line.isBlank()).count() > 0 ? 1 : 0, message);
    return message;
  }

  @Test
  void whatIsWrittenIsAccepted() {
    for (StatementRecord record : records()) {
      Theorem read = read(StatementForm.FORM.text(record));
      assertEquals("theorem on " + record.statement().label(), read.name());
      assertEquals(Optional.empty(), read.refuse(Team.alone()));
    }
  }

  /** Every text and every number, of the statement and of the network. */
  @Test
  void whateverIsChangedIsRefused() throws IOException {
    for (StatementRecord record : records()) {
      ObjectNode json = (ObjectNode) JSON.readTree(StatementForm.FORM.text(record));
      forge(json, json);
      if (json.get("network") instanceof ObjectNode network) {
        forge(json, network);
        refused(json.deepCopy().set("network", network.deepCopy().without("laws")));
      }
    }
  }

  private static void forge(ObjectNode json, ObjectNode part) {
    for (Map.Entry<String, com.fasterxml.jackson.databind.JsonNode> field : part.deepCopy().properties()) {
      String key = field.getKey();
      if (field.getValue().isTextual()) {
        part.put(key, key.equals("net") ? "seq 2x2 > attn 1x1 rope" : field.getValue().textValue() + "x");
      } else if (field.getValue().isNumber()) {
        part.put(key, field.getValue().longValue() + 1);
      } else if (key.equals("known_kinds") || key.equals("others")) {
        part.set(key, JSON.createObjectNode().put("heads", 1));
      } else {
        continue;
      }
      refused(json);
      part.set(key, field.getValue());
    }
  }

  @Test
  void anotherNetworkOrStatementIsRefused() throws IOException {
    ObjectNode json = (ObjectNode) JSON.readTree(StatementForm.FORM.text(of(NETWORKS.getFirst())));
    ((ObjectNode) json.get("network")).put("net", "vec 2 > out 2");
    assertTrue(refused(json).contains("the theorem on softmax attention says nothing of 'vec 2 > out 2'"));
    ((ObjectNode) json.get("network")).put("net", "seq 1024x768 > attn 12x63 causal");
    assertTrue(refused(json).contains("'parameters' to be 2322432"));
    ((ObjectNode) json.get("network")).put("net", "seq 1024x768>attn 12x64 causal");
    assertTrue(refused(json).contains("expected the network as 'seq 1024x768 > attn 12x64 causal'"));
    json.put("statement", "astrology");
    assertTrue(refused(json).contains("in 'statement', got 'astrology'"));
  }

  @Test
  void textForTerminalsHasLinesOfBoundedLength() {
    for (StatementRecord record : records()) {
      Wording wording = record.statement().wording();
      List.of(wording.lines(), wording.hypotheses(), wording.claim()).forEach(lines -> lines
          .forEach(line -> assertTrue(line.length() <= 105, line.length() + ": " + line)));
      String text = StatementText.plain(record);
      assertTrue(text.contains(wording.status()) && text.contains(wording.credit()), text);
      String page = StatementText.markdown(record);
      assertTrue(page.contains(wording.proof()) && page.contains(wording.credit()), page);
    }
    String text = StatementText.plain(of(NETWORKS.getFirst()));
    assertTrue(text.endsWith("formula       2 · 12 · L2(768, 768, 64) = 49,920\nknown by kind heads 49920\n"
        + "verdict       complete: the known laws are all there are"), text);
  }

  /** Each proof is where its statement says it is. */
  @Test
  void proofsAreThere() {
    for (Statement statement : Statements.ALL) {
      assertTrue(Files.exists(Path.of(statement.wording().proofPath())), statement.wording().proofPath());
    }
  }
}
