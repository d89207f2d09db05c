package lawsweep.kind.toy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lawsweep.export.ResultExport;
import lawsweep.export.ResultTable;
import lawsweep.export.TableFormat;
import lawsweep.kind.count.FakeCounter;
import lawsweep.kind.simulation.FakeSimulator;
import lawsweep.spec.SpecException;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.RecordShape;
import lawsweep.sweep.SpecReader;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.Retry;
import lawsweep.sweep.run.RunMeter;
import lawsweep.sweep.run.RunResult;
import lawsweep.sweep.run.RunSettings;
import lawsweep.sweep.run.StopSwitch;
import lawsweep.sweep.run.SweepPlan;
import lawsweep.sweep.run.SweepRunner;
import lawsweep.sweep.store.Manifest;
import lawsweep.sweep.store.Merge;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.sweep.store.Shard;
import lawsweep.sweep.store.SweepStatus;
import lawsweep.sweep.verify.RecordFile;
import lawsweep.sweep.verify.Verification;
import lawsweep.work.ThreadTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How a kind of work is added: {@link PrimeKind} is the room, and here is its line. Its cells are asked for by a spec,
 * planned, run, kept, counted, merged, exported and checked like those of other kinds, and nothing else has changed.
 */
class NewKindTest {

  private static final Kinds KINDS = Kinds.of(List.of(
      new FakeCounter(),
      new FakeSimulator(),
      new PrimeKind()));

  private static final String SPEC = """
      name: mixed
      seed: 5
      networks: [{family: linear, depth: 2, each: 1..2}]
      primes: [{number: 10..12}]
      """;

  @TempDir
  Path temporary;

  private static Sweep sweep(String spec) throws SpecException {
    return new SpecReader(KINDS).read("sweep.yaml", spec.getBytes(StandardCharsets.UTF_8));
  }

  private ResultDirectory run(String name) throws IOException, SpecException {
    Sweep sweep = sweep(SPEC);
    ResultDirectory directory =
        ResultDirectory.prepare(temporary.resolve(name), sweep, Manifest.of(sweep, "auto", "1", Map.of()));
    for (int shard = 1; shard <= 2; shard++) {
      RunResult result = new SweepRunner(KINDS, RunSettings.of(new Shard(shard, 2), 2, Retry.NONE, "here"),
          new StopSwitch(), new RunMeter()).run(directory);
      assertEquals(0, result.exitCode());
    }
    return ResultDirectory.open(directory.path(), KINDS);
  }

  private static String export(ResultDirectory directory, TableFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ResultExport(directory, ResultTable.CELLS, format).toStream(out);
    return out.toString(StandardCharsets.UTF_8).replaceAll("\"seconds\":[0-9.E-]+", "\"seconds\":0");
  }

  /** What is said of the records of a file, and at the end how many were computed again and agree. */
  private static List<String> verify(String json) throws IOException {
    List<String> said = new ArrayList<>();
    try (RecordFile file = new RecordFile("f", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), KINDS);
        ThreadTeam team = new ThreadTeam(2)) {
      said.add(String.valueOf(new Verification(KINDS, team, said::add).run(file).again()));
    }
    return said;
  }

  @Test
  void aSpecAsksForIt() throws SpecException {
    assertEquals(List.of("primes_10_0", "primes_11_0", "primes_12_0"),
        sweep(SPEC).cells().subList(8, 11).stream().map(cell -> cell.key()).toList());
    assertEquals("sweep.yaml:2: 'primes' is an empty list; expected a list of entries, each after a '-', as in"
        + " '- number: 2..12'", assertThrows(SpecException.class, () -> sweep("name: a\nprimes: []")).getMessage());
    assertEquals(11, SweepPlan.of(sweep(SPEC), KINDS, 1).cells());
  }

  @Test
  void itsRecordsAreKeptAndCounted() throws Exception {
    ResultDirectory directory = run("out");
    SweepStatus status = SweepStatus.of(directory);
    assertEquals(11, status.finished());
    assertEquals(Map.of("simulated", 0L, "factored", 3L), status.tallies());
    assertEquals(List.of("dense engine-1", "division 1"), status.roadVersions());
    Merge.run(List.of(directory.path()), temporary.resolve("merged"), ResultDirectory.specs(KINDS));
    ResultDirectory merged = ResultDirectory.open(temporary.resolve("merged"), KINDS);
    assertEquals(export(directory, TableFormat.CSV), export(merged, TableFormat.CSV));
  }

  /**
   * Records are told apart by a key that one kind alone has; {@code primes} is a key of counts, {@code over} of those
   * that have a sign themselves.
   */
  @ParameterizedTest
  @ValueSource(strings = {"primes", "over"})
  void itsSignIsItsOwn(String sign) {
    PrimeKind other = new PrimeKind() {
      @Override
      public List<RecordShape> shapes(long sweepSeed) {
        return List.of(RecordShape.of(sign, super.shapes(sweepSeed).getFirst().whole()));
      }
    };
    Kinds kinds = Kinds.of(List.of(new FakeCounter(), other));
    assertEquals("expected '" + sign + "' in the records of one kind alone",
        assertThrows(IllegalArgumentException.class, () -> kinds.records(0)).getMessage());
  }

  @Test
  void itIsExported() throws Exception {
    ResultDirectory directory = run("out");
    List<String> csv = export(directory, TableFormat.CSV).lines().toList();
    assertEquals("factors", csv.getFirst().replaceFirst(".*,", ""));
    assertEquals("\"2,2,3\"", csv.getLast().substring(csv.getLast().indexOf('"')));
    assertEquals(
        "{\"cell\":\"primes_12_0\",\"status\":\"done\",\"family\":\"primes\",\"seed\":0,\"parameters\":1,"
            + "\"method\":\"division\",\"backend\":\"here\",\"seconds\":0,\"schema\":2,\"reason\":null,"
            + "\"factoring\":{\"number\":12,\"sweep_seed\":5,\"repeat\":0},\"found\":{\"factors\":[2,2,3]}}",
        export(directory, TableFormat.JSON).lines().toList().getLast());
  }

  @Test
  void itIsVerified() throws Exception {
    String json = export(run("out"), TableFormat.JSON).lines().toList().getLast();
    assertEquals(List.of("1"), verify(json));
    assertEquals(List.of("f:1 primes_12_0: expected the factors [2, 2, 3], got [3, 4]", "0"),
        verify(json.replace("[2,2,3]", "[3,4]")));
    assertEquals(List.of("f:1: expected the factors of primes_12_0, got [2, 3]", "0"),
        verify(json.replace("[2,2,3]", "[2,3]")));
    assertEquals(List.of("f:1: expected 'parameters' to be 1, got 2", "0"),
        verify(json.replace("\"parameters\":1", "\"parameters\":2")));
  }
}
