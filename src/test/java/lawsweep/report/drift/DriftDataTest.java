package lawsweep.report.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lawsweep.drift.CheckpointDrift;
import lawsweep.drift.DriftResult;
import lawsweep.drift.GroupResult;
import lawsweep.drift.LawTable;
import lawsweep.drift.RunResult;
import lawsweep.drift.Verdict;
import org.junit.jupiter.api.Test;

/** What the page is told are the numbers of the result, and there are never too many of them. */
class DriftDataTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static DriftResult small() {
    return DriftScene.result(List.of(
        DriftScene.run("runs/a", "sgd", 0.02, DriftScene.small(), 5, 0.002, Verdict.FIRST_ORDER),
        DriftScene.run("runs/b", "adam", 0.01, DriftScene.small(), 7, 0.2, Verdict.BROKEN)));
  }

  /** The page's JSON element, as a browser parses it. */
  private static JsonNode drift(DriftResult result) throws IOException {
    String page = DriftPage.html(DriftData.of(result, 1), "lawsweep 1");
    String from = "id=\"data\">";
    int begin = page.indexOf(from) + from.length();
    return JSON.readTree(page.substring(begin, page.indexOf("</script>", begin))).get("drift").get(0);
  }

  @Test
  void numbersAreThoseOfTheResult() throws IOException {
    DriftResult result = small();
    JsonNode drift = drift(result);
    assertEquals(result.net(), drift.get("net").textValue());
    for (int i = 0; i < 2; i++) {
      RunResult run = result.runs().get(i);
      JsonNode told = drift.get("runs").get(i);
      assertEquals(run.run(), told.get("run").textValue());
      assertEquals(run.course().steps(), told.get("steps").valueStream().map(JsonNode::longValue).toList());
      assertEquals(run.course().times().orElseThrow(),
          told.get("times").valueStream().map(JsonNode::doubleValue).toList());
      assertSame(run.total(), told.get("total"));
      for (int g = 0; g < run.groups().size(); g++) {
        GroupResult group = run.groups().get(g);
        JsonNode one = told.get("groups").get(g);
        assertSame(group, one);
        JsonNode shared = drift.get("groups").get(one.get("of").intValue());
        assertEquals(group.group() + " " + group.kind(),
            shared.get("group").textValue() + " " + shared.get("kind").textValue());
        assertLaws(group.laws().orElseThrow().table().orElseThrow(), told.get("laws").get(g));
      }
    }
    assertEquals(result.fit().orElseThrow().slope(), drift.get("fit").get("slope").doubleValue());
    assertEquals(List.of("a", "b"), drift.get("fit").get("runs").valueStream().map(JsonNode::textValue).toList());
  }

  private static void assertSame(GroupResult group, JsonNode told) {
    assertEquals(group.verdict().word(), told.get("verdict").textValue());
    assertEquals(group.reason(), told.get("reason").textValue());
    assertEquals(group.count(), told.get("count").longValue());
    for (int k = 0; k < group.checkpoints().size(); k++) {
      CheckpointDrift one = group.checkpoints().get(k);
      assertEquals(one.rel().orElseThrow(), told.get("rel").get(k).doubleValue());
      assertEquals(one.index().orElseThrow(), told.get("index").get(k).doubleValue());
      assertEquals(one.floor().orElseThrow(), told.get("floor").get(k).doubleValue());
    }
  }

  private static void assertLaws(LawTable table, JsonNode told) {
    assertEquals(table.count(), told.size());
    for (int law = 0; law < table.count(); law++) {
      assertEquals(table.names().law(law), told.get(law).get("law").textValue());
      for (int k = 0; k < table.values().size(); k++) {
        assertEquals(table.value(k, law), told.get(law).get("values").get(k).doubleValue());
      }
    }
  }

  /** Bins are those of the spread, to five digits; the largest quantile is the largest drift of a law. */
  @Test
  void spreadsAreRounded() throws IOException {
    DriftResult result = small();
    JsonNode spread = drift(result).get("runs").get(0).get("spread").get(3);
    GroupResult.Kept kept = result.runs().getFirst().groups().get(3).laws().orElseThrow();
    assertEquals(kept.spread().counts(), spread.get("counts").valueStream().map(JsonNode::longValue).toList());
    double most = kept.spread().drifts().getLast().getLast();
    assertEquals(most, spread.get("drifts").get(6).doubleValue(), 1e-5 * most);
    assertEquals(8, spread.get("spectra").get("first").get("middle").size());
    assertEquals(kept.spread().spectra().orElseThrow().first().middle().getFirst(),
        spread.get("spectra").get("first").get("middle").get(0).doubleValue(), 1e-4);
  }

  /** Forty runs of a network with 300 groups: all have their courses, and the page is a few megabytes. */
  @Test
  void pagesAreBounded() throws IOException {
    List<RunResult> runs = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      runs.add(
          DriftScene.run("runs/" + i, "sgd", 0.001 * (1 + i), DriftScene.transformer(75, 4), 9, 0.01, Verdict.DRIFTS));
    }
    JsonNode drift = DriftData.of(DriftScene.result(runs), 1);
    assertEquals(60, drift.get("runs").size());
    assertEquals(2, drift.get("runs").get(0).get("steps").size(), "the first and the last checkpoint");
    assertEquals(9, drift.get("runs").get(0).get("checkpoints").intValue());
    assertEquals(300, drift.get("runs").get(39).get("groups").size());
    assertEquals(0, drift.get("runs").get(40).get("groups").size(), "beyond, totals alone");
    assertTrue(drift.get("runs").get(40).get("total").get("rel").get(1).isNumber());
    assertTrue(JSON.writeValueAsString(drift).length() < 6_000_000);
    assertTrue(JSON.writeValueAsString(DriftData.of(DriftScene.result(runs), 10)).length() < 1_500_000);
  }

  /** The layout is that which reports are tested with. */
  @Test
  void dataHaveTheLayout() throws IOException {
    JsonNode schema;
    try (var in = DriftDataTest.class.getResourceAsStream("/lawsweep/report/page-data.schema.json")) {
      schema = JSON.readTree(in);
    }
    var one = JSON.createObjectNode().put("$schema", schema.get("$schema").textValue());
    one.set("$defs", schema.get("$defs"));
    one.put("$ref", "#/$defs/network");
    var checked = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(one.toString(),
        InputFormat.JSON);
    assertEquals(List.of(), checked.validate(DriftData.of(small(), 1).toString(), InputFormat.JSON));
    assertFalse(checked.validate("{\"net\": \"x\"}", InputFormat.JSON).isEmpty());
  }
}
