package lawsweep.checkpoint.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import lawsweep.checkpoint.CheckpointException;
import lawsweep.checkpoint.CheckpointFolder;
import lawsweep.checkpoint.NpzFile;
import lawsweep.checkpoint.Pickle;
import lawsweep.checkpoint.SafetensorsFile;
import lawsweep.checkpoint.ShardIndex;

/** The folder of one run. */
final class RunFolder {

  /** The file that tells of a run. */
  static final String FACTS = "run.json";

  private static final Pattern SHARD = Pattern.compile(".*-[0-9]{5}-of-[0-9]{5}\\.safetensors");
  private static final Pattern LONE_SHARD = Pattern.compile(".*-00001-of-00001\\.safetensors");

  private final Path folder;
  private final List<Path> files = new ArrayList<>();
  private final List<Path> folders = new ArrayList<>();
  private final List<Path> arrays = new ArrayList<>();
  private final List<Path> others = new ArrayList<>();

  private RunFolder(Path folder) {
    this.folder = folder;
  }

  /** Reads the metadata of all checkpoints of a folder. */
  static Run read(Path folder, String name) throws IOException {
    RunFolder run = new RunFolder(folder);
    run.look();
    List<Snapshot> snapshots = run.snapshots();
    List<String> ignored = run.others.stream().map(file -> file.getFileName().toString())
        .filter(file -> !file.equals(FACTS)).sorted().toList();
    return new Run(name, folder, snapshots, ignored);
  }

  private void look() throws IOException {
    Set<Path> shards = new HashSet<>();
    for (Path entry : CheckpointFolder.entries(folder)) {
      if (Files.isDirectory(entry)) {
        (CheckpointFolder.is(entry) ? folders : others).add(entry);
      } else if (ShardIndex.named(entry)) {
        files.add(entry);
        ShardIndex.filesOf(entry).forEach(file -> shards.add(folder.resolve(file)));
      } else if (SafetensorsFile.named(entry) || NpzFile.named(entry)) {
        files.add(entry);
      } else {
        (CheckpointFolder.isArray(entry) ? arrays : others).add(entry);
      }
    }
    files.removeAll(shards);
  }

  private List<Snapshot> snapshots() throws IOException {
    if (!arrays.isEmpty()) {
      return arraysAlone();
    }
    List<Snapshot> snapshots = new ArrayList<>();
    for (Path entry : folders) {
      snapshots.add(SnapshotReader.folder(entry));
    }
    for (Path file : files) {
      checkWhole(file);
      if (folders.isEmpty()) {
        snapshots.add(SnapshotReader.file(file));
      } else {
        // Trainers leave the last weights beside the folders of their checkpoints, under a name without a step.
        SnapshotReader.fileOfItsOwn(file).ifPresentOrElse(snapshots::add, () -> others.add(file));
      }
    }
    if (snapshots.isEmpty()) {
      throw none();
    }
    return SnapshotReader.sorted(snapshots);
  }

  private List<Snapshot> arraysAlone() throws IOException {
    if (!files.isEmpty() || !folders.isEmpty()) {
      throw new CheckpointException(folder, "expected a run, or one checkpoint of .npy files; got "
          + arrays.getFirst().getFileName() + " and the checkpoint "
          + (files.isEmpty() ? folders : files).getFirst().getFileName()
          + "; move .npy files to a folder of their own");
    }
    return List.of(SnapshotReader.folder(folder));
  }

  private static void checkWhole(Path file) {
    String name = file.getFileName().toString();
    if (SHARD.matcher(name).matches() && !LONE_SHARD.matcher(name).matches()) {
      throw new CheckpointException(file, "expected an index (*" + ShardIndex.SUFFIX
          + ") that names it, since it is one of several files of a checkpoint");
    }
  }

  private CheckpointException none() throws IOException {
    Optional<Path> pickle = others.stream().filter(file -> Pickle.named(file) && !Files.isDirectory(file)).findFirst();
    if (pickle.isPresent()) {
      return Pickle.refusal(pickle.get());
    }
    for (Path entry : others) {
      if (Files.isDirectory(entry) && holdsCheckpoints(entry)) {
        return new CheckpointException(folder,
            "expected a run, which holds checkpoints, got a folder of runs; give them: "
                + folder.resolve("*"));
      }
    }
    return new CheckpointException(folder, "expected checkpoints in it: .safetensors or .npz files, indexes (*"
        + ShardIndex.SUFFIX + "), or folders with model.safetensors, an index or .npy files; got none");
  }

  private static boolean holdsCheckpoints(Path folder) throws IOException {
    for (Path entry : CheckpointFolder.entries(folder)) {
      if (Files.isDirectory(entry) ? CheckpointFolder.is(entry)
          : SafetensorsFile.named(entry) || NpzFile.named(entry)) {
        return true;
      }
    }
    return false;
  }
}
