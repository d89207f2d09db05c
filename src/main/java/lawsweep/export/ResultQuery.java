package lawsweep.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import lawsweep.sweep.Column;
import lawsweep.sweep.TableColumn;
import lawsweep.sweep.store.ResultDirectory;

/**
 * Answers a question about the results of a directory, in SQL as DuckDB has it. It reads and changes nothing: the
 * tables of exports are its views, those that the question names. {@code cells} has the columns of a CSV file, and all
 * of Parquet if the question names one of the others.
 */
public final class ResultQuery {

  /** Then all tables are there. */
  private static final Pattern ASKS_WHAT_THERE_IS =
      Pattern.compile("\\b(show|tables|columns|information_schema|duckdb_[a-z]+|pg_[a-z]+)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final String NO_TABLE = "Catalog Error: Table with name ";

  private final ResultDirectory directory;
  private final String sql;

  /** Prepares to answer. */
  public ResultQuery(ResultDirectory directory, String sql) {
    this.directory = directory;
    this.sql = sql;
  }

  /** Where an answer goes. */
  private interface Target {
    void write(QueryDatabase database) throws QueryException, IOException;
  }

  /**
   * Writes the answer to a stream, as CSV or JSON; the caller closes it.
   *
   * @return what the records were that it is about
   * @throws QueryException if there is no answer
   * @throws IOException if reading or writing fails
   */
  public ResultExport.Result toStream(OutputStream out, TableFormat format) throws QueryException, IOException {
    return answer(database -> write(database, out, format));
  }

  /**
   * Writes the answer to a file, which appears as a whole or not at all.
   *
   * @return what the records were that it is about
   * @throws QueryException if there is no answer; nothing was written then
   * @throws IOException if reading or writing fails
   */
  public ResultExport.Result toFile(Path out, TableFormat format) throws QueryException, IOException {
    return answer(database -> {
      Path answer = format == TableFormat.PARQUET ? database.parquet(sql) : database.file("answer");
      if (format != TableFormat.PARQUET) {
        try (OutputStream stream = Files.newOutputStream(answer)) {
          write(database, stream, format);
        }
      }
      WrittenFile.copy(answer, out);
    });
  }

  private ResultExport.Result answer(Target target) throws QueryException, IOException {
    try (QueryDatabase database = QueryDatabase.open()) {
      database.check(sql);
      ResultExport.Result about = new ResultExport.Result(0, 0, List.of());
      for (ResultTable table : tables()) {
        if (mentions(table.label()) || ASKS_WHAT_THERE_IS.matcher(sql).find()) {
          about =
              new ResultExport(directory, table, TableFormat.PARQUET).toFile(database.file(table.label()), extent());
          database.view(table.label());
        }
      }
      database.lock();
      target.write(database);
      return about;
    } catch (QueryException e) {
      throw e.getMessage().startsWith(NO_TABLE) ? new QueryException(missing(e.getMessage()), e) : e;
    }
  }

  /** The tables of this sweep. */
  private List<ResultTable> tables() {
    return ResultTable.words(directory.sweep().kinds()).all().stream().filter(table -> table.isOf(directory.sweep()))
        .toList();
  }

  private boolean mentions(String name) {
    return Pattern.compile("(?<![A-Za-z0-9_])" + Pattern.quote(name) + "(?![A-Za-z0-9_])", Pattern.CASE_INSENSITIVE)
        .matcher(sql).find();
  }

  private Column.Extent extent() {
    boolean whole = directory.sweep().kinds().all().stream().flatMap(kind -> kind.columns().stream())
        .anyMatch(column -> column.extent() == Column.Extent.WHOLE_RECORDS && mentions(column.key()));
    return whole ? Column.Extent.WHOLE_RECORDS : Column.Extent.ALL;
  }

  private String missing(String message) {
    return message.replaceFirst("; Did you mean .*", "").replaceFirst("!$", "") + "; the tables are "
        + String.join(", ", tables().stream().map(ResultTable::label).toList());
  }

  private void write(QueryDatabase database, OutputStream out, TableFormat format) throws QueryException, IOException {
    database.ask(sql, rows -> {
      List<TableColumn> columns = columns(rows.getMetaData());
      RowTable table = format == TableFormat.JSON ? new JsonTable(out, columns) : new CsvTable(out, columns);
      while (rows.next()) {
        List<Object> row = new ArrayList<>(columns.size());
        for (int i = 1; i <= columns.size(); i++) {
          row.add(value(rows, i));
        }
        table.add(row);
      }
      table.finish();
    });
  }

  /** Columns of one name are told apart: {@code a}, {@code a_1}. */
  private static List<TableColumn> columns(ResultSetMetaData answer) throws SQLException {
    Set<String> names = new HashSet<>();
    List<TableColumn> columns = new ArrayList<>();
    for (int i = 1; i <= answer.getColumnCount(); i++) {
      String name = answer.getColumnLabel(i);
      for (int again = 1; !names.add(name.toLowerCase(Locale.ROOT)); again++) {
        name = answer.getColumnLabel(i) + "_" + again;
      }
      columns.add(new TableColumn(name, answer.getColumnTypeName(i)));
    }
    return columns;
  }

  private static Object value(ResultSet rows, int column) throws SQLException {
    Object value = rows.getObject(column);
    return switch (value) {
      case null -> null;
      case Float number -> Double.valueOf(number.toString());
      case Number number -> number;
      case Boolean truth -> truth;
      case Array list -> Arrays.asList((Object[]) list.getArray());
      case Map<?, ?> map -> map;
      default -> rows.getString(column);
    };
  }
}
