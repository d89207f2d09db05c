package lawsweep.kind.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.circuit.line.RealModels;
import lawsweep.json.RecordFormatException;
import lawsweep.kernel.ScalarKernels;
import lawsweep.law.LawCell;
import lawsweep.law.NetLine;
import lawsweep.law.Verdict;
import lawsweep.road.circuit.Counts;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.Records;
import lawsweep.sweep.run.CellAttempt;
import lawsweep.sweep.store.Sweeps;
import lawsweep.work.CheckpointStore;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Records of networks that are too large to count: known laws with what survives, nothing where nothing is known. */
class KnownLawsRecordTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RoadChoice GENERATORS = new RoadChoice("generators");
  private static final List<String> EMPTY =
      List.of("level_dims", "lie_dim", "laws", "extra_laws", "bracket_length", "primes", "error_bound");
  private static final CellRecord RECORD = record(RoadChoice.AUTO, RealModels.of("LLaMA-7B").line(), Limits.DEFAULT);

  private static CountCell cell(String line) {
    NetLine net = new NetLine(line, Map.of("m", 4096L));
    return new CountCell(new LawCell(net, net.fields(), 77, 0));
  }

  private static CellRecord record(RoadChoice choice, String line, Limits limits) {
    return new CellAttempt(Sweeps.engines(new CountKind(new ScalarKernels(), choice)), limits, "here")
        .alone(cell(line), Team.alone());
  }

  private static ObjectNode json() throws IOException {
    return (ObjectNode) JSON.readTree(Records.write(RECORD));
  }

  /** What is in a column of tables. */
  private static String text(String key, CellRecord record) {
    return CountColumns.ALL.stream().filter(column -> column.key().equals(key)).findFirst().orElseThrow().text(record);
  }

  private static String refused(ObjectNode json) {
    byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
    return assertThrows(RecordFormatException.class, () -> Records.read(bytes, 77)).getMessage();
  }

  @Test
  void whatIsWrittenIsRead() {
    assertEquals(CellStatus.DONE, RECORD.status());
    assertEquals(RECORD, Records.read(Records.write(RECORD), 77));
    assertEquals(RECORD, Records.read(Records.writeCell(RECORD), 77));
    assertEquals(Optional.empty(),
        Roads.PLAIN.refuse(CountOutcome.count(RECORD).orElseThrow(), Team.alone(), Stop.NEVER));
  }

  @Test
  void printsAsTheContractSays() throws IOException {
    ObjectNode json = json();
    assertEquals("generators", json.get("method").textValue());
    assertEquals("undecided", json.get("verdict").textValue());
    assertEquals(6_738_415_616L, json.get("parameters").longValue());
    assertEquals(9_142_273L, json.get("known_laws").longValue());
    assertEquals("that there are no other laws is not proved at this size", json.get("reason").textValue());
    for (String key : EMPTY) {
      assertTrue(json.get(key).isNull(), key);
      assertEquals("", text(key, RECORD), key);
    }
    assertTrue(json.at("/certificate/rank").isNull());
    assertEquals("{\"columns\":4096,\"heads\":8519680,\"neurons\":352256,\"gains\":266240,\"scale\":1}",
        json.get("known_kinds").toString());
    assertEquals("{\"eps\":9142272,\"dropout\":9142273,\"decay_by_groups\":8876033,\"momentum\":4096,\"adamw\":0}",
        json.get("survives").toString());
    for (String key : List.of("known_laws", "known_kinds", "survives", "parameters")) {
      assertEquals(json.get(key), JSON.readTree(text(key, RECORD)), key);
    }
  }

  /** Numbers where there are none, laws without what survives, and what contradicts the certificate. */
  @Test
  void forgedRecordsAreRefused() throws IOException {
    for (String key : EMPTY) {
      ObjectNode forged = json();
      forged.put(key, 0);
      assertTrue(refused(forged).contains("'" + key + "'"), refused(forged));
    }
    ObjectNode bare = json();
    bare.remove("survives");
    assertTrue(refused(bare).contains("'survives'"), refused(bare));
    ObjectNode other = json();
    ((ObjectNode) other.get("survives")).put("adamw", 1);
    assertTrue(refused(other).contains("'survives'"), refused(other));
    ObjectNode kinds = json();
    ((ObjectNode) kinds.get("known_kinds")).put("heads", 1);
    assertTrue(refused(kinds).contains("'known_kinds'"), refused(kinds));
    ObjectNode ranked = json();
    ((ObjectNode) ranked.get("certificate")).put("rank", 0);
    assertTrue(refused(ranked).contains("'rank'"), refused(ranked));
    ObjectNode without = json();
    without.putNull("certificate");
    assertTrue(refused(without).contains("a record without a certificate"), refused(without));
  }

  /** A record of a count has no survivors, and cannot get any. */
  @Test
  void recordsOfCountsAreAsBefore() throws IOException {
    CellRecord counted = Sweeps.done(Counts.cell("vec 2 > dense 2 > out 1"), Counts.of("vec 2 > dense 2 > out 1"), 1);
    ObjectNode json = (ObjectNode) JSON.readTree(Records.write(counted));
    assertFalse(json.has("survives"));
    assertEquals("", text("survives", counted));
    json.putObject("survives");
    assertTrue(refused(json).contains("'survives'"), refused(json));
    json.remove("survives");
    json.putNull("lie_dim");
    refused(json);
    ObjectNode ranked = (ObjectNode) JSON.readTree(Records.write(counted));
    ((ObjectNode) ranked.get("certificate")).putNull("rank");
    refused(ranked);
  }

  /** A verdict that is not true can be written and read, and is refused by who checks it. */
  @Test
  void anotherVerdictIsRefused() throws IOException {
    ObjectNode json = json();
    json.put("verdict", "complete");
    CellRecord forged = Records.read(json.toString().getBytes(StandardCharsets.UTF_8), 77);
    assertEquals("verdict: claimed COMPLETE, recomputed UNDECIDED", Roads.PLAIN
        .refuse(CountOutcome.count(forged).orElseThrow(), Team.alone(), Stop.NEVER).orElseThrow());
    assertEquals(Verdict.COMPLETE, CountOutcome.count(forged).orElseThrow().verdict());
  }

  /** By itself only where memory does not suffice for a count; by name at any size. */
  @Test
  void whenItIsTaken() {
    String small = "vec 2 > mlp 3 tanh > out 2";
    Limits narrow = new Limits(Double.POSITIVE_INFINITY, 1, 64);
    assertEquals("circuit", record(RoadChoice.AUTO, small, Limits.DEFAULT).method());
    assertEquals("generators", record(GENERATORS, small, Limits.DEFAULT).method());
    CellRecord both = record(RoadChoice.AUTO, small, narrow);
    assertEquals(CellStatus.SKIPPED, both.status());
    assertTrue(both.reason().contains("of memory, the limit is 1 B"), both.reason());
    String large = "seq 40x400 > attn 4x200 > out 2";
    assertEquals("generators", record(RoadChoice.AUTO, large, Limits.DEFAULT).method());
    assertEquals("generators", record(new RoadChoice("theorem"), large, Limits.DEFAULT).method());
    CellRecord open = record(RoadChoice.AUTO, "seq 1x20000 > attn 1x2 > out 2", Limits.DEFAULT);
    assertEquals(CellStatus.SKIPPED, open.status());
    assertTrue(open.reason().contains("of memory, the limit is 8 GiB; its known laws are not found by type: "),
        open.reason());
  }

  /** Where brackets get too long in the middle of a count, its bounds stand, and no road without any takes over. */
  @Test
  void boundsOfAnEndedCountStand() {
    CellRecord ended = record(RoadChoice.AUTO, "tokens 4x2 2 > pos > res(mlp 2 sigmoid) > out 3",
        new Limits(Double.POSITIVE_INFINITY, 8L << 30, 1));
    assertEquals("circuit", ended.method());
    assertEquals(Verdict.UNDECIDED, CountOutcome.count(ended).orElseThrow().verdict());
    assertTrue(CountOutcome.count(ended).orElseThrow().lieDim() > 0);
  }

  @Test
  void findingsTellThemFromCountsThatEnded() {
    CountFindings findings = new CountFindings();
    CountCell cell = cell(RealModels.of("LLaMA-7B").line());
    CountKind kind = new CountKind(new ScalarKernels(), RoadChoice.AUTO);
    CountOutcome outcome = kind.run(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER, CheckpointStore.NONE);
    assertEquals(Optional.empty(), findings.add(cell, outcome));
    assertEquals(List.of("verdicts: 1 undecided (too large to count: known laws by kind)"), findings.lines());
    assertEquals(1, findings.undecided());
    assertEquals(1, findings.named());
  }
}
