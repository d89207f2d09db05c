package lawsweep.checkpoint.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.checkpoint.Checkpoint;
import lawsweep.checkpoint.CheckpointException;
import lawsweep.checkpoint.Checkpoints;
import lawsweep.checkpoint.NumberType;
import lawsweep.checkpoint.Safetensors;
import lawsweep.checkpoint.Safetensors.Tensor;
import lawsweep.checkpoint.Written;
import lawsweep.checkpoint.Written.Entry;
import lawsweep.checkpoint.Written.Zip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which checkpoints a run has, and which steps they are. */
class RunsTest {

  @TempDir
  Path temporary;

  private Path run;

  @BeforeEach
  void folder() throws IOException {
    run = Files.createDirectory(temporary.resolve("mlp-lr"));
  }

  private Path write(String name, String... metadata) throws IOException {
    Path path = run.resolve(name);
    Files.createDirectories(path.getParent());
    if (name.endsWith(".npz") || name.endsWith(".npy")) {
      byte[] array = Written.npy("<f8", false, "(1,)", Written.f64(1));
      return Files.write(path,
          name.endsWith(".npy") ? array : Written.zip(new Zip(false, false), new Entry("w.npy", array)));
    }
    Map<String, String> told = metadata.length == 0 ? Map.of() : Map.of(metadata[0], metadata[1]);
    Safetensors.write(path, told, List.of(new Tensor("w", NumberType.F64, List.of(1L), new double[1])));
    return path;
  }

  private List<Long> steps(Path... paths) throws IOException {
    List<Run> runs = Runs.of(List.of(paths));
    assertEquals(1, runs.size());
    return runs.getFirst().steps();
  }

  private void assertRefused(String expected, Path... paths) {
    CheckpointException refused = assertThrows(CheckpointException.class, () -> Runs.of(List.of(paths)));
    assertTrue(refused.getMessage().contains(expected), refused.getMessage());
    assertEquals(1, refused.getMessage().lines().count());
  }

  @Test
  void stepsAreNumbersAndSortedSo() throws IOException {
    write("step9.safetensors");
    write("epoch2-step10.safetensors");
    write("a.safetensors", "step", "100");
    write("v2_00000.npz");
    write("m11-00001-of-00001.safetensors");
    Files.writeString(run.resolve("notes.txt"), "");
    Files.writeString(run.resolve("run.json"), "{}");
    Files.writeString(run.resolve("optimizer5.pt"), "");
    Run read = Runs.of(List.of(run)).getFirst();
    assertEquals(List.of(0L, 9L, 10L, 11L, 100L), read.steps());
    assertEquals("mlp-lr", read.name());
    assertEquals(run, read.folder());
    assertEquals(List.of("notes.txt", "optimizer5.pt"), read.ignored());
    assertEquals(Map.of("step", "100"), read.snapshots().getLast().told());
  }

  @Test
  void foldersOfTrainers() throws IOException {
    write("checkpoint-500/model.safetensors", "format", "pt");
    write("checkpoint-1000/adapter_model.safetensors");
    write("checkpoint-1500/layer1.weight.npy");
    write("checkpoint-2000/model-00001-of-00001.safetensors");
    Files.writeString(run.resolve("checkpoint-2000/model.safetensors.index.json"),
        "{\"weight_map\": {\"w\": \"model-00001-of-00001.safetensors\"}}");
    write("model.safetensors");
    Files.createDirectory(run.resolve("logs2024"));
    Run read = Runs.of(List.of(run)).getFirst();
    assertEquals(List.of(500L, 1000L, 1500L, 2000L), read.steps());
    assertEquals(List.of("logs2024", "model.safetensors"), read.ignored());
    assertEquals(List.of(500L), steps(run.resolve("checkpoint-500")));
    assertEquals(List.of(500L, 1000L),
        steps(run.resolve("checkpoint-1000/adapter_model.safetensors"),
            run.resolve("checkpoint-500/model.safetensors")));
    write("model.safetensors", "step", "2500");
    assertEquals(List.of(500L, 1000L, 1500L, 2000L, 2500L), steps(run));
  }

  @Test
  void indexesInTheFolderOfTheRun() throws IOException {
    for (int step : new int[] {10, 20}) {
      write("s" + step + "-00001-of-00002.safetensors");
      Files.writeString(run.resolve("s" + step + ".safetensors.index.json"),
          "{\"weight_map\": {\"w\": \"s" + step + "-00001-of-00002.safetensors\"}}");
    }
    assertEquals(List.of(10L, 20L), steps(run));
    write("s30-00001-of-00002.safetensors");
    assertRefused("expected an index (*.safetensors.index.json) that names it", run);
  }

  @Test
  void filesTogetherAreOneRun() throws IOException {
    Path a = write("step5.safetensors");
    Path b = write("step10.safetensors");
    Run read = Runs.of(List.of(b, a)).getFirst();
    assertEquals(List.of(5L, 10L), read.steps());
    assertEquals("mlp-lr", read.name());
    assertRefused("expected each run once, got the folder " + run + " again", run, run);
    assertRefused(
        "expected folders, each a run, or files, together one run; got the folder " + run + " and the file " + a,
        a, run);
    assertRefused("give the folder of its .npy files", write("w.npy"));
  }

  @Test
  void theFoldersNameComesLast() throws IOException {
    Path folder = Files.createDirectories(temporary.resolve("step7"));
    Files.copy(write("last.safetensors"), folder.resolve("last.safetensors"));
    assertEquals(List.of(7L), steps(folder));
    Path stamped = Files.createDirectories(temporary.resolve("run-13989162165240815020"));
    Files.copy(run.resolve("last.safetensors"), stamped.resolve("last.safetensors"));
    assertRefused("expected a step in its metadata or its name, got neither", stamped);
    Files.copy(write("w.npz"), folder.resolve("w.npz"));
    assertRefused("expected one checkpoint for each step, got step 7 in " + folder.resolve("last.safetensors"), folder);
    assertRefused("expected a step in its metadata or its name, got neither", run);
    write("last.safetensors", "step", "3");
    Files.delete(run.resolve("w.npz"));
    assertEquals(List.of(3L), steps(run));
  }

  @Test
  void namesAndMetadataAgree() throws IOException {
    write("step00005.safetensors", "step", "5");
    assertEquals(List.of(5L), steps(run));
    write("step00006.safetensors", "step", "5");
    assertRefused("expected one step, got 5 in its metadata and 6 in its name", run);
    Files.delete(run.resolve("step00006.safetensors"));
    write("other5.safetensors");
    assertRefused("expected one checkpoint for each step, got step 5", run);
    Files.delete(run.resolve("other5.safetensors"));
    write("checkpoint-8/model.safetensors", "step", "9");
    assertRefused("expected one step, got 9 in its metadata and 8 in its name", run);
    Files.delete(run.resolve("checkpoint-8/model.safetensors"));
    write("x.safetensors", "step", "9.5");
    assertRefused("expected a whole number as step in its metadata, got '9.5'", run);
    Files.delete(run.resolve("x.safetensors"));
    write("x99999999999999999999.safetensors");
    assertRefused("which is too large", run);
  }

  @Test
  void whatIsNoRun() throws IOException {
    assertRefused("expected checkpoints in it", run);
    assertRefused("nowhere.safetensors: no such file", run.resolve("nowhere.safetensors"));
    Files.writeString(run.resolve("pytorch_model.bin"), "");
    assertRefused("got a pickle", run);
    write("a/step1.safetensors");
    Files.delete(run.resolve("pytorch_model.bin"));
    assertRefused("got a folder of runs; give them: " + run.resolve("*"), run);
    write("w.npy");
    write("step1.npz");
    assertRefused("expected a run, or one checkpoint of .npy files", run);
  }

  @Test
  void runsOfOneNameAreToldApart() throws IOException {
    write("step1.safetensors");
    Path other = Files.createDirectories(temporary.resolve("other/mlp-lr"));
    Files.copy(run.resolve("step1.safetensors"), other.resolve("step1.safetensors"));
    assertEquals(List.of("mlp-lr", other.toString()), Runs.of(List.of(run, other)).stream().map(Run::name).toList());
  }

  @Test
  void theStepOfOneCheckpoint() throws IOException {
    write("checkpoint-500/model.safetensors");
    write("a.safetensors");
    for (Path path : List.of(run.resolve("checkpoint-500"), run.resolve("checkpoint-500/model.safetensors"))) {
      try (Checkpoint checkpoint = Checkpoints.open(path)) {
        assertEquals(Optional.of(500L), Runs.step(checkpoint));
      }
    }
    try (Checkpoint checkpoint = Checkpoints.open(run.resolve("a.safetensors"))) {
      assertEquals(Optional.empty(), Runs.step(checkpoint));
    }
    write("F32.safetensors", "step", "100");
    try (Checkpoint checkpoint = Checkpoints.open(run.resolve("F32.safetensors"))) {
      assertEquals(Optional.of(100L), Runs.step(checkpoint));
    }
  }
}
