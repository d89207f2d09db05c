package lawsweep.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.CountKind;
import lawsweep.kind.count.RoadChoice;
import lawsweep.kind.simulation.SimulationKind;
import lawsweep.report.paint.PageParts;
import lawsweep.spec.SpecException;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.FakeKinds;
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

/** A sweep that was run, and its records in a plain list. */
final class ReportScene {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ResultDirectory directory;

  private ReportScene(ResultDirectory directory) {
    this.directory = directory;
  }

  /** Runs one shard of a sweep. */
  static ReportScene run(Path path, String spec, Shard shard) throws IOException, SpecException {
    Sweep sweep = FakeKinds.read("test.yaml", spec.getBytes(StandardCharsets.UTF_8));
    ResultDirectory directory = ResultDirectory.prepare(path, sweep,
        Manifest.of(sweep, RoadChoice.AUTO.label(), "1", Map.of("host", "here", "commit", "abc")));
    new SweepRunner(FakeKinds.of(new CountKind(new VectorKernels(), RoadChoice.AUTO), new SimulationKind()),
        RunSettings.of(shard, 1, Retry.NONE, "test"),
        new StopSwitch(), new RunMeter()).run(directory);
    return new ReportScene(directory);
  }

  ResultDirectory directory() {
    return directory;
  }

  /** Each cell of the sweep that is a count, with its record if it has one. */
  List<Map.Entry<CountCell, Optional<CellRecord>>> counts() throws IOException {
    List<CellRecord> records = new ArrayList<>();
    try (ResultReader reader = ResultReader.open(directory)) {
      for (Optional<CellRecord> record = reader.next(); record.isPresent(); record = reader.next()) {
        records.add(record.get());
      }
    }
    List<Map.Entry<CountCell, Optional<CellRecord>>> counts = new ArrayList<>();
    for (Cell cell : directory.sweep().cells()) {
      if (cell instanceof CountCell count) {
        counts.add(Map.entry(count, records.stream().filter(record -> record.key().equals(cell.key())).findFirst()));
      }
    }
    return counts;
  }

  /** A column of numbers in full. */
  static List<JsonNode> unpacked(JsonNode packed) {
    if (packed.isArray()) {
      return packed.valueStream().toList();
    }
    List<JsonNode> values = new ArrayList<>();
    JsonNode runs = packed.get("runs");
    for (int i = 0; i < runs.size(); i += 2) {
      values.addAll(Collections.nCopies(runs.get(i + 1).intValue(), runs.get(i)));
    }
    return values;
  }

  /** What the page is told, as a browser reads it. */
  JsonNode data(Path temporary) throws IOException {
    try (ReportDatabase database = ReportDatabase.open(temporary)) {
      SweepTables tables = SweepTables.load(directory, database);
      return JSON.readTree(
          PageParts
              .json(PageData.of(database, directory, tables, Optional.of(NetworkCube.of(database)), Instant.EPOCH)));
    }
  }
}
