package lawsweep.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lawsweep.sweep.store.DirectoryRefusedException;
import lawsweep.sweep.store.ResultDirectory;

/** Writes the report of a result directory: a page, tables, and pictures if asked. The sweep may be under way. */
public final class SweepReport {

  /**
   * What was written.
   *
   * @param page the page
   * @param pictures how many pictures; 0 if none were asked for
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
   * Writes a report; each file appears as a whole, and those of an earlier report are replaced, or removed where this
   * one has none of their name.
   *
   * @param out where; the directory is made if there is none
   * @param pictures whether to draw the charts as files, too: seconds of work, whatever the sweep
   * @throws DirectoryRefusedException if it cannot be written there; nothing was written then
   * @throws IOException if reading or writing fails
   */
  public static Result write(ResultDirectory directory, Path out, boolean pictures) throws IOException {
    ReportFiles files = ReportFiles.in(out);
    try (ReportDatabase database = ReportDatabase.open(files.directory())) {
      SweepTables tables = SweepTables.load(directory, database);
      boolean counts = database.number("SELECT count(*) FROM cells WHERE kind = 'count'") > 0;
      Optional<NetworkCube> cube = counts ? Optional.of(NetworkCube.of(database)) : Optional.empty();
      ObjectNode data = PageData.of(database, directory, tables, cube, Instant.now());
      int written = ReportTables.write(database, cube, directory, files);
      Path page = files.page(ReportPage.of(directory.sweep().name(), data));
      int drawn = pictures ? ReportPictures.write(database, cube, data, files) : ReportPictures.remove(files);
      return new Result(page, drawn, written, tables.records(), directory.sweep().cells().size(),
          tables.warnings());
    }
  }
}
