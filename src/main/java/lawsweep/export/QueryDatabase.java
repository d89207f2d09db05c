package lawsweep.export;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lawsweep.text.ScratchDirectory;

/**
 * A database for questions of a user: views of files in a directory of its own, which {@link #close} removes. Once it
 * is locked it reads these files and nothing else, writes nowhere but there, and keeps its settings.
 */
final class QueryDatabase implements Closeable {

  private static final String MEMORY = "1GB";
  private static final Pattern ALLOWED = Pattern.compile("\\{\"error\":false,\"statements\":\\[(.*)]}", Pattern.DOTALL);
  private static final Pattern ERROR = Pattern.compile("\"error_message\":\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final String NOT_A_QUESTION = "Only SELECT statements";

  /** What the driver says of an answer that ends with an error while it is read. */
  private static final String NO_REASON = "Invalid result set";

  private final ScratchDirectory scratch;
  private final Path directory;
  private final Connection connection;

  private QueryDatabase(ScratchDirectory scratch, Connection connection) {
    this.scratch = scratch;
    this.directory = scratch.path();
    this.connection = connection;
  }

  /** An empty database in a temporary directory. */
  static QueryDatabase open() throws IOException {
    ScratchDirectory scratch = ScratchDirectory.in(Path.of(System.getProperty("java.io.tmpdir")), "query");
    Properties settings = new Properties();
    settings.setProperty("memory_limit", MEMORY);
    settings.setProperty("temp_directory", scratch.path().resolve("beyond-memory").toString());
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("jdbc_stream_results", "true");
    try {
      return new QueryDatabase(scratch, DriverManager.getConnection("jdbc:duckdb:", settings));
    } catch (SQLException e) {
      scratch.close();
      throw new IOException("cannot open a database: " + e.getMessage(), e);
    }
  }

  /** Where the file of a view has to lie. */
  Path file(String view) {
    return directory.resolve(view + ".parquet");
  }

  /** Makes a view of the file of its name. */
  void view(String view) throws IOException {
    execute("CREATE VIEW \"" + view + "\" AS SELECT * FROM read_parquet(" + literal(file(view)) + ")");
  }

  /** From now on files elsewhere are out of reach, and no setting changes any more. */
  void lock() throws IOException {
    execute("SET allowed_directories = [" + literal(directory) + "]");
    execute("SET enable_external_access = false");
    execute("SET lock_configuration = true");
  }

  /**
   * Refuses what is not one question: the database's own parser says what it is, so that comments, quotes and
   * semicolons mean to this check what they mean to it.
   */
  void check(String sql) throws QueryException, IOException {
    String parsed;
    try (PreparedStatement parse = connection.prepareStatement("SELECT json_serialize_sql(?::VARCHAR)")) {
      parse.setString(1, sql);
      try (ResultSet row = parse.executeQuery()) {
        row.next();
        parsed = row.getString(1);
      }
    } catch (SQLException e) {
      throw new IOException("the query cannot be parsed: " + e.getMessage(), e);
    }
    Matcher allowed = ALLOWED.matcher(parsed);
    if (!allowed.matches()) {
      Matcher error = ERROR.matcher(parsed);
      String why = error.find() ? error.group(1).replace("\\\"", "\"").replace("\\n", "\n") : parsed;
      throw new QueryException(why.startsWith(NOT_A_QUESTION)
          ? "expected one SELECT, WITH, DESCRIBE, SHOW or SUMMARIZE statement: queries only read"
          : "Parser Error: " + firstLines(why));
    }
    if (allowed.group(1).isBlank()) {
      throw new QueryException("expected one SELECT statement, got none");
    }
    checkOne(sql);
  }

  /** What follows a first statement begins after a semicolon; without its end the text is no longer a statement. */
  private void checkOne(String sql) throws QueryException, IOException {
    try (PreparedStatement count = connection.prepareStatement(
        "SELECT json_array_length(json_serialize_sql(?::VARCHAR) -> 'statements')")) {
      count.setString(1, sql);
      try (ResultSet row = count.executeQuery()) {
        row.next();
        if (row.getLong(1) != 1) {
          throw new QueryException("expected one statement, got " + row.getLong(1));
        }
      }
    } catch (SQLException e) {
      throw new IOException("the query cannot be parsed: " + e.getMessage(), e);
    }
  }

  /** Uses the rows of an answer. */
  @FunctionalInterface
  interface Answer {

    /** Takes all rows, one after the other. */
    void take(ResultSet rows) throws SQLException, IOException;
  }

  /** Asks a question that was checked. */
  void ask(String sql, Answer answer) throws QueryException, IOException {
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
      answer.take(rows);
    } catch (SQLException e) {
      if (String.valueOf(e.getMessage()).endsWith(NO_REASON)) {
        materialize(sql); // says what is wrong
      }
      throw new QueryException(firstLines(e.getMessage()), e);
    }
  }

  /** Writes the answer to a question that was checked as Parquet, to a file that is gone once this is closed. */
  Path parquet(String sql) throws QueryException, IOException {
    materialize(sql);
    Path file = file("the answer");
    execute("COPY \"the answer\" TO " + literal(file) + " (FORMAT parquet, COMPRESSION zstd)");
    return file;
  }

  private void materialize(String sql) throws QueryException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TEMPORARY TABLE \"the answer\" AS " + sql);
    } catch (SQLException e) {
      throw new QueryException(firstLines(e.getMessage()), e);
    }
  }

  private void execute(String sql) throws IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IOException("the query cannot be prepared: " + firstLines(e.getMessage()), e);
    }
  }

  /** What a message says before it shows the query. */
  static String firstLines(String message) {
    return message.split("\\R\\s*\\R|\\RLINE ", 2)[0].strip().replaceAll("!?\\s*\\R\\s*", "; ");
  }

  private static String literal(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }

  @Override
  public void close() throws IOException {
    try (scratch) {
      connection.close();
    } catch (SQLException e) {
      throw new IOException("cannot close a database: " + e.getMessage(), e);
    }
  }
}
