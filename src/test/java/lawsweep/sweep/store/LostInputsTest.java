package lawsweep.sweep.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.kind.count.CountKind;
import lawsweep.kind.count.RoadChoice;
import lawsweep.kind.simulation.SimulationKind;
import lawsweep.spec.InputFiles;
import lawsweep.spec.SpecException;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.SpecReader;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.Retry;
import lawsweep.sweep.run.RunMeter;
import lawsweep.sweep.run.RunSettings;
import lawsweep.sweep.run.StopSwitch;
import lawsweep.sweep.run.SweepRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories whose copies of files are gone, or are others than were made. */
class LostInputsTest {

  private static final Kinds KINDS =
      FakeKinds.of(new CountKind(new VectorKernels(), RoadChoice.AUTO), new SimulationKind());

  private static final String SPEC = """
      name: lost
      networks:
        - {family: relu, fields: data, draws: 3, widths: [[1, 2, 2]], inputs: {file: a.csv, samples: [1, 3]}}
        - {family: relu, fields: data, draws: 3, widths: [[2, 2, 2]], inputs: {file: b.csv}}
        - {family: linear, widths: [[2, 2, 2]]}
      """;

  private static final Map<String, String> FILES = Map.of("a.csv", "1,2\n0.5,3\n4,5\n", "b.csv", "7,8\n9,1e-300\n");

  @TempDir
  Path temporary;

  private Sweep sweep(Map<String, String> files) throws SpecException {
    return new SpecReader(KINDS).read("spec.yaml", SPEC.getBytes(StandardCharsets.UTF_8),
        name -> files.get(name).getBytes(StandardCharsets.UTF_8));
  }

  private ResultDirectory prepare(Map<String, String> files) throws IOException, SpecException {
    Sweep sweep = sweep(files);
    return ResultDirectory.prepare(temporary.resolve("out"), sweep, Manifest.of(sweep, "auto", "test", Map.of()));
  }

  private Path made() throws IOException, SpecException {
    ResultDirectory directory = prepare(FILES);
    new SweepRunner(KINDS, RunSettings.of(Shard.WHOLE, 2, Retry.NONE, "here"), new StopSwitch(), new RunMeter())
        .run(directory);
    return directory.path();
  }

  private static List<String> records(ResultDirectory directory) throws IOException {
    List<String> records = new ArrayList<>();
    try (ResultReader reader = ResultReader.open(directory)) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        records.add(new String(directory.sweep().records().bytes(next.get()), StandardCharsets.UTF_8));
      }
      assertEquals(List.of(), reader.warnings());
    }
    return records;
  }

  private static Path copy(Path directory, String name) {
    return directory.resolve(InputFiles.DIRECTORY).resolve(InputFiles.copyName(name));
  }

  @Test
  void whatRecordsTellIsEnoughToShowThem() throws Exception {
    Path directory = made();
    List<String> before = records(ResultDirectory.open(directory, KINDS));
    assertEquals(4, before.size());
    for (List<String> lost : List.of(List.of("a.csv"), List.of("a.csv", "b.csv"))) {
      for (String name : lost) {
        Files.deleteIfExists(copy(directory, name));
      }
      ResultDirectory shown = ResultDirectory.show(directory, KINDS);
      assertEquals(before, records(shown));
      assertEquals(0, SweepStatus.of(shown).remaining());
      String message = assertThrows(DirectoryRefusedException.class, () -> ResultDirectory.open(directory, KINDS))
          .getMessage();
      assertTrue(message.contains("of a.csv is missing; put the file back there as " + InputFiles.copyName("a.csv")),
          message);
      assertFalse(message.contains("\n"));
    }
    try (Stream<Path> inputs = Files.list(directory.resolve(InputFiles.DIRECTORY))) {
      for (Path file : inputs.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory.resolve(InputFiles.DIRECTORY));
    assertEquals(before, records(ResultDirectory.show(directory, KINDS)));
    prepare(FILES);
    assertEquals(before, records(ResultDirectory.open(directory, KINDS)));
  }

  @Test
  void withoutARecordNothingIsTold() throws Exception {
    Path directory = prepare(FILES).path();
    Files.delete(copy(directory, "b.csv"));
    assertTrue(assertThrows(DirectoryRefusedException.class, () -> ResultDirectory.show(directory, KINDS)).getMessage()
        .contains("of b.csv is missing"));
  }

  /** A process that was killed before the manifest was there had copied a file that was changed since. */
  @Test
  void aNewDirectoryHasTheFilesOfItsOwnSpec() throws Exception {
    Path stale = copy(temporary.resolve("out"), "a.csv");
    Files.createDirectories(stale.getParent());
    Files.writeString(stale, "8,8\n");
    Files.writeString(stale.resolveSibling("SHA256SUMS"), "0  " + stale.getFileName() + "\n");
    Path directory = made();
    assertEquals(FILES.get("a.csv"), Files.readString(stale));
    assertEquals(4, records(ResultDirectory.open(directory, KINDS)).size());
    Files.writeString(stale, "8,8\n");
    String message = assertThrows(DirectoryRefusedException.class, () -> ResultDirectory.open(directory, KINDS))
        .getMessage();
    assertTrue(message.contains("a.csv has changed: SHA-256"), message);
  }

  @Test
  void aChangedCopyIsCalledThat() throws Exception {
    Path directory = made();
    for (String text : List.of("7,8\n9,1e-301\n", "7,8\nnine,1\n", "7\n")) {
      Files.writeString(copy(directory, "b.csv"), text);
      for (boolean show : new boolean[] {false, true}) {
        String message = assertThrows(DirectoryRefusedException.class,
            () -> read(directory, show)).getMessage();
        assertTrue(
            message.matches("the copy in .*inputs of b.csv has changed: SHA-256 [0-9a-f]{64}, expected [0-9a-f]{64}"),
            message);
      }
    }
    Files.delete(directory.resolve(InputFiles.DIRECTORY).resolve("SHA256SUMS"));
    Files.writeString(copy(directory, "b.csv"), "7,8\n9,1e-301\n");
    String old = assertThrows(DirectoryRefusedException.class, () -> read(directory, true)).getMessage();
    assertTrue(old.contains("copies in") && old.contains("a.csv") && old.contains("changed after the run"), old);
  }

  private static ResultDirectory read(Path directory, boolean show) throws IOException {
    return show ? ResultDirectory.show(directory, KINDS) : ResultDirectory.open(directory, KINDS);
  }
}
