package lawsweep.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lawsweep.sweep.Column;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.Retry;
import lawsweep.sweep.run.RunMeter;
import lawsweep.sweep.run.RunSettings;
import lawsweep.sweep.run.StopSwitch;
import lawsweep.sweep.run.SweepRunner;
import lawsweep.sweep.store.Manifest;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.sweep.store.Shard;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Infinitely many factors are a word in text and infinity in columns of real numbers, however a table is made. */
class InfiniteDepthTest {

  private static final String SPEC = """
      name: deep
      langevin:
        - {dynamics: downstairs, depth: [2, inf], width: 2, time: 1, step: 0.01, replicas: 2}
      """;

  @TempDir
  static Path temporary;

  private static ResultDirectory directory;

  @BeforeAll
  static void run() throws Exception {
    Sweep sweep = FakeKinds.read("deep.yaml", SPEC.getBytes(StandardCharsets.UTF_8));
    directory = ResultDirectory.prepare(temporary.resolve("deep"), sweep, Manifest.of(sweep, "auto", "1", Map.of()));
    new SweepRunner(FakeKinds.FAKE, RunSettings.of(Shard.WHOLE, 1, Retry.NONE, "fake"), new StopSwitch(),
        new RunMeter()).run(directory);
  }

  private static List<Double> depths(ResultTable table, Column.Extent extent) throws Exception {
    Path file = temporary.resolve(table.label() + "-" + extent + ".parquet");
    new ResultExport(directory, table, TableFormat.PARQUET).toFile(file, extent);
    List<Double> depths = new ArrayList<>();
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery("SELECT DISTINCT depth FROM '" + file + "' ORDER BY depth")) {
      while (rows.next()) {
        depths.add(rows.getDouble(1));
      }
    }
    return depths;
  }

  @Test
  void parquetHasInfinity() throws Exception {
    for (Column.Extent extent : Column.Extent.values()) {
      assertEquals(List.of(2.0, Double.POSITIVE_INFINITY), depths(ResultTable.CELLS, extent), extent.toString());
    }
    ResultTable observables = ResultTable.words(FakeKinds.FAKE).all().stream()
        .filter(table -> table.label().equals("observables")).findFirst().orElseThrow();
    assertEquals(List.of(2.0, Double.POSITIVE_INFINITY), depths(observables, Column.Extent.WHOLE_RECORDS));
  }

  @Test
  void questionsAreAnswered() throws Exception {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    new ResultQuery(directory, "SELECT isinf(depth) deep, count(*) n FROM cells GROUP BY deep ORDER BY deep")
        .toStream(answer, TableFormat.CSV);
    assertEquals("deep,n\nfalse,1\ntrue,1\n", answer.toString(StandardCharsets.UTF_8));
  }
}
