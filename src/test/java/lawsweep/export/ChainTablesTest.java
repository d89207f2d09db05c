package lawsweep.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Records;
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

/** Tables of a sweep with a chain that a line says, beside the same network with widths. */
class ChainTablesTest {

  private static final String SPEC = """
      name: chains
      seed: 4
      networks:
        - net: "vec 2 > {k}*(dense 3 > relu) > out 1"
          over: {k: 2}
          fields: [data, gates]
          draws: 20
        - {family: relu, widths: [[1, 3, 3, 2]], fields: data, draws: 20}
      """;

  /** What the tally of a cell is, and what it rests on. */
  private static final String SAME = "parameters, lie_dim, laws, known_laws, extra_laws, verdict, method,"
      + " bracket_length, primes, error_bound, draws, rank_histogram, lie_histogram, dead_neurons, at_phi, patterns,"
      + " witnesses";

  @TempDir
  static Path temporary;

  private static ResultDirectory directory;

  @BeforeAll
  static void run() throws Exception {
    Sweep sweep = FakeKinds.read("chains.yaml", SPEC.getBytes(StandardCharsets.UTF_8));
    directory = ResultDirectory.prepare(temporary.resolve("chains"), sweep, Manifest.of(sweep, "auto", "1", Map.of()));
    new SweepRunner(FakeKinds.REAL, RunSettings.of(Shard.WHOLE, 1, Retry.NONE, "test"), new StopSwitch(),
        new RunMeter()).run(directory);
    for (String format : List.of("csv", "parquet")) {
      new ResultExport(directory, ResultTable.CELLS, TableFormat.valueOf(format.toUpperCase(Locale.ROOT)))
          .toFile(temporary.resolve("cells." + format));
    }
  }

  private static List<String> query(String sql) throws Exception {
    List<String> lines = new ArrayList<>();
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(sql.replace("FILE", temporary.resolve("cells").toString()))) {
      while (rows.next()) {
        List<String> line = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          line.add(rows.getString(i));
        }
        lines.add(String.join(" | ", line.stream().map(String::valueOf).toList()));
      }
    }
    return lines;
  }

  @Test
  void theColumnsOfDrawsAreThoseOfTheWidths() throws Exception {
    for (String file : List.of("'FILE.parquet'", "read_csv('FILE.csv', all_varchar = true)")) {
      List<String> rows =
          query("SELECT " + SAME + " FROM " + file + " WHERE fields = 'data' ORDER BY family");
      assertEquals(2, rows.size());
      assertEquals(rows.getLast(), rows.getFirst());
      assertEquals(List.of("net | vec 2 > 2*(dense 3 > relu) > out 1 | null | null | null | null",
          "relu | null | 1,3,3,2 | 3 | 3 | none"),
          query("SELECT family, net, array_to_string(" + (file.contains("csv") ? "[widths]" : "widths")
              + ", ','), CAST(depth AS INTEGER), hidden, bias FROM " + file
              + " WHERE fields = 'data' ORDER BY family"));
      assertEquals(List.of("null | circuit"),
          query("SELECT draws, method FROM " + file + " WHERE fields = 'gates'"));
    }
    assertEquals(List.of("6"), query("SELECT known_kinds['neurons'] FROM 'FILE.parquet' WHERE fields = 'data'"
        + " AND family = 'net'"));
  }

  @Test
  void whatIsExportedAsJsonIsRead() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ResultExport(directory, ResultTable.CELLS, TableFormat.JSON).toStream(out);
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(3, lines.size());
    for (String line : lines) {
      byte[] json = line.getBytes(StandardCharsets.UTF_8);
      assertEquals(line, new String(Records.writeCell(Records.readExport(json)), StandardCharsets.UTF_8));
    }
    JsonNode first = new ObjectMapper().readTree(lines.getFirst());
    JsonNode last = new ObjectMapper().readTree(lines.getLast());
    for (String key : SAME.split(", ")) {
      assertEquals(last.get(key), first.get(key), key);
    }
  }
}
