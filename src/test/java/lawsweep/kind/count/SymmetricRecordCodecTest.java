package lawsweep.kind.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lawsweep.json.RecordFormatException;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Column;
import lawsweep.sweep.Records;
import lawsweep.sweep.store.Sweeps;
import org.junit.jupiter.api.Test;

/** Records of the symmetric road are written and read like those of the dense one. */
class SymmetricRecordCodecTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<CellRecord> RECORDS =
      List.of(SymmetricRecords.forest(), SymmetricRecords.thread(), SymmetricRecords.flow());

  private static ObjectNode json(CellRecord record) throws IOException {
    return (ObjectNode) JSON.readTree(Records.write(record));
  }

  private static String keys(JsonNode node) {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return String.join(",", keys);
  }

  private static String refused(JsonNode json) {
    byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
    String message = assertThrows(RecordFormatException.class, () -> Records.read(bytes, 77), json::toString)
        .getMessage();
    assertEquals(1, message.lines().count(), message);
    return message;
  }

  @Test
  void whatIsWrittenIsRead() {
    for (CellRecord record : RECORDS) {
      assertEquals(record, Records.read(Records.write(record), 5));
    }
  }

  @Test
  void printsAsTheContractSays() throws IOException {
    ObjectNode forest = json(SymmetricRecords.forest());
    JsonNode certificate = forest.get("certificate");
    assertEquals("engine,method,kind,family,widths,bias,fields,seed,sweep_seed,reduced,trees,cores,rank,known_laws,"
        + "proven_laws,fingerprint", keys(certificate));
    assertEquals("forest", certificate.get("kind").textValue());
    assertEquals("3,7,5,2", certificate.get("reduced").textValue());
    assertEquals("{\"multiplicity\":2,\"layers\":\"3,2,1,1,0\",\"parents\":\"0,1,1,2\"}",
        certificate.get("trees").get(1).toString());
    assertTrue(certificate.at("/trees/0/parents").isNull());
    assertTrue(certificate.at("/cores/0/trees").isNull());
    assertEquals("{\"trees\":\"1,1\",\"prime\":4194319,\"length\":5,\"samples\":100,\"rank\":60}",
        certificate.get("cores").get(2).toString());
    assertEquals("4194319,4194301", forest.get("primes").textValue());
    assertEquals("symmetric", forest.get("method").textValue());
    JsonNode flow = json(SymmetricRecords.flow()).get("certificate");
    assertEquals("engine,method,kind,family,widths,bias,fields,seed,sweep_seed,edges,hidden_neurons,rank,known_laws,"
        + "proven_laws,fingerprint", keys(flow));
    assertEquals("flow", flow.get("kind").textValue());
  }

  /** A special point gives no dim W_k, and flows no primes. */
  @Test
  void whatTheRoadDoesNotGiveIsMissing() throws IOException {
    for (CellRecord record : RECORDS) {
      ObjectNode json = json(record);
      for (Column column : List.of(Records.column("level_dims"), Records.column("bracket_length"))) {
        assertTrue(json.get(column.key()).isNull());
        assertEquals(Optional.empty(), Records.value(column.key(), record));
        assertEquals("", column.text(record));
      }
      boolean primes = !CountOutcome.count(record).orElseThrow().certificate().primes().isEmpty();
      assertEquals(primes, json.get("primes").isTextual());
      assertEquals(primes, Records.value("primes", record).isPresent());
    }
  }

  @Test
  void everyKeyIsNeededAndNoOther() throws IOException {
    for (CellRecord record : RECORDS) {
      ObjectNode json = json(record);
      for (String path : List.of("/certificate", "/certificate/trees/0", "/certificate/cores/1")) {
        if (json.at(path).isMissingNode()) {
          continue;
        }
        for (String key : keys(json.at(path)).split(",")) {
          ObjectNode without = json.deepCopy();
          ((ObjectNode) without.at(path)).remove(key);
          refused(without);
          ObjectNode other = json.deepCopy();
          ((ObjectNode) other.at(path)).put(key, true);
          refused(other);
        }
        ObjectNode more = json.deepCopy();
        ((ObjectNode) more.at(path)).put("more", 1);
        refused(more);
      }
    }
  }

  @Test
  void methodsAndKindsAreNotMistaken() throws IOException {
    for (CellRecord record : RECORDS) {
      for (String method : List.of("dense", "auto", "sparse", "")) {
        ObjectNode json = json(record);
        json.put("method", method);
        ((ObjectNode) json.get("certificate")).put("method", method);
        refused(json);
      }
      ObjectNode json = json(record);
      ObjectNode certificate = (ObjectNode) json.get("certificate");
      certificate.put("kind", certificate.get("kind").textValue().equals("flow") ? "forest" : "flow");
      refused(json);
      certificate.put("kind", "path");
      assertEquals("expected 'forest' or 'flow' in the certificate's 'kind', got 'path'", refused(json));
    }
    ObjectNode dense = json(Sweeps.done(1));
    ((ObjectNode) dense.get("certificate")).put("method", "symmetric");
    assertEquals("expected a string in the certificate's 'kind', got nothing", refused(dense));
  }

  @Test
  void whatIsNoForestIsRefused() throws IOException {
    change("/certificate/trees/1", "layers", "3,2,1,1,1", "layer");
    change("/certificate/trees/1", "parents", "0,1,1,4", "earlier neuron");
    change("/certificate/trees/1", "parents", "0,1,1", "parent for each neuron");
    change("/certificate/trees/1", "layers", "2,1,0,0,1", "root");
    change("/certificate/trees/1", "multiplicity", "", "64 bits");
    change("/certificate/cores/2", "trees", "1,0", "ascending");
    change("/certificate/cores/2", "trees", "1,2", "2 types of trees");
    change("/certificate", "reduced", "3,7,5", "reduced width");
    change("/certificate", "reduced", "4,7,5,2", "reduced width");
    ObjectNode negative = json(SymmetricRecords.forest());
    ((ObjectNode) negative.at("/certificate/trees/0")).put("multiplicity", 0);
    assertTrue(refused(negative).contains("multiplicity"));
    ObjectNode relu = json(SymmetricRecords.flow());
    ObjectNode certificate = (ObjectNode) relu.get("certificate");
    relu.put("family", "linear").put("bias", "none").put("cell", "linear_1000000x1000000x2_generic_0");
    certificate.put("family", "linear").put("bias", "none");
    assertTrue(refused(relu).contains("ReLU"));
  }

  private static void change(String path, String key, String text, String message) throws IOException {
    ObjectNode json = json(SymmetricRecords.forest());
    ((ObjectNode) json.at(path)).put(key, text);
    String refusal = refused(json);
    assertTrue(refusal.contains(message), refusal);
  }

  @Test
  void damagedTextIsRefused() {
    for (CellRecord record : RECORDS) {
      byte[] json = Records.write(record);
      for (int length = 0; length < json.length; length++) {
        byte[] cut = Arrays.copyOf(json, length);
        assertThrows(RecordFormatException.class, () -> Records.read(cut, 77));
      }
    }
  }

  @Test
  void listsAreLists() throws IOException {
    ObjectNode json = json(SymmetricRecords.forest());
    ((ObjectNode) json.get("certificate")).set("trees", JSON.createObjectNode());
    refused(json);
    ObjectNode numbers = json(SymmetricRecords.forest());
    ((ArrayNode) numbers.at("/certificate/cores")).add(3);
    refused(numbers);
  }
}
