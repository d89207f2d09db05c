package lawsweep.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** The cells that a reader of a report wants to see one by one, by what became of them. */
enum CellList {
  /** All networks that a line says, whatever became of them. */
  LINES("lines", Columns.LINES),
  EXTRA("extra", Columns.COUNTED + ", why"),
  NEVER("never", Columns.DRAWN),
  /** Networks whose known laws are all if values that were chosen freely are independent. */
  OPEN("complete-if-independent", Columns.COUNTED + ", reason"),
  UNDECIDED("undecided", Columns.COUNTED + Columns.SURVIVES + ", reason"),
  FAILED("failed", Columns.WITHOUT_ANSWER),
  SKIPPED("skipped", Columns.WITHOUT_ANSWER);

  /** The most rows of a list in the page; its table has all. */
  static final int SHOWN = 200;

  /** Columns of the table {@code cells}. */
  private static final class Columns {
    /** Beside the known laws wherever some network has them without a count. */
    static final String SURVIVES = ", survives";
    static final String LINES = "cell, net, laws_of, assigned, fields, seed, outcome, parameters, level_dims, lie_dim,"
        + " laws, known_laws, extra_laws, known_kinds" + SURVIVES;
    static final String COUNTED =
        "cell, family, widths, bias, seed, parameters, lie_dim, laws, known_laws, extra_laws, error_bound";
    static final String DRAWN =
        "cell, family, widths, bias, seed, parameters, lie_dim, laws, known_laws, extra_laws, drawn, reason";
    static final String WITHOUT_ANSWER = "cell, family, widths, bias, seed, parameters, seconds, reason";
  }

  private final String key;
  private final String columns;

  CellList(String key, String columns) {
    this.key = key;
    this.columns = columns;
  }

  /** Its name, but for {@link #LINES} that of the outcome of its cells. */
  String key() {
    return key;
  }

  /**
   * A question for the whole list, with the repeat beside the cell, commands included.
   *
   * @param lines what lines say
   */
  String query(Said lines) {
    String selected = columns(lines).replaceFirst("cell, ", "cell, seed AS repeat, ")
        .replaceFirst("assigned, ", "nullif(trim(assigned, '{}'), '') AS \"over\", ");
    return "SELECT " + selected + ", command FROM cells WHERE "
        + where()
        + " ORDER BY place";
  }

  /**
   * What lines say in a table {@code cells}.
   *
   * @param networks whether a line says some network: then lists have a column for it
   * @param blocks whether laws of blocks are counted: then they have one for their tensors
   * @param survivors whether known laws alone are named of some: then lists say how many survive
   * @param settings whether some flow is not the plain one, or some data have a symmetry: then lists say which
   */
  record Said(boolean networks, boolean blocks, boolean survivors, boolean settings) {

    static final Said NOTHING = new Said(false, false, false, false);

    static Said of(ReportDatabase database) throws IOException {
      return new Said(database.number("SELECT count(*) FROM cells WHERE net IS NOT NULL") > 0,
          database.number("SELECT count(*) FROM cells WHERE laws_of IS NOT NULL") > 0,
          database.number("SELECT count(*) FROM cells WHERE survives IS NOT NULL") > 0,
          database.number("SELECT count(*) FROM cells WHERE setting IS NOT NULL") > 0);
    }
  }

  private String columns(Said lines) {
    String shown = lines.networks ? columns.replaceFirst("widths, ", "widths, net, laws_of, ") : columns;
    String blocks = lines.blocks ? shown : shown.replace("laws_of, ", "");
    String survivors = lines.survivors ? blocks : blocks.replace(Columns.SURVIVES, "");
    return lines.settings ? survivors.replaceFirst("seed, ", "setting, seed, ") : survivors;
  }

  private String where() {
    return this == LINES ? "net IS NOT NULL" : "outcome = '" + key + "'";
  }

  /** The list of simulations as the page reads it, with its first {@value #SHOWN} rows. */
  ObjectNode ofSimulations(ReportDatabase database) throws IOException {
    return toJson(database, "cells", "simulation", List.of());
  }

  /**
   * The list of networks as the page reads it, a row for each, from the cell that speaks for it; {@code bins} says in
   * which bin of each axis of the cube a row lies.
   */
  ObjectNode ofCounts(ReportDatabase database, NetworkCube cube) throws IOException {
    return toJson(database, "(SELECT cells.* FROM cells JOIN networks ON cells.place = networks.told"
        + " WHERE cells.outcome = networks.outcome) AS " + cube.joined("told"), "count", cube.axes());
  }

  private ObjectNode toJson(ReportDatabase database, String cells, String kind, List<CubeAxis> axes)
      throws IOException {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    String which = where() + " AND kind = '" + kind + "'";
    // Most lists are empty, and looking for that takes no join.
    boolean any = database.any("SELECT * FROM cells WHERE " + which);
    list.put("total", any ? database.number("SELECT count(*) FROM " + cells + " WHERE " + which) : 0L);
    list.put("table", "tables/" + key + ".csv");
    String shown = columns(kind.equals("count") ? Said.of(database) : Said.NOTHING);
    List<String> names = List.of(shown.split(", "));
    ArrayNode columnNames = list.putArray("columns");
    names.forEach(columnNames::add);
    ArrayNode rows = list.putArray("rows");
    ArrayNode commands = list.putArray("commands");
    ObjectNode bins = list.putObject("bins");
    axes.forEach(axis -> bins.putArray(axis.key()));
    if (!any) {
      return list;
    }
    String bin = axes.stream().map(axis -> ", " + axis.bin()).collect(Collectors.joining());
    database.query("SELECT " + shown + ", command" + bin + " FROM " + cells + " WHERE " + which
        + " ORDER BY place LIMIT " + SHOWN, row -> {
          ArrayNode values = rows.addArray();
          for (int i = 1; i <= names.size(); i++) {
            JsonValue.add(values, row.getObject(i));
          }
          commands.add(row.getString(names.size() + 1));
          for (int i = 0; i < axes.size(); i++) {
            ((ArrayNode) bins.get(axes.get(i).key())).add(row.getInt(names.size() + 2 + i));
          }
          return true;
        });
    return list;
  }
}
