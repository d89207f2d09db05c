package lawsweep.checkpoint.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import lawsweep.checkpoint.Checkpoint;
import lawsweep.checkpoint.CheckpointException;
import lawsweep.checkpoint.CheckpointFolder;
import lawsweep.checkpoint.Checkpoints;
import lawsweep.checkpoint.SafetensorsFile;

/** Finds out the step of a checkpoint: its metadata tells it, else its name; if both do, they agree. */
final class SnapshotReader {

  private static final Pattern STEP = Pattern.compile("[0-9]{1,18}");

  private SnapshotReader() {}

  /** A checkpoint that is a file, or an index of files; a step that neither it nor its name tells is the folder's. */
  static Snapshot file(Path file) throws IOException {
    Map<String, String> told = told(file);
    return snapshot(file, told, step(file, told, StepName.ofFile(file)).or(() -> folderOf(file)));
  }

  /** The same, unless only the folder's name tells a step. */
  static Optional<Snapshot> fileOfItsOwn(Path file) throws IOException {
    Map<String, String> told = told(file);
    return step(file, told, StepName.ofFile(file)).map(step -> new Snapshot(step, file, told));
  }

  /** A checkpoint that is a folder, whose name counts where that of the file in it tells nothing. */
  static Snapshot folder(Path folder) throws IOException {
    Map<String, String> told = told(folder);
    return snapshot(folder, told, step(folder, told, named(folder)));
  }

  /** The step of a checkpoint, be it a file or a folder; empty if nothing tells it. Only runs ask for agreement. */
  static Optional<Long> step(Checkpoint checkpoint) throws IOException {
    Path path = checkpoint.path();
    Optional<Long> step = step(path, told(checkpoint), Optional.empty());
    if (step.isPresent()) {
      return step;
    }
    return Files.isDirectory(path) ? named(path) : StepName.ofFile(path).or(() -> folderOf(path));
  }

  private static Optional<Long> folderOf(Path file) {
    return StepName.ofFolder(file.toAbsolutePath().normalize().getParent());
  }

  private static Optional<Long> named(Path folder) throws IOException {
    return CheckpointFolder.file(folder).flatMap(StepName::ofFile).or(() -> StepName.ofFolder(folder));
  }

  private static Map<String, String> told(Path path) throws IOException {
    try (Checkpoint checkpoint = Checkpoints.open(path)) {
      return told(checkpoint);
    }
  }

  private static Map<String, String> told(Checkpoint checkpoint) {
    Map<String, String> told = new HashMap<>();
    checkpoint.metadata().forEach((key, text) -> {
      if (Checkpoint.TOLD.contains(key)) {
        told.put(key, text);
      }
    });
    return told;
  }

  private static Optional<Long> step(Path path, Map<String, String> told, Optional<Long> named) {
    Optional<Long> step = Optional.ofNullable(told.get("step")).map(text -> step(path, text));
    if (step.isPresent() && named.isPresent() && !step.equals(named)) {
      throw new CheckpointException(path, "expected one step, got " + step.get() + " in its metadata and " + named.get()
          + " in its name; rename it");
    }
    return step.or(() -> named);
  }

  private static Snapshot snapshot(Path path, Map<String, String> told, Optional<Long> step) {
    return new Snapshot(step.orElseThrow(() -> new CheckpointException(path,
        "expected a step in its metadata or its name, got neither; rename it, for example to step00100"
            + SafetensorsFile.SUFFIX)),
        path, told);
  }

  private static long step(Path path, String text) {
    if (!STEP.matcher(text).matches()) {
      throw new CheckpointException(path, "expected a whole number as step in its metadata, got '" + text + "'");
    }
    return Long.parseLong(text);
  }

  /** By step, each once. */
  static List<Snapshot> sorted(List<Snapshot> snapshots) {
    List<Snapshot> sorted = new ArrayList<>(snapshots);
    sorted.sort(Comparator.comparingLong(Snapshot::step));
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i - 1).step() == sorted.get(i).step()) {
        throw new CheckpointException(sorted.get(i).path(), "expected one checkpoint for each step, got step "
            + sorted.get(i).step() + " in " + sorted.get(i - 1).path() + " too; rename one or move it away");
      }
    }
    return sorted;
  }
}
