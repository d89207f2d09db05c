package lawsweep.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import lawsweep.export.WrittenFile;
import lawsweep.kind.simulation.SimulationTable;
import lawsweep.sweep.store.DirectoryRefusedException;

/** The files of a report in a directory: {@code report.html}, {@code tables/*.csv} and {@code pictures/*.svg}. */
final class ReportFiles {

  /** The page. */
  static final String PAGE = "report.html";

  private static final String PICTURES = "pictures";
  private static final String TABLES = "tables";
  private static final int BEGINNING = 1024;

  private final Path directory;

  private ReportFiles(Path directory) {
    this.directory = directory;
  }

  /**
   * Files in a directory, which is made if there is none.
   *
   * @throws DirectoryRefusedException if it cannot be written or holds a page that is no report; nothing was written
   */
  static ReportFiles in(Path directory) throws IOException {
    checkDirectory(directory);
    checkDirectory(directory.resolve(PICTURES));
    checkDirectory(directory.resolve(TABLES));
    checkPage(directory.resolve(PAGE));
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new DirectoryRefusedException("expected a directory that can be created, got " + directory, e);
    }
    if (!Files.isWritable(directory)) {
      throw new DirectoryRefusedException("expected a writable directory for the report, got " + directory
          + "; --out names another one");
    }
    return new ReportFiles(directory);
  }

  private static void checkDirectory(Path path) {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new DirectoryRefusedException("expected a directory for the report, got the file " + path);
    }
  }

  private static void checkPage(Path page) throws IOException {
    if (!Files.exists(page)) {
      return;
    }
    if (Files.isRegularFile(page)) {
      try (var in = Files.newInputStream(page)) {
        if (new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8).contains(ReportPage.MARK)) {
          return;
        }
      }
    }
    throw new DirectoryRefusedException("expected no " + PAGE + " but one of lawsweep report, got another file " + page
        + "; move it away or name another directory with --out");
  }

  /** Where temporary files may lie. */
  Path directory() {
    return directory;
  }

  /** Writes the page and says where it is. */
  Path page(String html) throws IOException {
    Path page = directory.resolve(PAGE);
    WrittenFile.text(page, html);
    return page;
  }

  /** Writes a picture. */
  void picture(String name, String svg) throws IOException {
    Files.createDirectories(directory.resolve(PICTURES));
    WrittenFile.text(directory.resolve(PICTURES).resolve(name + ".svg"), svg);
  }

  /** Removes a picture of an earlier report. */
  void removePicture(String name) throws IOException {
    Files.deleteIfExists(directory.resolve(PICTURES).resolve(name + ".svg"));
  }

  /** Removes the directory of pictures if nothing is left in it. */
  void removeEmptyPictures() throws IOException {
    Path pictures = directory.resolve(PICTURES);
    if (Files.isDirectory(pictures)) {
      try (Stream<Path> left = Files.list(pictures)) {
        if (left.findAny().isPresent()) {
          return;
        }
      }
      Files.delete(pictures);
    }
  }

  /** Writes a table of a question's answer. If that has no rows, removes the table of an earlier report. */
  boolean table(String name, ReportDatabase database, String sql) throws IOException {
    return table(name, database.any(sql), file -> database.export(sql, file));
  }

  /** Writes a table of simulations; if it has no rows, removes that of an earlier report. */
  boolean table(SimulationTable table, ReportDatabase database, SimulationFiles simulations) throws IOException {
    return table(table.name(), database.any("SELECT * FROM " + table.name()),
        file -> simulations.write(table, file));
  }

  private boolean table(String name, boolean hasRows, WrittenFile.Content<Long> content) throws IOException {
    Path file = directory.resolve(TABLES).resolve(name + ".csv");
    if (!hasRows) {
      Files.deleteIfExists(file);
      return false;
    }
    Files.createDirectories(directory.resolve(TABLES));
    WrittenFile.write(file, content);
    return true;
  }
}
