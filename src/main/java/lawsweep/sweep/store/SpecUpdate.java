package lawsweep.sweep.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lawsweep.spec.InputFiles;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.log.LogScan;
import lawsweep.text.WholeFile;

/**
 * Gives a directory another spec. What is new is written beside the old, into {@value #DIRECTORY}: the spec, the files
 * that it names and the manifest. Then the manifest is replaced, in one step of the file system, and from there on the
 * directory has the new spec, whatever happens: its files are read where they are, and moved into their places by
 * whoever sets the directory up next.
 */
final class SpecUpdate {

  /** Where the new files are until they have their places. */
  static final String DIRECTORY = "update";

  private SpecUpdate() {}

  /**
   * Makes the change. Nobody else may work on the directory.
   *
   * @param found the directory as it is
   * @param now the new spec
   * @param version the version of this program
   */
  static void make(ResultDirectory found, Sweep now, String version) throws IOException {
    Path path = found.path();
    Manifest manifest = found.manifest().updated(found.sweep(), now, version, ends(found.logs()));
    write(path, now, manifest);
    WholeFile.write(path.resolve(ResultDirectory.MANIFEST), manifest.toJson());
    finish(path);
  }

  /** The first half: all that the new manifest will speak of. */
  static void write(Path path, Sweep now, Manifest manifest) throws IOException {
    Path update = path.resolve(DIRECTORY);
    discard(update);
    Files.createDirectory(update);
    Copies.write(update, now);
    WholeFile.write(update.resolve(ResultDirectory.SPEC), now.source());
    WholeFile.write(update.resolve(ResultDirectory.MANIFEST), manifest.toJson());
  }

  /** Where the records of each log end: a torn tail will be cut off. */
  private static Map<String, Long> ends(List<Path> logs) throws IOException {
    Map<String, Long> ends = new LinkedHashMap<>();
    for (Path log : logs) {
      try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ)) {
        ends.put(log.getFileName().toString(), LogScan.scan(channel, (payload, offset) -> {}).end());
      }
    }
    return ends;
  }

  /** True if a change was begun and not finished. */
  static boolean pending(Path path) {
    return Files.isDirectory(path.resolve(DIRECTORY));
  }

  /** True if a change was made whose files may not be in their places yet. */
  static boolean made(Path path) throws IOException {
    try {
      return Arrays.equals(Files.readAllBytes(path.resolve(DIRECTORY).resolve(ResultDirectory.MANIFEST)),
          Files.readAllBytes(path.resolve(ResultDirectory.MANIFEST)));
    } catch (NoSuchFileException e) {
      return false; // Finished, or not yet made.
    }
  }

  /** Finishes a change that was made, and drops one that was not. Only one process at a time may do so. */
  static void finish(Path path) throws IOException {
    Path update = path.resolve(DIRECTORY);
    if (made(path)) {
      Path inputs = update.resolve(InputFiles.DIRECTORY);
      if (Files.isDirectory(inputs)) {
        Path home = Files.createDirectories(path.resolve(InputFiles.DIRECTORY));
        for (Path file : list(inputs)) {
          Files.move(file, home.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
      }
      if (Files.exists(update.resolve(ResultDirectory.SPEC))) {
        Files.move(update.resolve(ResultDirectory.SPEC), path.resolve(ResultDirectory.SPEC),
            StandardCopyOption.ATOMIC_MOVE);
      }
    }
    discard(update);
  }

  private static void discard(Path update) throws IOException {
    if (!Files.isDirectory(update)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(update)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    }
  }

  /** The spec that a manifest speaks of, wherever it is. */
  static byte[] spec(Path path) throws IOException {
    if (made(path)) {
      try {
        return Files.readAllBytes(path.resolve(DIRECTORY).resolve(ResultDirectory.SPEC));
      } catch (NoSuchFileException e) {
        return Files.readAllBytes(path.resolve(ResultDirectory.SPEC)); // It has just been moved there.
      }
    }
    return Files.readAllBytes(path.resolve(ResultDirectory.SPEC));
  }

  /** The copies of the files that the spec names, wherever they are. */
  static InputFiles inputs(Path path) {
    InputFiles home = InputFiles.copiesIn(path);
    InputFiles moving = InputFiles.copiesIn(path.resolve(DIRECTORY));
    return name -> {
      try {
        return made(path) ? moving.read(name) : home.read(name);
      } catch (NoSuchFileException e) {
        return home.read(name);
      }
    };
  }
}
