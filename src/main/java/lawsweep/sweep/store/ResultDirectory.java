package lawsweep.sweep.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lawsweep.json.RecordFormatException;
import lawsweep.spec.InputFiles;
import lawsweep.spec.SpecException;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.SpecReader;
import lawsweep.sweep.Sweep;
import lawsweep.text.FileTrouble;
import lawsweep.text.WholeFile;

/**
 * The directory that holds a sweep's results: the spec as run, a manifest, and a log per shard. It exists as such once
 * its manifest does; whatever a crash leaves behind before that is completed by the next run.
 */
public final class ResultDirectory {

  /** The spec as run. */
  public static final String SPEC = "spec.yaml";

  /** The {@link Manifest}. */
  public static final String MANIFEST = "manifest.json";

  /** Reads the spec of a directory. */
  @FunctionalInterface
  public interface SpecSource {

    /**
     * The sweep of a spec.
     *
     * @param source the spec as run
     * @param files the copies of the files that it names
     */
    Sweep read(byte[] source, InputFiles files);
  }

  private static final Pattern LOG = Pattern.compile("journal(-[0-9]+-of-[0-9]+)?\\.log");

  private final Path path;
  private final Manifest manifest;
  private final Sweep sweep;

  private ResultDirectory(Path path, Manifest manifest, Sweep sweep) {
    this.path = path;
    this.manifest = manifest;
    this.sweep = sweep;
  }

  /**
   * Sets a directory up for a sweep, or finds that it already holds results of the same sweep by the same method. Safe
   * for any number of processes at once.
   *
   * @param manifest the manifest of a new directory; its fingerprint is the sweep's
   * @throws DirectoryRefusedException if it holds anything else, or cannot be written; nothing was written then
   * @throws IOException if writing fails half-way
   */
  public static ResultDirectory prepare(Path path, Sweep sweep, Manifest manifest) throws IOException {
    if (!Files.exists(path.resolve(MANIFEST))) {
      checkFree(path, sweep);
      try {
        Files.createDirectories(path);
      } catch (IOException e) {
        if (FileTrouble.noRoom(e)) {
          throw new IOException("cannot create " + path + ": " + FileTrouble.reason(e), e);
        }
        throw new DirectoryRefusedException("expected a directory that can be created, got " + path + ": "
            + FileTrouble.reason(e), e);
      }
      checkWritable(path);
      try (DirectoryLock lock = DirectoryLock.open(path)) {
        lock.whileAlone(() -> {
          if (!Files.exists(path.resolve(MANIFEST))) {
            Copies.write(path, sweep);
            WholeFile.write(path.resolve(SPEC), sweep.source());
            WholeFile.write(path.resolve(MANIFEST), manifest.toJson());
            WholeFile.deleteUnfinished(path);
          }
        });
      }
    }
    Manifest found = readManifest(path);
    Sweep meant = KnownSpec.of(path, sweep, found.fingerprint()).orElse(sweep);
    checkSame(path, found, manifest, meant);
    checkWritable(path);
    if (SpecUpdate.pending(path)) {
      try (DirectoryLock lock = DirectoryLock.open(path)) {
        lock.whileAlone(() -> SpecUpdate.finish(path));
      }
    }
    Copies.restore(path, meant);
    return new ResultDirectory(path, found, meant);
  }

  /**
   * Sets a directory up for a sweep, or has one that holds results of another spec go on with this one: records that it
   * asks for are kept, others stay in the logs. A process that is killed meanwhile leaves the directory with one spec
   * or the other.
   *
   * @param manifest the manifest of a new directory; its fingerprint is the sweep's
   * @param reader reads the spec that the directory has
   * @param changes is told, in a line, what is different now, if anything is
   * @throws DirectoryRefusedException if somebody works on the directory, or it holds anything but results by the same
   *     method, or cannot be written; nothing was written then
   * @throws IOException if writing fails half-way
   */
  public static ResultDirectory update(Path path, Sweep sweep, Manifest manifest, SpecSource reader,
      Consumer<String> changes) throws IOException {
    if (Files.exists(path.resolve(MANIFEST))
        && !readManifest(path).fingerprint().equals(manifest.fingerprint())) {
      checkWritable(path);
      try (DirectoryLock lock = DirectoryLock.open(path)) {
        if (!lock.tryAll()) {
          throw new DirectoryRefusedException("expected a directory that nobody works on, to change its spec, got "
              + path + ", where another process runs it");
        }
        lock.whileAlone(() -> {
          SpecUpdate.finish(path);
          ResultDirectory found = open(path, reader);
          checkMethod(path, found.manifest(), manifest);
          if (!found.manifest().fingerprint().equals(manifest.fingerprint())) {
            String words = SpecDifference.words(path, sweep, found.rules(sweep));
            SpecUpdate.make(found, sweep, manifest.version());
            changes.accept("going on in " + path + " with a spec that was changed: " + words);
          }
        });
      }
    }
    return prepare(path, sweep, manifest);
  }

  /** What this version takes otherwise than the one that set the directory up, in a line. */
  private List<String> rules(Sweep now) {
    try {
      return sweep.with(now.kinds()).fingerprint().equals(sweep.fingerprint()) ? List.of()
          : List.of("inputs that are not whole numbers, which version 0.1.0 rounded, are taken exactly");
    } catch (SpecException e) {
      return List.of(); // The old spec cannot be read any more: the new one says what is different.
    }
  }

  /** The method by which a directory that holds results was begun; empty if it is none. */
  public static Optional<String> methodOf(Path path) throws IOException {
    return Files.exists(path.resolve(MANIFEST)) ? Optional.of(readManifest(path).method()) : Optional.empty();
  }

  /**
   * The name of the sweep whose results a directory holds.
   *
   * @throws DirectoryRefusedException if it holds none
   */
  public static String nameOf(Path path) throws IOException {
    return readManifest(path).name();
  }

  /**
   * Remembers the fingerprint of a sweep if a directory is known to hold its results, so that it need not be computed.
   */
  public static void recognize(Path path, Sweep sweep) throws IOException {
    if (KnownSpec.worth(sweep) && Files.exists(path.resolve(MANIFEST))) {
      KnownSpec.recall(path, sweep, readManifest(path).fingerprint());
    }
  }

  /**
   * Looks whether the directory still has the spec with which it was set up.
   *
   * @throws DirectoryRefusedException if another process gave it another one meanwhile
   */
  public void checkCurrent() throws IOException {
    if (!readManifest(path).fingerprint().equals(manifest.fingerprint())) {
      throw new DirectoryRefusedException("expected a directory that keeps its spec, got " + path
          + ", which another process has just given another one");
    }
  }

  private static void checkWritable(Path path) {
    if (!Files.isWritable(path)) {
      throw new DirectoryRefusedException("expected a writable directory, got " + path);
    }
  }

  /**
   * Opens a directory that holds results, for reading.
   *
   * @param reader reads the spec, as {@link Sweep#source} has it
   * @throws DirectoryRefusedException if it holds none
   * @throws IOException if reading fails
   */
  public static ResultDirectory open(Path path, SpecSource reader) throws IOException {
    Manifest manifest = readManifest(path);
    byte[] source;
    try {
      source = SpecUpdate.spec(path);
    } catch (NoSuchFileException e) {
      throw new DirectoryRefusedException("expected a result directory, got " + path + ": no " + SPEC + " in it", e);
    }
    try {
      return new ResultDirectory(path, manifest, read(path, source, manifest, reader));
    } catch (DirectoryRefusedException e) {
      if (!readManifest(path).fingerprint().equals(manifest.fingerprint())) {
        return open(path, reader); // It was given another spec just now.
      }
      throw e;
    }
  }

  /**
   * Opens a directory that holds results, for reading.
   *
   * @param kinds the kinds of cells that its spec may ask for
   * @throws DirectoryRefusedException if it holds none
   * @throws IOException if reading fails
   */
  public static ResultDirectory open(Path path, Kinds kinds) throws IOException {
    return open(path, specs(kinds));
  }

  /**
   * Opens a directory to show what it holds: also one that lost copies of files of inputs, of which records tell
   * enough. What it holds cannot be computed again then.
   *
   * @throws DirectoryRefusedException if it holds no results, or records do not tell enough
   * @throws IOException if reading fails
   */
  public static ResultDirectory show(Path path, Kinds kinds) throws IOException {
    try {
      return open(path, kinds);
    } catch (CopyMissingException e) {
      Manifest manifest = readManifest(path);
      Sweep sweep = new Recollection(kinds, manifest, SpecUpdate.spec(path), path)
          .of(logs(path), e.names()).orElseThrow(() -> new DirectoryRefusedException(e.getMessage(), e));
      return new ResultDirectory(path, manifest, sweep);
    }
  }

  private static Sweep read(Path path, byte[] source, Manifest manifest, SpecSource reader) throws IOException {
    Copies copies = new Copies(path);
    Sweep sweep;
    try {
      sweep = reader.read(source, copies);
    } catch (DirectoryRefusedException e) {
      Optional<String> trouble = copies.trouble();
      if (!copies.missing().isEmpty()) {
        throw new CopyMissingException(trouble.orElseThrow(), copies.missing(), e);
      }
      throw trouble.map(line -> new DirectoryRefusedException(line, e)).orElseGet(() -> WriterVersion.notice(manifest)
          .map(newer -> new DirectoryRefusedException(e.getMessage() + "; " + newer, e)).orElse(e));
    }
    Optional<Sweep> meant = KnownSpec.of(path, sweep, manifest.fingerprint());
    if (meant.isEmpty()) {
      throw new DirectoryRefusedException(copies.trouble().orElse("expected the spec as run in " + path.resolve(SPEC)
          + (copies.read().isEmpty() ? ""
              : " and the copies in " + path.resolve(InputFiles.DIRECTORY) + " of "
                  + String.join(", ", copies.read()))
          + ", got another one: it was changed after the run"));
    }
    return meant.get();
  }

  /** Reads the spec in a result directory; one that is wrong there means that the directory is. */
  public static SpecSource specs(Kinds kinds) {
    SpecReader reader = new SpecReader(kinds);
    return (source, files) -> {
      try {
        return reader.read(SPEC, source, files);
      } catch (SpecException e) {
        throw new DirectoryRefusedException("expected a result directory, got one whose spec cannot be read: "
            + e.getMessage(), e);
      }
    };
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** What it says of itself. */
  public Manifest manifest() {
    return manifest;
  }

  /** The sweep whose results it holds. */
  public Sweep sweep() {
    return sweep;
  }

  /** The logs there are now, by name. */
  public List<Path> logs() throws IOException {
    return logs(path);
  }

  private static List<Path> logs(Path path) throws IOException {
    List<Path> logs = new ArrayList<>();
    try (Stream<Path> entries = Files.list(path)) {
      entries.filter(entry -> LOG.matcher(entry.getFileName().toString()).matches()).forEach(logs::add);
    }
    Collections.sort(logs);
    return logs;
  }

  /** The log of a shard, whether it exists or not. */
  public Path log(Shard shard) {
    return path.resolve(shard.logName());
  }

  /** Refuses a path whose contents are not the beginnings of this very directory. */
  private static void checkFree(Path path, Sweep sweep) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    if (!Files.isDirectory(path)) {
      throw new DirectoryRefusedException("expected a directory, got the file " + path);
    }
    try (Stream<Path> entries = Files.list(path)) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        String name = entry.getFileName().toString();
        boolean ours = name.equals(DirectoryLock.FILE_NAME) || name.equals(MANIFEST) || WholeFile.temporary(name)
            || name.equals(KnownSpec.FILE) || (name.equals(InputFiles.DIRECTORY) && !sweep.files().isEmpty())
            || (name.equals(SPEC) && Arrays.equals(Files.readAllBytes(entry), sweep.source()));
        if (!ours && !Files.exists(path.resolve(MANIFEST))) {
          throw new DirectoryRefusedException("expected a new or empty directory or results of this sweep, got " + path
              + ", which holds " + name);
        }
      }
    } catch (AccessDeniedException e) {
      throw new DirectoryRefusedException("expected a readable directory, got " + path, e);
    }
  }

  private static void checkSame(Path path, Manifest found, Manifest wanted, Sweep meant) throws IOException {
    if (!found.fingerprint().equals(meant.fingerprint())) {
      throw new DirectoryRefusedException("expected a new directory or results of this sweep ('" + wanted.name()
          + "'), got " + path + ", which holds results of another spec ('" + found.name() + "'): "
          + SpecDifference.words(path, meant)
          + "; run with --update to go on with this spec and keep what it still asks for, or with another --out");
    }
    checkMethod(path, found, wanted);
  }

  private static void checkMethod(Path path, Manifest found, Manifest wanted) {
    if (!found.method().equals(wanted.method())) {
      throw new DirectoryRefusedException("expected the method " + found.method() + " of the results in " + path
          + ", got " + wanted.method());
    }
  }

  private static Manifest readManifest(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      throw new DirectoryRefusedException("expected a result directory, got " + path + ": "
          + (Files.exists(path) ? "not a directory" : "no such directory"));
    }
    try {
      return Manifest.parse(Files.readAllBytes(path.resolve(MANIFEST)));
    } catch (NoSuchFileException | NotDirectoryException e) {
      throw new DirectoryRefusedException("expected a result directory, got " + path + ": no " + MANIFEST + " in it",
          e);
    } catch (RecordFormatException e) {
      throw new DirectoryRefusedException("expected a result directory, got " + path + ": " + MANIFEST + ": "
          + e.getMessage(), e);
    }
  }
}
