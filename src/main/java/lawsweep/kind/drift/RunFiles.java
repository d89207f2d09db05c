package lawsweep.kind.drift;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lawsweep.checkpoint.run.Run;
import lawsweep.checkpoint.run.Snapshot;
import lawsweep.text.Sha256;

/** The files of a run that are read. */
final class RunFiles {

  private static final String FACTS = "run.json";
  private static final String INDEX = ".index.json";
  private static final int PIECE = 1 << 20;

  private RunFiles() {}

  /** The files of all checkpoints and of what is known of the run, in order, with their hashes. */
  static List<FileHash> of(int number, Run run) throws IOException {
    Set<String> names = new TreeSet<>();
    for (Snapshot snapshot : run.snapshots()) {
      for (Path file : files(snapshot.path())) {
        names.add(name(run.folder(), file));
      }
    }
    if (Files.exists(run.folder().resolve(FACTS))) {
      names.add(FACTS);
    }
    List<FileHash> hashes = new ArrayList<>();
    for (String name : names) {
      Path file = run.folder().resolve(name);
      hashes.add(new FileHash(number, name, hash(file).orElseThrow(() -> new NoSuchFileException(file.toString()))));
    }
    return hashes;
  }

  /** A run without the checkpoints that have come since its files were hashed. */
  static Run known(Run run, List<FileHash> hashes) throws IOException {
    Set<String> names = hashes.stream().map(FileHash::name).collect(Collectors.toSet());
    List<Snapshot> known = new ArrayList<>();
    for (Snapshot snapshot : run.snapshots()) {
      if (files(snapshot.path()).stream().allMatch(file -> names.contains(name(run.folder(), file)))) {
        known.add(snapshot);
      }
    }
    return new Run(run.name(), run.folder(), known, run.ignored());
  }

  /** The files of a checkpoint: itself, all that are in its folder, or its index and the files beside it. */
  private static List<Path> files(Path checkpoint) throws IOException {
    boolean index = checkpoint.toString().endsWith(INDEX);
    if (!index && !Files.isDirectory(checkpoint)) {
      return List.of(checkpoint);
    }
    try (Stream<Path> all = Files.list(index ? checkpoint.toAbsolutePath().getParent() : checkpoint)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !index || file.toString().endsWith(".safetensors") || file.toString().endsWith(INDEX))
          .sorted().toList();
    }
  }

  private static String name(Path folder, Path file) {
    return folder.toAbsolutePath().relativize(file.toAbsolutePath()).toString().replace('\\', '/');
  }

  /** The SHA-256 of a file, read piece by piece; empty if there is no such file. */
  static Optional<String> hash(Path file) throws IOException {
    Sha256 hash = new Sha256();
    try (InputStream in = Files.newInputStream(file)) {
      for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
        hash.add(piece);
      }
      return Optional.of(hash.hex());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
