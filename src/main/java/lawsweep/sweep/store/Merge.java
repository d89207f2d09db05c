package lawsweep.sweep.store;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import lawsweep.sweep.log.LogLine;
import lawsweep.text.FileTrouble;
import lawsweep.text.WholeFile;

/** Makes one directory of several that hold results of the same sweep: shards run apart, for instance. */
public final class Merge {

  /**
   * What a merge found.
   *
   * @param cells all cells of the sweep
   * @param merged cells with a record
   * @param repeated records that another record of the same cell made superfluous
   * @param warnings records that cannot be used, a line each
   */
  public record Result(long cells, long merged, long repeated, List<String> warnings) {

    /** Copies the list. */
    public Result {
      warnings = List.copyOf(warnings);
    }
  }

  /** Tells merges of one process apart. */
  private static final AtomicInteger MERGES = new AtomicInteger();

  private Merge() {}

  /**
   * Merges. Records that say the same (seconds and backend aside) become one, the first by directory, then
   * by log; a failed record gives way to any other. The new directory has one log, in the spec's grid order,
   * and appears as a whole or not at all. Of directories whose spec was changed it has what the present spec asks for,
   * and begins with that spec.
   *
   * @param paths the directories, one at least
   * @param out the directory to make: must not exist, or be empty
   * @param reader reads the spec, as {@link lawsweep.sweep.Sweep#source} has it
   * @throws DirectoryRefusedException if a directory holds no results, or those of another sweep or method, or
   *     {@code out} holds anything
   * @throws MergeConflictException if records of a cell differ
   * @throws IOException if reading or writing fails
   */
  public static Result run(List<Path> paths, Path out, ResultDirectory.SpecSource reader) throws IOException {
    if (paths.isEmpty()) {
      throw new DirectoryRefusedException("expected directories to merge, got none");
    }
    checkEmpty(out);
    List<ResultDirectory> sources = new ArrayList<>();
    List<ResultIndex.Source> logs = new ArrayList<>();
    for (Path path : paths) {
      ResultDirectory source = ResultDirectory.open(path, reader);
      checkSame(sources.isEmpty() ? source : sources.get(0), source);
      sources.add(source);
      logs.addAll(ResultIndex.sources(source));
    }
    ResultDirectory first = sources.get(0);
    try (ResultIndex index = ResultIndex.of(first.sweep(), logs)) {
      if (!index.conflicts().isEmpty()) {
        throw new MergeConflictException("expected records that say the same, got " + index.conflicts().size()
            + (index.conflicts().size() == 1 ? " cell" : " cells") + " where they differ: " + index.conflicts().get(0));
      }
      long merged = write(out, index, sources, manifest(sources));
      List<String> warnings = Stream.concat(index.damages().stream(), index.notices().stream()).toList();
      return new Result(index.cells(), merged, index.records() - merged, warnings);
    }
  }

  /** True for a directory without anything in it, and for what does not exist. */
  private static boolean isEmpty(Path out) throws IOException {
    if (!Files.isDirectory(out)) {
      return !Files.exists(out);
    }
    try (Stream<Path> entries = Files.list(out)) {
      return entries.findAny().isEmpty();
    }
  }

  private static void checkEmpty(Path out) throws IOException {
    if (!isEmpty(out)) {
      throw new DirectoryRefusedException("expected a new or empty directory to merge into, got " + out);
    }
  }

  private static void checkSame(ResultDirectory first, ResultDirectory other) {
    if (!first.manifest().fingerprint().equals(other.manifest().fingerprint())
        || !first.manifest().method().equals(other.manifest().method())) {
      throw new DirectoryRefusedException("expected results of one sweep by one method, got " + first.path() + " and "
          + other.path() + (earlier(first, other) || earlier(other, first)
              ? ", one of which goes on with a spec that was changed: run the other with --update first"
              : ""));
    }
  }

  /** True if the spec of the second is one that the first was run with before. */
  private static boolean earlier(ResultDirectory first, ResultDirectory second) {
    return first.manifest().specs().stream()
        .anyMatch(spec -> spec.fingerprint().equals(second.manifest().fingerprint()));
  }

  private static Manifest manifest(List<ResultDirectory> sources) {
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("merged", sources.stream().map(source -> source.manifest().provenance()).toList());
    Manifest first = sources.get(0).manifest();
    return new Manifest(Manifest.SCHEMA, first.name(), first.fingerprint(), first.method(), first.version(),
        provenance);
  }

  /** Writes beside {@code out} and renames. */
  private static long write(Path out, ResultIndex index, List<ResultDirectory> sources, Manifest manifest)
      throws IOException {
    ResultDirectory first = sources.getFirst();
    Path target = Files.exists(out) ? out.toRealPath() : out.toAbsolutePath();
    Path parent = Optional.ofNullable(target.getParent())
        .orElseThrow(() -> new DirectoryRefusedException("expected a directory with a parent, got " + out));
    Files.createDirectories(parent);
    Path part = Files.createDirectory(parent.resolve("." + target.getFileName() + "." + ProcessHandle.current().pid()
        + "-" + MERGES.incrementAndGet() + ".part"));
    try {
      Copies.write(part, first.sweep());
      WholeFile.write(part.resolve(ResultDirectory.SPEC), first.sweep().source());
      LeftFiles.copy(first.sweep(), sources.stream().map(ResultDirectory::path).toList(), part);
      long records = writeLog(part.resolve(Shard.WHOLE.logName()), index);
      WholeFile.write(part.resolve(ResultDirectory.MANIFEST), manifest.toJson());
      move(part, target, out);
      return records;
    } catch (IOException | RuntimeException e) {
      discard(part);
      throw e;
    }
  }

  private static void move(Path part, Path target, Path out) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (isEmpty(target)) {
        throw new IOException("cannot make " + out + ": " + FileTrouble.reason(e), e);
      }
      throw new DirectoryRefusedException("expected " + out
          + " to stay new or empty while merging, but another process,"
          + " such as a second merge, put something there first; it was left as it is, and this merge kept nothing: see"
          + " 'lawsweep status " + out + "', or give another --out", e);
    }
  }

  private static long writeLog(Path log, ResultIndex index) throws IOException {
    long records = 0;
    try (FileOutputStream file = new FileOutputStream(log.toFile());
        OutputStream bytes = new BufferedOutputStream(file, 1 << 16)) {
      for (int cell = 0; cell < index.cells(); cell++) {
        if (index.has(cell)) {
          bytes.write(LogLine.of(index.payload(cell)));
          records++;
        }
      }
      bytes.flush();
      file.getChannel().force(true);
    } catch (IOException e) {
      throw new IOException("cannot write " + log + ": " + FileTrouble.reason(e), e);
    }
    return records;
  }

  private static void discard(Path part) throws IOException {
    try (Stream<Path> entries = Files.walk(part)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }
}
