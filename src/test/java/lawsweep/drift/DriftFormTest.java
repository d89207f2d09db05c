package lawsweep.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lawsweep.checkpoint.run.Optimizer;
import lawsweep.checkpoint.run.Runs;
import lawsweep.checkpoint.run.ToldFacts;
import lawsweep.support.Seeds;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JSON object of drift. */
class DriftFormTest {

  @TempDir
  Path temporary;

  private static JsonNode json(DriftResult result, boolean all) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DriftForm.write(result, all, out);
    return new ObjectMapper().readTree(out.toByteArray());
  }

  private static List<String> keys(JsonNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private SmallRun trained(boolean told) throws IOException {
    SmallRun run = new SmallRun(temporary.resolve("run"), Seeds.random("form", 0), true, 3, 5, 4, 2);
    if (told) {
      run.metadata.put("lr", "0.01");
      run.metadata.put("optimizer", "adam");
    }
    run.save();
    return run;
  }

  @Test
  void keysAreThoseOfTheIssue() throws IOException {
    RunResult run = trained(true).measure();
    JsonNode json = json(DriftResult.of("vec 3 > out 2", List.of(run)), false);
    assertEquals(List.of("schema", "net", "runs", "fit"), keys(json));
    assertTrue(json.get("fit").isNull());
    JsonNode first = json.get("runs").get(0);
    assertEquals(List.of("run", "optimizer", "lr", "momentum", "weight_decay", "batch", "sources", "steps", "times",
        "types", "names", "prefix", "unmapped", "groups", "total", "laws"), keys(first));
    assertEquals(0.01, first.get("lr").doubleValue());
    assertEquals("metadata of step00000.safetensors", first.get("sources").get("lr").textValue());
    assertTrue(first.get("momentum").isNull() && first.get("sources").get("momentum").isNull());
    assertEquals(List.of("group", "kind", "count", "checkpoints", "verdict", "reason", "spread"),
        keys(first.get("groups").get(0)));
    assertEquals(List.of("step", "rel", "max", "index", "decay", "floor", "decay_corrected", "floors", "second_order",
        "gradients", "angular_momentum"), keys(first.get("total").get("checkpoints").get(0)));
    JsonNode law = first.get("laws").get(8);
    assertEquals(List.of("law", "kind", "group", "out", "in", "values", "drift", "rel", "floor"), keys(law));
    assertEquals("balance 2.weight>4.weight [3]", law.get("law").textValue());
    assertEquals("[\"4.weight[:,3]\"]", law.get("out").toString());
    assertEquals("[\"2.weight[3,:]\",\"2.bias[3]\"]", law.get("in").toString());
    assertEquals(5, law.get("values").size());
    assertEquals(law.get("values").get(4).doubleValue() - law.get("values").get(0).doubleValue(),
        law.get("drift").doubleValue());
    assertEquals(9, first.get("laws").size());
  }

  /** The command line comes first, then metadata; JSON says which it was. */
  @Test
  void factsNameTheirSource() throws IOException {
    SmallRun trained = trained(true);
    ToldFacts told = new ToldFacts(Optional.of(Optimizer.SGD), Optional.empty(),
        Optional.of(0.5), Optional.empty());
    RunResult run = DriftMeasurement.run(Runs.of(List.of(temporary.resolve("run"))).getFirst(), told, trained.model(),
        Set.of(), 10_000, Team.alone());
    JsonNode first = json(DriftResult.of("net", List.of(run)), false).get("runs").get(0);
    assertEquals("sgd", first.get("optimizer").textValue());
    assertEquals("option --optimizer", first.get("sources").get("optimizer").textValue());
    assertEquals(0.5, first.get("momentum").doubleValue());
    assertEquals("metadata of step00000.safetensors", first.get("sources").get("lr").textValue());
    assertTrue(first.get("weight_decay").isNull());
  }

  /** Laws that were not kept are not there; the rest is the same. */
  @Test
  void lawsAreThereUpToALimit() throws IOException {
    SmallRun trained = trained(false);
    RunResult kept = trained.measure();
    RunResult few = DriftMeasurement.run(Runs.of(List.of(temporary.resolve("run"))).getFirst(), ToldFacts.none(),
        trained.model(), Set.of(), 8, Team.alone());
    JsonNode with = json(DriftResult.of("net", List.of(kept)), false).get("runs").get(0);
    JsonNode without = json(DriftResult.of("net", List.of(few)), true).get("runs").get(0);
    assertTrue(with.has("laws"));
    assertFalse(without.has("laws"));
    assertEquals(with.get("groups"), without.get("groups"));
    assertEquals(with.get("total"), without.get("total"));
    RunResult one = DriftMeasurement.run(Runs.of(List.of(temporary.resolve("run"))).getFirst(), ToldFacts.none(),
        trained.model(), Set.of("norm", "balance"), 9, Team.alone());
    assertEquals(with.get("laws"), json(DriftResult.of("net", List.of(one)), true).get("runs").get(0).get("laws"));
  }
}
