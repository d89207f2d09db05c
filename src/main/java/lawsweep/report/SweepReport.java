package lawsweep.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lawsweep.sweep.store.DirectoryRefusedException;
import lawsweep.sweep.store.ResultDirectory;

/** Writes the report of a result directory: a page, pictures and tables. The sweep may be under way. */
public final class SweepReport {

  /**
   * What was written.
   *
   * @param page the page
   * @param pictures how many pictures
   * @param tables how many tables
   * @param records cells that have a record
   * @param cells all cells of the sweep
   * @param warnings records that are damaged or contradict each other, a line each
   */
  public record Result(Path page, int pictures, int tables, long records, long cells, List<String> warnings) {

    /** Copies the list. */
    public Result {
      warnings = List.copyOf(warnings);
    }
  }

  private SweepReport() {}

  /**
   * Writes a report; each file appears as a whole, and those of an earlier report are replaced.
   *
   * @param out where; the directory is made if there is none
   * @throws DirectoryRefusedException if it cannot be written there; nothing was written then
   * @throws IOException if reading or writing fails
   */
  public static Result write(ResultDirectory directory, Path out) throws IOException {
    ReportFiles files = ReportFiles.in(out);
    try (ReportDatabase database = ReportDatabase.open(files.directory())) {
      SweepTables tables = SweepTables.load(directory, database);
      boolean counts = database.number("SELECT count(*) FROM cells WHERE kind = 'count'") > 0;
      Optional<NetworkCube> cube = counts ? Optional.of(NetworkCube.of(database)) : Optional.empty();
      ObjectNode data = PageData.of(database, directory, tables, cube, Instant.now());
      int written = ReportTables.write(database, cube, directory.sweep(), files);
      Path page = files.page(ReportPage.of(directory.sweep().name(), data));
      int pictures = ReportPictures.write(database, cube, data, files);
      return new Result(page, pictures, written, tables.records(), directory.sweep().cells().size(),
          tables.warnings());
    }
  }
}
