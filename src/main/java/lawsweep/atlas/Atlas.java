package lawsweep.atlas;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lawsweep.export.WrittenFile;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.store.DirectoryRefusedException;
import lawsweep.sweep.store.ResultDirectory;

/** A directory with an atlas: a result directory for each sweep, named after it, and the page with its tables. */
public final class Atlas {

  /** The page. */
  public static final String PAGE = "atlas.html";

  private static final String CSV = "atlas.csv";
  private static final String JSON = "atlas.json";
  private static final int BEGINNING = 1024;

  private final Path path;
  private final List<Chapter> chapters = new ArrayList<>();

  private Atlas(Path path) {
    this.path = path;
  }

  /**
   * An atlas of sweeps in a directory, which is there or will be. Nothing is written yet.
   *
   * @throws DirectoryRefusedException if it cannot be written, or holds something else
   */
  public static Atlas in(Path path, List<Sweep> sweeps) throws IOException {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new DirectoryRefusedException("expected a directory for the atlas, got the file " + path);
    }
    if (Files.exists(path.resolve(ResultDirectory.MANIFEST))) {
      throw new DirectoryRefusedException("expected a new directory or one with an atlas, got " + path
          + ", which holds the results of a sweep; name another one with --out");
    }
    if (Files.exists(path) && !Files.isWritable(path)) {
      throw new DirectoryRefusedException("expected a writable directory for the atlas, got " + path
          + "; --out names another one");
    }
    checkPage(path.resolve(PAGE));
    Atlas atlas = new Atlas(path);
    Set<String> names = new HashSet<>(Set.of(PAGE, CSV, JSON));
    for (Sweep sweep : sweeps) {
      if (!names.add(sweep.name())) {
        throw new DirectoryRefusedException("expected sweeps with names of their own, got '" + sweep.name()
            + "' twice; change 'name' in one of the specs");
      }
      atlas.checkSweep(sweep);
    }
    return atlas;
  }

  private void checkSweep(Sweep sweep) throws IOException {
    Path own = directory(sweep);
    if (!Files.exists(own.resolve(ResultDirectory.MANIFEST))) {
      return;
    }
    String name = ResultDirectory.nameOf(own);
    if (!name.equals(sweep.name())) {
      throw new DirectoryRefusedException("expected results of the sweep '" + sweep.name() + "' in " + own
          + ", got those of '" + name + "'; name another directory with --out");
    }
  }

  private static void checkPage(Path page) throws IOException {
    if (!Files.exists(page)) {
      return;
    }
    if (Files.isRegularFile(page)) {
      try (var in = Files.newInputStream(page)) {
        if (new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8).contains(AtlasPage.MARK)) {
          return;
        }
      }
    }
    throw new DirectoryRefusedException("expected no " + PAGE + " but one of lawsweep atlas, got another file " + page
        + "; move it away or name another directory with --out");
  }

  /** Where the results of a sweep are, or will be. */
  public Path directory(Sweep sweep) {
    return path.resolve(sweep.name());
  }

  /**
   * Adds what a result directory holds.
   *
   * @param sweep its sweep, as it is worded today
   */
  public void add(ResultDirectory results, Sweep sweep) throws IOException {
    chapters.add(Chapter.of(results, sweep));
  }

  /**
   * Writes the page and its tables, each as a whole.
   *
   * @param program the program and its version
   * @return the page
   */
  public Path write(String program) throws IOException {
    List<List<Object>> rows = AtlasTable.rows(chapters);
    AtlasTable.csv(rows, path.resolve(CSV));
    AtlasTable.json(rows, path.resolve(JSON));
    Path page = path.resolve(PAGE);
    WrittenFile.text(page, AtlasPage.of(chapters, program));
    return page;
  }
}
