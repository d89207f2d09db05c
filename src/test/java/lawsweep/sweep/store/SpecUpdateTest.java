package lawsweep.sweep.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lawsweep.export.ResultExport;
import lawsweep.export.ResultTable;
import lawsweep.export.TableFormat;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.kind.count.CountKind;
import lawsweep.kind.count.RoadChoice;
import lawsweep.kind.simulation.SimulationKind;
import lawsweep.spec.InputFiles;
import lawsweep.spec.SpecException;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.SpecReader;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.Retry;
import lawsweep.sweep.run.RunMeter;
import lawsweep.sweep.run.RunResult;
import lawsweep.sweep.run.RunSettings;
import lawsweep.sweep.run.StopSwitch;
import lawsweep.sweep.run.SweepRunner;
import lawsweep.work.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory goes on with a changed spec: what it had is kept, and the end is that of a run from nothing. */
class SpecUpdateTest {

  private static final Kinds KINDS =
      FakeKinds.of(new CountKind(new VectorKernels(), RoadChoice.AUTO), new SimulationKind());

  private static final String SPEC = """
      name: grow
      seed: 3
      networks:
        - {family: linear, depth: 2..3, each: 1..2}
        - {family: relu, widths: [[1, 2, 2], [2, 3, 1]], bias: [none, hidden], fields: data, draws: [20, 30]}
        - {family: linear, widths: [[1, 3, 2]], fields: adam}
      langevin:
        - {dynamics: [upstairs, downstairs], depth: 2, width: 2, energy: {kind: quadratic}, time: 1, step: 0.01}
      """;

  @TempDir
  Path temporary;

  private final List<String> said = new ArrayList<>();

  private static Sweep read(String spec, InputFiles files) {
    try {
      return new SpecReader(KINDS).read("grow.yaml", spec.getBytes(StandardCharsets.UTF_8), files);
    } catch (SpecException e) {
      throw new AssertionError(e);
    }
  }

  private Sweep read(String spec) {
    return read(spec, InputFiles.beside(temporary, "none"));
  }

  private static Manifest manifest(Sweep sweep) {
    return Manifest.of(sweep, "auto", "0.1", Map.of());
  }

  private ResultDirectory update(String name, String spec) throws IOException {
    Sweep sweep = read(spec);
    return ResultDirectory.update(temporary.resolve(name), sweep, manifest(sweep), ResultDirectory.specs(KINDS),
        said::add);
  }

  private RunResult run(ResultDirectory directory) throws IOException {
    return run(directory, Retry.NONE);
  }

  private static RunResult run(ResultDirectory directory, Retry retry) throws IOException {
    return new SweepRunner(KINDS, RunSettings.of(Shard.WHOLE, 2, retry, "here"), new StopSwitch(), new RunMeter())
        .run(directory);
  }

  private ResultDirectory fresh(String name, String spec) throws IOException {
    Sweep sweep = read(spec);
    ResultDirectory directory = ResultDirectory.prepare(temporary.resolve(name), sweep, manifest(sweep));
    run(directory);
    return directory;
  }

  private ResultDirectory opened(String name) throws IOException {
    return ResultDirectory.open(temporary.resolve(name), KINDS);
  }

  /** How far levels are asked for is part of no cell's key: what is there stays, new cells go by the new setting. */
  @Test
  void otherLevelsNeedTheOption() throws IOException {
    String spec = "name: deep\nlevels: 2\nnetworks:\n  - {family: linear, widths: [[1, 4, 4, 2]]}\n";
    fresh("out", spec);
    String other = spec.replace("levels: 2", "levels: all").replace("4, 2]]", "4, 2], [1, 3, 3, 2]]");
    DirectoryRefusedException refused = assertThrows(DirectoryRefusedException.class,
        () -> ResultDirectory.prepare(temporary.resolve("out"), read(other), manifest(read(other))));
    assertTrue(refused.getMessage().contains("levels is 2 in the directory and all in the spec"), refused::getMessage);
    ResultDirectory updated = update("out", other);
    assertEquals(1, run(updated).recorded());
    ResultDirectory again = update("out", spec.replace("levels: 2", "levels: 3"));
    assertEquals(0, run(again).recorded());
    assertEquals(List.of(2, Limits.ALL_LEVELS, 3),
        again.manifest().specs().stream().map(each -> each.limits().levels()).toList());
  }

  /** All tables of cells, without seconds. */
  private static String exported(ResultDirectory directory) throws IOException {
    StringBuilder all = new StringBuilder();
    for (TableFormat format : List.of(TableFormat.CSV, TableFormat.JSON)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new ResultExport(directory, ResultTable.CELLS, format).toStream(bytes);
      all.append(bytes.toString(StandardCharsets.UTF_8).replaceAll("here,[0-9.E-]+", "here")
          .replaceAll("\"seconds\":[0-9.E-]+", ""));
    }
    return all.toString();
  }

  private void assertAsFresh(String spec) throws IOException {
    assertEquals(exported(fresh("fresh" + said.size() + spec.hashCode(), spec)), exported(opened("out")));
  }

  private static SweepStatus status(ResultDirectory directory) throws IOException {
    return SweepStatus.of(directory);
  }

  @Test
  void anExtendedDirectoryIsThatOfAFreshRun() throws IOException {
    fresh("out", SPEC);
    String more = SPEC.replace("each: 1..2", "each: 1..3").replace("draws: [20, 30]", "draws: [30, 40]")
        .replace("dynamics: [upstairs, downstairs]", "dynamics: upstairs, seeds: 2")
        .replace("seed: 3", "seed: 3\nlimits: {seconds: 500}");
    ResultDirectory directory = update("out", more);
    int cells = directory.sweep().cells().size();
    RunResult result = run(directory);
    assertEquals(0, result.remaining());
    // Kept: linear networks of widths 1 and 2, those of 30 draws, a simulation and the sign flow.
    assertEquals(cells - (8 + 16 + 4 + 1 + 1), result.recorded());
    assertEquals(List.of("5 records are of cells that the spec no longer asks for"), result.warnings());
    assertEquals(1, said.size());
    assertTrue(said.getFirst().contains("networks.1.each is 1..2 in the directory and 1..3 in the spec"),
        said::toString);
    assertAsFresh(more);
    SweepStatus status = status(opened("out"));
    assertTrue(status.complete());
    assertEquals(result.warnings(), status.notices());
    assertTrue(status.toJson().contains("\"notices\":[\"5 records are"), status.toJson());
  }

  @Test
  void thereAndBackAgain() throws IOException {
    ResultDirectory first = fresh("out", SPEC);
    String before = exported(first);
    String less = SPEC.replace("depth: 2..3", "depth: 3");
    run(update("out", less));
    assertAsFresh(less);
    RunResult again = run(update("out", SPEC));
    assertEquals(0, again.recorded());
    assertEquals(List.of(), again.warnings());
    assertEquals(before, exported(opened("out")));
    Manifest manifest = opened("out").manifest();
    assertEquals(3, manifest.specs().size());
    assertEquals(List.of(SPEC, less, SPEC), manifest.specs().stream().map(SpecVersion::text).toList());
    assertEquals(manifest, Manifest.parse(manifest.toJson()));
    assertEquals(0, run(update("out", SPEC)).recorded());
    assertEquals(3, opened("out").manifest().specs().size(), "the same spec is no change");
  }

  /** Records without a result do not say the seed of their sweep: their spec does. */
  @Test
  void anotherSweepSeedKeepsNothing() throws IOException {
    String spec = SPEC.replace("seed: 3", "seed: 3\nlimits: {memory: 100}");
    ResultDirectory old = fresh("out", spec);
    assertEquals(old.sweep().cells().size(), status(old).count(CellStatus.SKIPPED));
    String other = spec.replace("seed: 3", "seed: 4");
    ResultDirectory directory = update("out", other);
    assertEquals(0, status(directory).finished());
    assertEquals(directory.sweep().cells().size(), run(directory).recorded());
    assertAsFresh(other);
    String back = other.replace("seed: 4", "seed: 3");
    assertEquals(0, run(update("out", back)).recorded());
    assertAsFresh(back);
    fresh("counted", SPEC);
    ResultDirectory reseeded = update("counted", SPEC.replace("seed: 3", "seed: 5"));
    assertEquals(0, status(reseeded).finished());
    assertEquals(0, status(reseeded).damages().size());
  }

  @Test
  void limitsThatWereRaisedOpenWhatTheyEnded() throws IOException {
    String spec = """
        name: limited
        limits: {seconds: %s, memory: %s, bracket_length: %d}
        networks:
          - {family: tanh, widths: [[2, 60, 2]], fields: data, draws: 3}
          - {family: relu, widths: [[1, 4, 4, 2]], fields: data, draws: 300}
          - {family: linear, widths: [[2, 3, 2]], fields: adam}
        """;
    // Too little memory for the first, too little time for the second.
    String tight = spec.formatted("1e-4", "1100 kB", 6);
    SweepStatus before = status(fresh("out", tight));
    assertEquals(List.of(1L, 1L, 1L),
        List.of(before.count(CellStatus.SKIPPED), before.count("undecided"), before.count("complete")));
    assertEquals(0, run(update("out", spec.formatted("1e-4", "1100 kB", 60))).recorded());
    assertEquals(0, run(update("out", spec.formatted("5e-5", "1090 kB", 60))).recorded());
    assertEquals(0, run(update("out", tight)).recorded(), "they are compared with the limits they were made under");
    ResultDirectory roomy = update("out", spec.formatted("1e-4", "1 GB", 6));
    assertEquals(1, status(roomy).remaining());
    assertEquals(1, run(roomy).recorded());
    assertEquals(0, status(opened("out")).count(CellStatus.SKIPPED));
    ResultDirectory patient = update("out", spec.formatted("600", "1 GB", 6));
    assertTrue(status(patient).remaining() >= 1);
    run(patient);
    assertAsFresh(spec.formatted("600", "1 GB", 6));
    assertEquals(0, run(update("out", tight)).recorded(), "what is settled stays");
    assertEquals(List.of(), status(opened("out")).conflicts());
    assertEquals(0, status(opened("out")).count(CellStatus.SKIPPED));
  }

  @Test
  void filesThatWereChanged() throws IOException {
    Path file = temporary.resolve("in.csv");
    Files.writeString(file, "1,2\n3,4\n");
    String spec = "name: files\nnetworks:\n  - {family: relu, widths: [[1, 3, 2]], fields: data, draws: 5,"
        + " inputs: {file: in.csv, samples: [1, 2]}}\n";
    fresh("out", spec);
    Files.writeString(file, "1,2\n3,5\n");
    Sweep changed = read(spec);
    String refusal = String.valueOf(assertThrows(DirectoryRefusedException.class,
        () -> ResultDirectory.prepare(temporary.resolve("out"), changed, manifest(changed))).getMessage());
    assertTrue(refusal.contains("the file in.csv was changed since it was copied to the directory"), refusal);
    ResultDirectory directory = update("out", spec);
    assertEquals(2, run(directory).recorded());
    assertEquals(List.of("2 records are of cells that the spec no longer asks for"), status(directory).notices());
    assertAsFresh(spec);
  }

  /** In every state that a process which is killed can leave, the directory has one of the two specs. */
  @Test
  void aChangeThatWasNotFinished() throws IOException {
    Path file = temporary.resolve("in.csv");
    Files.writeString(file, "1,2\n3,4\n");
    String entry = "  - {family: relu, widths: [[1, 3, 2]], fields: data, draws: 5, inputs: {file: in.csv}}\n";
    String spec = "name: files\nnetworks:\n" + entry;
    String now = "name: files\nnetworks:\n" + entry + "  - {family: linear, widths: [[2, 2, 2]]}\n";
    for (int state = 0; state < 5; state++) {
      Files.writeString(file, "1,2\n3,4\n");
      String name = "out" + state;
      Path path = temporary.resolve(name);
      ResultDirectory old = fresh(name, spec);
      Files.writeString(file, "1,2\n3,5\n");
      Sweep sweep = read(now);
      Manifest manifest = old.manifest().updated(old.sweep(), sweep, "0.1",
          Map.of("journal.log", Files.size(path.resolve("journal.log"))));
      SpecUpdate.write(path, sweep, manifest);
      Path update = path.resolve(SpecUpdate.DIRECTORY);
      if (state == 0) {
        Files.delete(update.resolve("manifest.json"));
      }
      if (state >= 2) {
        Files.write(path.resolve("manifest.json"), manifest.toJson());
      }
      if (state >= 3) {
        String copy = InputFiles.copyName("in.csv");
        Files.move(update.resolve("inputs").resolve(copy), path.resolve("inputs").resolve(copy),
            StandardCopyOption.REPLACE_EXISTING);
      }
      if (state >= 4) {
        Files.move(update.resolve("spec.yaml"), path.resolve("spec.yaml"),
            StandardCopyOption.REPLACE_EXISTING);
      }
      ResultDirectory found = opened(name);
      assertEquals(state < 2 ? 1 : 2, found.sweep().cells().size(), "state " + state);
      assertEquals(state < 2 ? 0 : 2, status(found).remaining(), "state " + state);
      if (state < 2) {
        Files.writeString(file, "1,2\n3,4\n");
        Sweep asBefore = read(spec);
        ResultDirectory.prepare(path, asBefore, manifest(asBefore));
        assertFalse(Files.exists(update));
        Files.writeString(file, "1,2\n3,5\n");
      }
      ResultDirectory whole = update(name, now);
      assertFalse(Files.exists(update));
      assertEquals(2, run(whole).recorded());
      assertEquals(exported(fresh("fresh" + state, now)), exported(opened(name)));
    }
  }

  @Test
  void aTornTailBelongsToNoSpec() throws IOException {
    String spec = "name: a\nseed: %d\nlimits: {memory: 100}\nnetworks: [{family: linear, widths: [[2, 2, 2]]}]\n";
    ResultDirectory old = fresh("out", spec.formatted(1));
    Files.writeString(old.log(Shard.WHOLE), "0123456 9999 torn", StandardOpenOption.APPEND);
    ResultDirectory directory = update("out", spec.formatted(2));
    assertEquals(1, run(directory).recorded());
    assertEquals(1, status(directory).finished());
    assertAsFresh(spec.formatted(2));
  }

  @Test
  void nobodyElseMayWorkOnIt() throws IOException {
    ResultDirectory old = fresh("out", SPEC);
    String other = SPEC.replace("seed: 3", "seed: 4");
    try (DirectoryLock lock = DirectoryLock.open(old.path())) {
      assertTrue(lock.tryShard(new Shard(3, 7)));
      String refusal =
          String.valueOf(assertThrows(DirectoryRefusedException.class, () -> update("out", other)).getMessage());
      assertTrue(refusal.contains("expected a directory that nobody works on"), refusal);
      assertEquals(0, run(update("out", SPEC)).recorded(), "without a change there is nothing to refuse");
    }
    update("out", other);
    String late = String.valueOf(assertThrows(DirectoryRefusedException.class, () -> run(old)).getMessage());
    assertTrue(late.contains("another process has just given another one"), late);
  }

  @Test
  void theMethodStays() throws IOException {
    fresh("out", SPEC);
    Sweep other = read(SPEC.replace("seed: 3", "seed: 4"));
    String refusal = String.valueOf(assertThrows(DirectoryRefusedException.class,
        () -> ResultDirectory.update(temporary.resolve("out"), other, Manifest.of(other, "dense", "0.1", Map.of()),
            ResultDirectory.specs(KINDS), said::add))
        .getMessage());
    assertTrue(refusal.startsWith("expected the method auto of the results in"), refusal);
    assertEquals("auto", ResultDirectory.methodOf(temporary.resolve("out")).orElseThrow());
    assertTrue(ResultDirectory.methodOf(temporary.resolve("none")).isEmpty());
    assertEquals(List.of(), said);
  }

  @Test
  void aNewDirectoryIsSetUp() throws IOException {
    ResultDirectory directory = update("out", SPEC);
    assertEquals(1, directory.manifest().schema());
    assertEquals(List.of(), directory.manifest().specs());
    assertEquals(List.of(), said);
  }

  @Test
  void updatedDirectoriesAreMerged() throws IOException {
    String more = SPEC.replace("each: 1..2", "each: 1..3");
    fresh("out", SPEC);
    run(update("out", more));
    ResultDirectory other = fresh("other", more);
    fresh("old", SPEC);
    Path merged = temporary.resolve("merged");
    Merge.run(List.of(opened("out").path(), other.path()), merged, ResultDirectory.specs(KINDS));
    assertEquals(exported(other), exported(ResultDirectory.open(merged, KINDS)));
    Merge.run(List.of(opened("out").path()), temporary.resolve("alone"), ResultDirectory.specs(KINDS));
    assertEquals(exported(other), exported(opened("alone")));
    assertEquals(1, opened("alone").manifest().schema());
    String refusal = String.valueOf(assertThrows(DirectoryRefusedException.class,
        () -> Merge.run(List.of(opened("out").path(), opened("old").path()), temporary.resolve("none"),
            ResultDirectory.specs(KINDS)))
        .getMessage());
    assertTrue(refusal.endsWith("run the other with --update first"), refusal);
  }

  @Test
  void whatIsTriedAgainStands() throws IOException {
    String hurried = """
        name: limited
        limits: {seconds: 1e-4}
        networks:
          - {family: relu, widths: [[1, 4, 4, 2]], fields: data, draws: 300}
        """;
    ResultDirectory directory = fresh("out", hurried);
    assertEquals(1, status(directory).count("undecided"));
    assertEquals(0, run(directory, Retry.parse("skipped,failed")).recorded());
    assertEquals(1, run(directory, Retry.parse(" undecided,failed")).recorded());
    assertEquals(List.of(), status(directory).conflicts());
    assertEquals(1, status(directory).finished());
  }
}
