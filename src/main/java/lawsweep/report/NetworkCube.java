package lawsweep.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lawsweep.report.data.PackedNumbers;

/**
 * The networks whose laws a sweep counts, grouped by all its axes at once: the table {@code cube}, a row for each
 * group of {@link NetworkTable networks} that lie in the same bins. Where there would be more than {@value
 * #MOST_ROWS} groups, bins of the axis that has most of them are joined until there are not.
 */
final class NetworkCube {

  /** The most groups. */
  static final int MOST_ROWS = 120_000;

  /** What is summed or maximised over a group: its name and how, in SQL. */
  private enum Measure {
    NETWORKS("networks", "count(*)"),
    COMPLETE("complete", "count(*) FILTER (outcome = 'complete')"),
    IF_INDEPENDENT("complete-if-independent", "count(*) FILTER (outcome = 'complete-if-independent')"),
    EXTRA("extra", "count(*) FILTER (outcome = 'extra')"),
    ALWAYS("always", "count(*) FILTER (outcome = 'always')"),
    SOMETIMES("sometimes", "count(*) FILTER (outcome = 'sometimes')"),
    NEVER("never", "count(*) FILTER (outcome = 'never')"),
    UNDECIDED("undecided", "count(*) FILTER (outcome = 'undecided')"),
    SKIPPED("skipped", "count(*) FILTER (outcome = 'skipped')"),
    FAILED("failed", "count(*) FILTER (outcome = 'failed')"),
    LEFT("left", "count(*) FILTER (outcome = 'left')"),
    SURPRISES("surprises", "CAST(sum(surprise) AS BIGINT)"),
    DRAWS("draws", "CAST(sum(draws) AS BIGINT)"),
    REACH("reach", "CAST(sum(reach) AS BIGINT)"),
    EXTRA_LAWS("extra_laws", "max(extra_laws) FILTER (outcome IN ('complete', 'complete-if-independent', 'extra'))"),
    LAWS("laws", "max(laws)"),
    LIE_DIM("lie_dim", "max(lie_dim)"),
    PARAMETERS_MAX("parameters_max", "max(parameters)"),
    SECONDS("seconds", "coalesce(sum(seconds), 0)");

    private final String key;
    private final String sql;

    Measure(String key, String sql) {
      this.key = key;
      this.sql = sql;
    }
  }

  private final ReportDatabase database;
  private final List<CubeAxis> axes;
  private final boolean coarsened;

  private NetworkCube(ReportDatabase database, List<CubeAxis> axes, boolean coarsened) {
    this.database = database;
    this.axes = List.copyOf(axes);
    this.coarsened = coarsened;
  }

  /** Makes the table {@code cube} of the table {@code networks}. */
  static NetworkCube of(ReportDatabase database) throws IOException {
    return of(database, MOST_ROWS);
  }

  static NetworkCube of(ReportDatabase database, int most) throws IOException {
    List<CubeAxis> axes = new ArrayList<>(CubeAxes.of(database));
    boolean coarsened = false;
    make(database, axes);
    while (database.number("SELECT count(*) FROM cube") > most) {
      Optional<CubeAxis> finest = axes.stream().filter(axis -> axis.ordered() && axis.bins().size() > 1)
          .max(Comparator.comparingInt(axis -> axis.bins().size()));
      if (finest.isEmpty()) {
        break;
      }
      axes.set(axes.indexOf(finest.get()), finest.get().joined(2));
      coarsened = true;
      make(database, axes);
    }
    return new NetworkCube(database, axes, coarsened);
  }

  private static void make(ReportDatabase database, List<CubeAxis> axes) throws IOException {
    StringBuilder columns = new StringBuilder();
    for (CubeAxis axis : axes) {
      bins(database, axis);
      columns.append(axis.bin()).append(" AS ").append(quoted(axis.key())).append(", ");
    }
    String groups = axes.stream().map(CubeAxis::bin).collect(Collectors.joining(", "));
    database.execute("CREATE OR REPLACE TABLE cube AS SELECT " + columns + measures() + " FROM networks"
        + bins(axes) + (axes.isEmpty() ? "" : " GROUP BY " + groups + " ORDER BY " + groups));
  }

  /** What joins a table with those of the bins of some axes. */
  private static String bins(List<CubeAxis> axes) {
    return axes.stream()
        .map(axis -> " JOIN " + axis.table() + " ON " + axis.expression() + " = " + axis.table() + ".member")
        .collect(Collectors.joining());
  }

  /** A table that has the columns of networks, joined with those of the bins of all axes. */
  String joined(String table) {
    return table + bins(axes);
  }

  /** The table of which value lies in which bin. */
  private static void bins(ReportDatabase database, CubeAxis axis) throws IOException {
    String table = axis.table();
    database.execute("CREATE OR REPLACE TABLE " + table + " (member " + (axis.ordered() ? "BIGINT" : "VARCHAR")
        + ", bin INTEGER)");
    try (ReportDatabase.Rows rows = database.rows(table)) {
      for (int bin = 0; bin < axis.bins().size(); bin++) {
        for (String value : axis.bins().get(bin).values()) {
          rows.add(axis.ordered() ? (Object) Long.valueOf(value) : value, bin);
        }
      }
    }
  }

  private static String measures() {
    List<String> list = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      list.add(measure.sql + " AS " + quoted(measure.key));
    }
    KindShares.measures().forEach((name, sql) -> list.add(sql + " AS " + quoted(name)));
    return String.join(", ", list);
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }

  /** The axes, in order. */
  List<CubeAxis> axes() {
    return axes;
  }

  /** The axis of a name, if the cube has it. */
  Optional<CubeAxis> axis(String key) {
    return axes.stream().filter(axis -> axis.key().equals(key)).findFirst();
  }

  /** A question for the cube with the labels of bins instead of their numbers. */
  String labelled() {
    StringBuilder columns = new StringBuilder();
    for (CubeAxis axis : axes) {
      columns.append(axis.labels(quoted(axis.key()))).append(" AS ").append(quoted(axis.key())).append(", ");
    }
    for (Measure measure : Measure.values()) {
      columns.append(quoted(measure.key)).append(", ");
    }
    return "SELECT " + columns.substring(0, columns.length() - 2) + " FROM cube";
  }

  /** Axes, measures and columns, as the page reads them. */
  ObjectNode toJson() throws IOException {
    JsonNodeFactory json = JsonNodeFactory.instance;
    ObjectNode cube = json.objectNode();
    ArrayNode axisNodes = cube.putArray("axes");
    ObjectNode columns = json.objectNode();
    for (CubeAxis axis : axes) {
      ObjectNode node = axisNodes.addObject().put("key", axis.key()).put("label", axis.label()).put("kind",
          axis.ordered() ? "ordinal" : "nominal");
      ArrayNode bins = node.putArray("bins");
      axis.bins().forEach(bin -> bins.add(bin.label()));
      columns.set(axis.key(), column(axis.key()));
    }
    ArrayNode measures = cube.putArray("measures");
    for (Measure measure : Measure.values()) {
      measures.add(measure.key);
      columns.set(measure.key, column(measure.key));
    }
    ArrayNode kinds = cube.putArray("kinds");
    for (String kind : KindShares.occurring(database)) {
      kinds.add(kind);
      columns.set(KindShares.column(kind), column(KindShares.column(kind)));
    }
    cube.set("columns", columns);
    return cube.put("coarsened", coarsened);
  }

  private JsonNode column(String key) throws IOException {
    PackedNumbers column = new PackedNumbers();
    boolean real = key.equals(Measure.SECONDS.key);
    database.query("SELECT " + quoted(key) + " FROM cube", row -> {
      double value = row.getDouble(1);
      if (row.wasNull()) {
        column.add((Long) null);
      } else if (real) {
        column.add(value);
      } else {
        column.add(Long.valueOf((long) value));
      }
      return true;
    });
    return column.toJson();
  }
}
