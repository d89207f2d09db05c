package lawsweep.report;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import lawsweep.text.ScratchDirectory;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The results of a sweep as tables of DuckDB, in memory up to a limit and beyond it in a temporary directory, which
 * {@link #close} removes. Used by one thread at a time.
 */
final class ReportDatabase implements Closeable {

  private static final String MEMORY = "320MB";

  private final ScratchDirectory scratch;
  private final Connection connection;
  private final Set<String> kept = new HashSet<>();

  /** Reads a row of an answer. */
  @FunctionalInterface
  interface RowReader<T> {

    /** What the current row says. */
    T read(ResultSet row) throws SQLException;
  }

  /** Uses a row of an answer. */
  @FunctionalInterface
  interface RowUser {

    /** Does something with the current row. */
    void use(ResultSet row) throws SQLException, IOException;
  }

  private ReportDatabase(ScratchDirectory scratch, Connection connection) {
    this.scratch = scratch;
    this.connection = connection;
  }

  /**
   * An empty database.
   *
   * @param parent where its temporary directory is made
   */
  static ReportDatabase open(Path parent) throws IOException {
    ScratchDirectory scratch = ScratchDirectory.in(parent, "report");
    Properties settings = new Properties();
    settings.setProperty("memory_limit", MEMORY);
    settings.setProperty("temp_directory", scratch.path().toString());
    settings.setProperty("threads", "2");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    try {
      return new ReportDatabase(scratch, DriverManager.getConnection("jdbc:duckdb:", settings));
    } catch (SQLException e) {
      scratch.close();
      throw failure(e);
    }
  }

  /** Rows that are being added to a table, by any thread, but not by two at once. */
  static final class Rows implements Closeable {

    private final DuckDBAppender appender;
    /** Held by whoever uses the appender, which belongs else to the thread that made it. */
    private final Lock lock;

    private Rows(DuckDBAppender appender) throws SQLException {
      this.appender = appender;
      this.lock = appender.unsafeBreakThreadConfinement();
    }

    /** Adds a row of texts, whole numbers, real numbers, and nulls. */
    void add(Object... values) throws IOException {
      lock.lock();
      try {
        appender.beginRow();
        for (Object value : values) {
          append(value);
        }
        appender.endRow();
      } catch (SQLException e) {
        throw failure(e);
      } finally {
        lock.unlock();
      }
    }

    private void append(Object value) throws SQLException {
      switch (value) {
        case null -> appender.appendNull();
        case String text -> appender.append(text);
        case Integer number -> appender.append(number.intValue());
        case Long number -> appender.append(number.longValue());
        case Double number -> appender.append(number.doubleValue());
        default -> throw new IllegalArgumentException("expected a text or a number, got " + value.getClass());
      }
    }

    @Override
    public void close() throws IOException {
      try {
        appender.close();
      } catch (SQLException e) {
        throw failure(e);
      }
    }
  }

  /** Where a file of the database's own may lie, until it is closed. */
  Path file(String name) {
    return scratch.path().resolve(name);
  }

  /** Adds rows to a table; to be closed before the table is read. */
  Rows rows(String table) throws IOException {
    try {
      return new Rows(connection.unwrap(DuckDBConnection.class).createAppender("main", table));
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** Does what a statement says. */
  void execute(String sql) throws IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** The rows that a question has for an answer. */
  <T> List<T> query(String sql, RowReader<T> reader) throws IOException {
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
      List<T> list = new ArrayList<>();
      while (rows.next()) {
        list.add(reader.read(rows));
      }
      return list;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** Uses the rows that a question has for an answer, and says how many there were. */
  long each(String sql, RowUser user) throws IOException {
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
      long number = 0;
      while (rows.next()) {
        user.use(rows);
        number++;
      }
      return number;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /**
   * A question for the answer to another one, which is asked once and kept under a name; rows stay in their order.
   *
   * @param name a word; the same for the same question
   */
  String kept(String name, String sql) throws IOException {
    if (kept.add(name)) {
      execute("CREATE TABLE kept_" + name + " AS " + sql);
    }
    return "SELECT * FROM kept_" + name;
  }

  /** True if a question has any row for an answer. */
  boolean any(String sql) throws IOException {
    return number("SELECT count(*) FROM (SELECT 1 FROM (" + sql + ") LIMIT 1)") > 0;
  }

  /** The whole number that is the answer to a question. */
  long number(String sql) throws IOException {
    return query(sql, row -> row.getLong(1)).get(0);
  }

  /** Writes an answer as comma-separated values with a header, and says how many rows there were. */
  long export(String sql, Path file) throws IOException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(
          "COPY (" + sql + ") TO '" + file.toString().replace("'", "''") + "' (FORMAT csv, HEADER)");
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(e);
    } finally {
      scratch.close();
    }
  }

  private static IOException failure(SQLException e) {
    return new IOException("the tables of the report could not be made: " + e.getMessage(), e);
  }
}
