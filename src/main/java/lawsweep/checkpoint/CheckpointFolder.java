package lawsweep.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A folder that holds one checkpoint: a file {@code model.safetensors} (or {@code adapter_model.safetensors}, as PEFT
 * calls it), an index, or files {@code NAME.npy}, one a tensor, directly in it.
 */
public final class CheckpointFolder {

  private static final List<String> WHOLE = List.of("model.safetensors", "adapter_model.safetensors");

  private CheckpointFolder() {}

  /** Opens the checkpoint of a folder. */
  static Checkpoint open(Path folder) throws IOException {
    List<Path> entries = entries(folder);
    Optional<Path> file = file(folder, entries);
    if (file.isPresent()) {
      return Checkpoints.open(file.get());
    }
    List<Path> arrays = entries.stream().filter(CheckpointFolder::isArray).toList();
    if (arrays.isEmpty()) {
      throw none(folder, entries);
    }
    for (Path entry : entries) {
      if (Files.isDirectory(entry) && entries(entry).stream().anyMatch(CheckpointFolder::isArray)) {
        throw new CheckpointException(folder,
            "expected the .npy files of a checkpoint directly in its folder, got some in "
                + entry.getFileName() + " too; name files by whole names of tensors, such as layer.0.weight.npy");
      }
    }
    return NpyFiles.open(folder, arrays);
  }

  /** True if a folder holds a checkpoint. */
  public static boolean is(Path folder) throws IOException {
    List<Path> entries = entries(folder);
    return entries.stream().anyMatch(CheckpointFolder::isArray) || file(folder, entries).isPresent();
  }

  /** The file of a folder's checkpoint, unless it is made of arrays. */
  public static Optional<Path> file(Path folder) throws IOException {
    return file(folder, entries(folder));
  }

  private static Optional<Path> file(Path folder, List<Path> entries) {
    List<Path> files = entries.stream().filter(entry -> isWhole(entry) || ShardIndex.named(entry)).toList();
    if (files.size() > 1 || (!files.isEmpty() && entries.stream().anyMatch(CheckpointFolder::isArray))) {
      throw new CheckpointException(folder, "expected one checkpoint, got "
          + files.stream().map(file -> file.getFileName().toString()).toList()
          + (files.size() > 1 ? "" : " and .npy files")
          + "; give the file that you mean");
    }
    return files.stream().findFirst();
  }

  private static CheckpointException none(Path folder, List<Path> entries) {
    Predicate<Path> one = entry -> SafetensorsFile.named(entry) || NpzFile.named(entry);
    Optional<Path> first = entries.stream().filter(one).findFirst();
    Optional<Path> pickle = entries.stream().filter(Pickle::named).findFirst();
    if (first.isEmpty() && pickle.isPresent()) {
      return Pickle.refusal(pickle.get());
    }
    return new CheckpointException(folder, "expected model.safetensors, an index (*" + ShardIndex.SUFFIX
        + ") or .npy files in it, got "
        + first.map(file -> "several checkpoints, or one by another name; give one: " + file).orElse("none"));
  }

  private static boolean isWhole(Path file) {
    return WHOLE.contains(file.getFileName().toString());
  }

  /** True for the name of an array. */
  public static boolean isArray(Path file) {
    return file.getFileName().toString().endsWith(NpyFiles.SUFFIX);
  }

  /** What is in a folder and not hidden, by name. */
  public static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
          .sorted(Comparator.comparing(entry -> entry.getFileName().toString())).toList();
    }
  }
}
