package lawsweep.cli.sweep;

import java.io.IOException;
import java.util.concurrent.Callable;
import lawsweep.cli.option.AllKinds;
import lawsweep.cli.option.SpecFile;
import lawsweep.cli.terminal.Complaints;
import lawsweep.cli.terminal.ExitCode;
import lawsweep.cli.terminal.StandardOutput;
import lawsweep.cli.terminal.UsageException;
import lawsweep.cli.terminal.Version;
import lawsweep.export.QueryException;
import lawsweep.export.ResultExport;
import lawsweep.export.ResultQuery;
import lawsweep.export.TableFormat;
import lawsweep.sweep.store.ResultDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers a question about the results of a sweep. */
@Command(
    name = "query",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Answers a question about the results of a sweep, in SQL as DuckDB has it, at any time. The tables are"
        + " those of 'export --table': cells; of simulations observables, averages, jumps and densities. It only reads:"
        + " one SELECT, WITH, DESCRIBE, SHOW or SUMMARIZE statement, and no other files.")
public final class Query implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "DIR", description = "A result directory.")
  private String directory;

  @Parameters(
      index = "1",
      paramLabel = "SQL",
      description = "The question, such as 'select verdict, count(*) from cells group by verdict'.")
  private String sql;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = Export.FormatConverter.class,
      description = "csv (the default), parquet, or json (a JSON object on each line).")
  private TableFormat format = TableFormat.CSV;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file to write; default: the standard output (csv and json).")
  private String out = "-";

  @Override
  public Integer call() throws IOException {
    ResultDirectory results = ResultDirectory.show(SpecFile.path(directory), AllKinds.plain());
    ResultExport.Result about = answer(results);
    about.warnings().forEach(Complaints::say);
    if (about.records() < about.cells()) {
      Complaints.say("the sweep is not complete: " + about.records() + " of " + about.cells() + " cells have a record");
    }
    return ExitCode.DONE;
  }

  private ResultExport.Result answer(ResultDirectory results) throws IOException {
    ResultQuery query = new ResultQuery(results, sql);
    try {
      if (!out.equals("-")) {
        return query.toFile(Export.file(out, results), format);
      }
      if (format == TableFormat.PARQUET) {
        throw new UsageException("expected --out with a file for the format parquet, got -");
      }
      return query.toStream(new StandardOutput(), format);
    } catch (QueryException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }
}
