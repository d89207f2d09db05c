package lawsweep.report;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.ResultDirectory;
import lawsweep.sweep.ResultReader;

/** Exports the law-count records of a result directory, in the spec's grid order, then by seed. */
public final class CellExport {

  /**
   * What was exported.
   *
   * @param rows records written
   * @param cells all cells of the sweep
   * @param warnings records that are damaged or contradict each other, a line each
   */
  public record Result(long rows, long cells, List<String> warnings) {

    /** Copies the list. */
    public Result {
      warnings = List.copyOf(warnings);
    }
  }

  private CellExport() {}

  /**
   * Exports to a file, which appears as a whole or not at all. A file that is there already is replaced; a device or pipe
   * is written to.
   *
   * @param out the file; its directory exists
   * @throws IOException if reading or writing fails
   */
  public static Result toFile(ResultDirectory directory, TableFormat format, Path out) throws IOException {
    if (format == TableFormat.PARQUET && Files.exists(out) && !Files.isRegularFile(out)) {
      throw new IOException("expected a regular file for Parquet, got " + out);
    }
    return WrittenFile.write(out, file -> write(directory, format, file));
  }

  /**
   * Exports to a stream; not Parquet, which is no stream. The caller closes it.
   *
   * @throws IOException if reading or writing fails
   */
  public static Result toStream(ResultDirectory directory, TableFormat format, OutputStream out) throws IOException {
    return switch (format) {
      case CSV -> fill(directory, new CsvTable(out, false));
      case JSON -> fill(directory, new JsonLines(out));
      case PARQUET -> throw new IllegalArgumentException("expected a format that can be streamed");
    };
  }

  private static Result write(ResultDirectory directory, TableFormat format, Path file) throws IOException {
    if (format == TableFormat.PARQUET) {
      try (CellTable table = new ParquetTable(file)) {
        return fill(directory, table);
      }
    }
    try (OutputStream stream = new FileOutputStream(file.toFile())) {
      return toStream(directory, format, stream);
    }
  }

  private static Result fill(ResultDirectory directory, CellTable table) throws IOException {
    try (ResultReader reader = ResultReader.open(directory)) {
      long rows = 0;
      for (Optional<CellRecord> record = reader.next(); record.isPresent(); record = reader.next()) {
        table.add(record.get());
        rows++;
      }
      table.finish();
      return new Result(rows, directory.sweep().cells().size(), reader.warnings());
    }
  }
}
