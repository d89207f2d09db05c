package lawsweep.cli.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.Callable;
import lawsweep.cli.option.AllKinds;
import lawsweep.cli.option.OutFile;
import lawsweep.cli.option.SpecFile;
import lawsweep.cli.terminal.Complaints;
import lawsweep.cli.terminal.ExitCode;
import lawsweep.cli.terminal.StandardOutput;
import lawsweep.cli.terminal.UsageException;
import lawsweep.cli.terminal.Version;
import lawsweep.export.ResultExport;
import lawsweep.export.ResultTable;
import lawsweep.export.TableFormat;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.text.Many;
import lawsweep.text.Spelling;
import lawsweep.text.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Exports a result directory as a table. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Writes the results of a sweep as a table, at any time; rows are in the spec's order, then by seed.")
public final class Export implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "A result directory.")
  private String directory;

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      completionCandidates = TableLabels.class,
      converter = TableConverter.class,
      description = "cells, a row each (the default); of simulations observables, a row for each time and observable,"
          + " averages, jumps of the rank, or densities; of training runs drift, a row for each law and checkpoint.")
  private ResultTable table = ResultTable.CELLS;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      required = true,
      converter = FormatConverter.class,
      description = "csv, parquet, or json (a JSON object on each line, certificates included).")
  private TableFormat format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The file to write; - is the standard output (csv and json).")
  private String out;

  @Override
  public Integer call() throws IOException {
    ResultDirectory results = ResultDirectory.show(SpecFile.path(directory), AllKinds.plain());
    if (!table.isOf(results.sweep())) {
      throw new UsageException(
          "expected --table cells: the sweep in " + directory + " has no " + table.own().orElseThrow().entries()
              + " cells");
    }
    ResultExport.Result result = write(results);
    result.warnings().forEach(Complaints::say);
    if (result.records() < result.cells()) {
      Complaints
          .say("the sweep is not complete: " + result.records() + " of " + Many.of(result.cells(), "cell")
              + " have a record");
    }
    return ExitCode.DONE;
  }

  private ResultExport.Result write(ResultDirectory results) throws IOException {
    ResultExport export = new ResultExport(results, table, format);
    if (out.equals("-")) {
      if (format == TableFormat.PARQUET) {
        throw new UsageException("expected --out with a file for the format parquet, got -");
      }
      return export.toStream(new StandardOutput());
    }
    return export.toFile(file(out, results));
  }

  /** The file that {@code --out} names, if it may be written. */
  static Path file(String out, ResultDirectory results) throws IOException {
    Path file = OutFile.path(out);
    checkNotOurs(file, results);
    return file;
  }

  /** Refuses what must not be written. */
  private static void checkNotOurs(Path file, ResultDirectory results) throws IOException {
    String name = file.getFileName().toString();
    boolean ours = Set.of(ResultDirectory.SPEC, ResultDirectory.MANIFEST).contains(name) || name.endsWith(".log");
    if (ours && Files.isSameFile(file.toAbsolutePath().getParent(), results.path())) {
      throw new UsageException("expected --out with a file of its own, got " + file + ", which holds the results");
    }
  }

  /** The words that {@code --table} takes. */
  static final class TableLabels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ResultTable.words(AllKinds.plain()).labels().iterator();
    }
  }

  /** Reads {@code --table}. */
  static final class TableConverter implements ITypeConverter<ResultTable> {
    @Override
    public ResultTable convert(String text) {
      Words<ResultTable> tables = ResultTable.words(AllKinds.plain());
      return tables.find(text).orElseThrow(() -> new TypeConversionException(
          "expected " + Spelling.choice(tables.labels()) + ", got '" + text + "'"));
    }
  }

  /** Reads {@code --format}. */
  static final class FormatConverter implements ITypeConverter<TableFormat> {
    @Override
    public TableFormat convert(String text) {
      for (TableFormat format : TableFormat.values()) {
        if (format.label().equals(text)) {
          return format;
        }
      }
      throw new TypeConversionException("expected csv, parquet or json, got '" + text + "'");
    }
  }
}
