package lawsweep.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.drift.DriftResult;
import lawsweep.kind.drift.DriftKind;
import lawsweep.kind.drift.DriftOutcome;
import lawsweep.kind.simulation.SimulationKind;
import lawsweep.spec.InputFiles;
import lawsweep.spec.SpecException;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.SpecReader;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.Retry;
import lawsweep.sweep.run.RunMeter;
import lawsweep.sweep.run.RunSettings;
import lawsweep.sweep.run.StopSwitch;
import lawsweep.sweep.run.SweepRunner;
import lawsweep.sweep.store.Manifest;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.sweep.store.ResultReader;
import lawsweep.sweep.store.Shard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the report of a sweep says of the runs in it, against its records. */
class DriftRunsTest {

  private static final Kinds KINDS = Kinds.of(List.of(new SimulationKind(), new DriftKind()));
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String SWEEP = """
      name: trained
      seed: 3
      langevin:
        - dynamics: sgd
          depth: 3
          width: 2
          energy: {kind: target, matrix: [[1, 0.3], [-0.2, 0.6]]}
          initial: {kind: matrix, value: [[0.6, 0.1], [-0.2, 0.4]]}
          step: [0.04, 0.02]
          time: 0.8
          record_every: 0.2
          checkpoints: true
      drift: [{run: {cells: sgd}}]
      """;

  @TempDir
  Path temporary;

  private ResultDirectory run() throws IOException, SpecException {
    Sweep sweep = new SpecReader(KINDS).read("sweep.yaml", SWEEP.getBytes(StandardCharsets.UTF_8),
        InputFiles.beside(temporary, ResultDirectory.MANIFEST));
    Path out = temporary.resolve("out");
    ResultDirectory directory =
        ResultDirectory.prepare(out, sweep, Manifest.of(sweep, "auto", "1", Map.of("host", "here")));
    new SweepRunner(KINDS.at(out), RunSettings.of(Shard.WHOLE, 1, Retry.NONE, "test"), new StopSwitch(),
        new RunMeter()).run(directory);
    return ResultDirectory.open(out, KINDS);
  }

  private static List<DriftResult> recorded(ResultDirectory directory) throws IOException {
    List<DriftResult> results = new ArrayList<>();
    try (ResultReader reader = ResultReader.open(directory)) {
      for (Optional<CellRecord> record = reader.next(); record.isPresent(); record = reader.next()) {
        DriftOutcome.result(record.get()).ifPresent(results::add);
      }
    }
    return results;
  }

  /** The report reads records alone: checkpoints may be gone. */
  @Test
  void runsOfOneNetworkStandTogether() throws IOException, SpecException {
    ResultDirectory directory = run();
    Files.move(temporary.resolve("out/checkpoints"), temporary.resolve("gone"));
    JsonNode data;
    try (ReportDatabase database = ReportDatabase.open(temporary)) {
      SweepTables tables = SweepTables.load(directory, database);
      data = JSON.readTree(PageData.of(database, directory, tables, Optional.empty(), Instant.EPOCH).toString());
    }
    List<DriftResult> results = recorded(directory);
    assertEquals(2, results.size());
    JsonNode drift = data.get("drift");
    assertEquals(2, drift.get("runs").intValue());
    assertEquals(1, drift.get("networks").size());
    JsonNode network = drift.get("networks").get(0);
    for (int i = 0; i < 2; i++) {
      JsonNode told = network.get("runs").get(i);
      DriftResult result = results.get(i);
      assertEquals(result.runs().getFirst().run(), told.get("run").textValue());
      assertEquals("sgd, lr " + result.runs().getFirst().facts().lr().orElseThrow().value().at(0),
          told.get("label").textValue(), "names with hashes tell nothing");
      assertEquals(result.runs().getFirst().total().last().rel().orElseThrow(),
          told.get("total").get("rel").get(told.get("steps").size() - 1).doubleValue());
      assertEquals(result.runs().getFirst().total().verdict().word(),
          told.get("total").get("verdict").textValue(), "as the record has it");
    }
    assertEquals(DriftResult.of(results.getFirst().net(), results.stream().map(r -> r.runs().getFirst()).toList())
        .fit().orElseThrow().slope(), network.get("fit").get("slope").doubleValue());
    assertTrue(data.get("headline").valueStream()
        .anyMatch(tile -> tile.get("label").textValue().equals("runs followed") && tile.get("value").intValue() == 2));
    assertTrue(data.get("headline").valueStream()
        .anyMatch(tile -> tile.get("label").textValue().equals("simulated") && tile.get("value").intValue() == 2),
        "runs are no simulations");
    try (var in = SweepReportTest.class.getResourceAsStream("page-data.schema.json")) {
      assertEquals(List.of(), SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(in, InputFormat.JSON).validate(data.toString(), InputFormat.JSON));
    }
  }
}
