package lawsweep.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lawsweep.kind.simulation.Simulations;
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

class ResultQueryTest {

  @TempDir
  static Path temporary;

  private static ResultDirectory directory;

  @BeforeAll
  static void run() throws Exception {
    Sweep sweep = Simulations.sweep(1);
    directory = ResultDirectory.prepare(temporary.resolve("mixed"), sweep,
        Manifest.of(sweep, "auto", "0.1", Map.of()));
    new SweepRunner(FakeKinds.FAKE, RunSettings.of(Shard.WHOLE, 1, Retry.NONE, "fake"), new StopSwitch(),
        new RunMeter())
        .run(directory);
  }

  private static String ask(String sql, TableFormat format) throws QueryException, IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ResultQuery(directory, sql).toStream(out, format);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String refusal(String sql) {
    String message = assertThrows(QueryException.class, () -> ask(sql, TableFormat.CSV), sql).getMessage();
    assertFalse(message.contains("\n"), message);
    return message;
  }

  private static String export(ResultTable table, TableFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ResultExport(directory, table, format).toStream(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theTablesAreThoseOfExports() throws Exception {
    for (ResultTable table : ResultTable.words(directory.sweep().kinds()).all()) {
      if (!table.isOf(directory.sweep())) {
        continue;
      }
      long rows = export(table, TableFormat.JSON).lines().count();
      assertEquals("n\n" + rows + "\n", ask("select count(*) n from " + table.label(), TableFormat.CSV), table.label());
      assertEquals(export(table, TableFormat.CSV).lines().findFirst().orElseThrow(),
          ask("SELECT * FROM \"" + table.label().toUpperCase(java.util.Locale.ROOT) + "\" LIMIT 0", TableFormat.CSV)
              .strip());
    }
    String tables = ask("show tables", TableFormat.CSV);
    assertEquals(Set.of("name", "cells", "observables", "averages", "jumps", "densities"),
        tables.lines().collect(Collectors.toSet()));
  }

  @Test
  void columnsOfWholeRecordsAreThereForThoseWhoNameThem() throws Exception {
    assertFalse(ask("describe cells", TableFormat.CSV).contains("certificate"));
    String answer = ask("select cell, certificate, reason from cells where certificate is not null limit 1",
        TableFormat.JSON);
    assertTrue(answer.startsWith("{\"cell\":\"linear_") && answer.contains("\"certificate\":\"{"), answer);
  }

  @Test
  void questionsOfAllSorts() throws Exception {
    assertEquals("a,b\n1,\"x,\"\"y\"\n", ask("select 1 as a, 'x,\"y' as b", TableFormat.CSV));
    assertEquals("a,a_1,A_2\n1,2,3\n", ask("select 1 a, 2 a, 3 \"A\"", TableFormat.CSV));
    assertEquals(
        "{\"a\":1,\"b\":null,\"c\":true,\"d\":2.5,\"e\":\";\",\"f\":170141183460469231731687303715884105727}\n",
        ask("select 1 a, null b, true c, 2.5::float d, ';' e, 170141183460469231731687303715884105727 f",
            TableFormat.JSON));
    for (String sql : List.of("-- drop table cells;\nselect 1 n", "/* a; /* b */ c */ select 1 n;",
        "with t as (select 1 n) select n from t", "from (values (1)) v(n)", "(select 1 n)", "select 1 n -- ;",
        "select 1 n;;", "table t", "select n from (select 1 n union all select 2) where n < 2")) {
      if (!sql.equals("table t")) {
        assertEquals("n\n1\n", ask(sql, TableFormat.CSV), sql);
      }
    }
    assertTrue(ask("summarize cells", TableFormat.CSV).startsWith("column_name,column_type,min,max"));
  }

  @Test
  void onlyQuestionsAreAnswered() throws IOException {
    Path stolen = temporary.resolve("stolen.csv");
    String wrong = "expected one SELECT, WITH, DESCRIBE, SHOW or SUMMARIZE statement: queries only read";
    for (String sql : List.of("copy cells to '" + stolen + "'", "copy (select 1) to '" + stolen + "'",
        "attach '" + stolen + "' as x", "install httpfs", "load httpfs", "pragma database_list", "set threads = 1",
        "reset threads", "create table x (a int)", "drop view cells", "delete from cells", "update cells set cell = 1",
        "insert into cells select * from cells", "export database '" + stolen + "'", "call pragma_version()",
        "begin", "checkpoint", "vacuum", "prepare x as select 1", "execute x", "use x", "detach x",
        "select 1; copy cells to '" + stolen + "'", "select 1; drop view cells",
        "with x as (select 1) insert into cells select * from cells", "explain analyze select 1",
        "/* select */ copy cells to '" + stolen + "'", "-- select\ncopy cells to '" + stolen + "'",
        "select ';'; attach '" + stolen + "'", "select $$;$$; set lock_configuration = false")) {
      assertEquals(wrong, refusal(sql), sql);
    }
    assertEquals("expected one statement, got 2", refusal("select 1; select 2"));
    assertEquals("expected one statement, got 3", refusal("select 1;select 2 ; -- x\n select ';'"));
    for (String nothing : List.of("", "  ", ";", "-- select 1", "/* */")) {
      assertEquals("expected one SELECT statement, got none", refusal(nothing));
    }
    assertFalse(Files.exists(stolen));
  }

  @Test
  void filesElsewhereAreOutOfReach() throws IOException {
    Path secret = Files.writeString(temporary.resolve("secret.csv"), "a\n1\n");
    for (String sql : List.of("select * from read_csv('%s')", "select * from '%s'", "select * from read_text('%s')",
        "select * from read_blob('%s')", "select * from glob('%s')", "from read_csv_auto('%s')",
        "select * from read_parquet('%s')", "select * from read_json('%s')", "select * from cells, read_text('%s')",
        "select (select content from read_text('%s'))", "select * from query('from read_text(''%s'')')",
        "select * from parquet_metadata('%s')",
        "select * from query_table('%s')", "select * from read_text('" + "%s".replace("/", "//") + "')")) {
      String message = refusal(sql.formatted(secret));
      assertTrue(message.contains("file system operations are disabled") || message.contains("does not exist")
          || message.contains("Permission Error"), sql + ": " + message);
    }
    assertFalse(refusal("select * from sniff_csv('" + secret + "')").isEmpty());
    assertTrue(refusal("select * from read_text('https://example.org/x')").contains("Error"));
  }

  @Test
  void mistakesAreOneLine() {
    assertEquals(
        "Catalog Error: Table with name cell does not exist; the tables are cells, observables, averages, jumps,"
            + " densities",
        refusal("select *\nfrom cell"));
    assertTrue(
        refusal("select nothing from cells").startsWith("Binder Error: Referenced column \"nothing\" not found in"
            + " FROM clause; "));
    assertEquals("Parser Error: syntax error at or near \"selec\"", refusal("selec 1"));
    String conversion = refusal("select cast(cell as integer) from cells");
    assertTrue(conversion.startsWith("Conversion Error: "), conversion);
    assertTrue(refusal("select '").startsWith("Parser Error: "), refusal("select '"));
  }

  @Test
  void filesAppearAsAWhole() throws Exception {
    Path out = Files.createDirectory(temporary.resolve("out"));
    String sql = "select cell, depth, seconds from cells order by cell; -- all";
    for (TableFormat format : List.of(TableFormat.CSV, TableFormat.JSON)) {
      Path file = out.resolve("a." + format.label());
      new ResultQuery(directory, sql).toFile(file, format);
      assertEquals(ask(sql, format), Files.readString(file));
    }
    Path parquet = out.resolve("a.parquet");
    new ResultQuery(directory, sql).toFile(parquet, TableFormat.PARQUET);
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet rows = database.createStatement()
            .executeQuery("select count(*), count(distinct cell), min(depth) from '" + parquet + "'")) {
      assertTrue(rows.next());
      assertEquals(directory.sweep().cells().size(), rows.getLong(1));
      assertEquals(directory.sweep().cells().size(), rows.getLong(2));
      assertEquals(2.0, rows.getDouble(3));
    }
    assertThrows(QueryException.class,
        () -> new ResultQuery(directory, "select 1 from nothing").toFile(out.resolve("b.csv"), TableFormat.CSV));
    try (Stream<Path> files = Files.list(out)) {
      assertEquals(Set.of("a.csv", "a.json", "a.parquet"),
          new TreeSet<>(files.map(file -> file.getFileName().toString()).toList()));
    }
  }
}
