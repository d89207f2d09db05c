package lawsweep.checkpoint.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lawsweep.checkpoint.Checkpoint;
import lawsweep.checkpoint.CheckpointException;
import lawsweep.checkpoint.CheckpointFolder;

/** Finds the checkpoints of runs. */
public final class Runs {

  private Runs() {}

  /**
   * The runs that paths name: each folder is one, and files, if all are files, are one together. In a run's folder each
   * {@code .safetensors} or {@code .npz} file, each index of several files and each subfolder that holds {@code
   * model.safetensors}, an index or {@code .npy} files is a checkpoint; a folder with {@code .npy} files is one itself.
   *
   * @param paths at least one
   * @throws CheckpointException if there are files and folders, or one folder twice, if a checkpoint tells no step,
   *     two tell the same or one tells two, or if something is no checkpoint that can be read
   * @throws IOException if something cannot be read
   */
  public static List<Run> of(List<Path> paths) throws IOException {
    List<Path> folders = paths.stream().filter(Files::isDirectory).toList();
    if (folders.isEmpty()) {
      return List.of(files(paths));
    }
    if (folders.size() < paths.size()) {
      Path file = paths.stream().filter(path -> !Files.isDirectory(path)).findFirst().orElseThrow();
      throw new CheckpointException("expected folders, each a run, or files, together one run; got the folder "
          + folders.getFirst() + " and the file " + file);
    }
    List<Run> runs = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Map<Path, Path> real = new HashMap<>();
    for (Path folder : folders) {
      Path before = real.putIfAbsent(folder.toRealPath(), folder);
      if (before != null) {
        throw new CheckpointException("expected each run once, got the folder " + before + " again, as " + folder);
      }
      String name = name(folder);
      runs.add(RunFolder.read(folder, names.add(name) ? name : folder.toString()));
    }
    return runs;
  }

  /**
   * The step of one checkpoint, which its metadata tells, else its name; empty if neither does.
   *
   * @throws CheckpointException if what tells it is no whole number in reach
   */
  public static Optional<Long> step(Checkpoint checkpoint) throws IOException {
    return SnapshotReader.step(checkpoint);
  }

  private static Run files(List<Path> files) throws IOException {
    List<Snapshot> snapshots = new ArrayList<>();
    for (Path file : files) {
      if (CheckpointFolder.isArray(file)) {
        throw new CheckpointException(file, "expected checkpoints, got one tensor; give the folder of its .npy files");
      }
      snapshots.add(SnapshotReader.file(file));
    }
    Path folder = common(files);
    return new Run(name(folder), folder, SnapshotReader.sorted(snapshots), List.of());
  }

  /** The folder that all files are in or below. */
  private static Path common(List<Path> files) {
    Path folder = files.getFirst().toAbsolutePath().normalize().getParent();
    for (Path file : files) {
      while (!file.toAbsolutePath().normalize().startsWith(folder)) {
        folder = folder.getParent();
      }
    }
    return folder;
  }

  private static String name(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? folder.toString() : name.toString();
  }
}
