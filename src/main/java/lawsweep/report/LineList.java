package lawsweep.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lawsweep.report.data.PackedNumbers;
import lawsweep.report.data.PackedTexts;

/**
 * All networks that a line says, as the page reads them: packed columns, a row for each from the cell that speaks for
 * it, so that a reader can search and sort them all.
 */
final class LineList {

  /** The most rows; the table beside the page has all. */
  static final int MOST = 200_000;

  private static final List<String> TEXTS =
      List.of("net", "laws_of", "assigned", "known_kinds", "survives", "outcome", "level_dims", "fields",
          "setting");
  private static final List<String> NUMBERS =
      List.of("laws", "known_laws", "extra_laws", "parameters", "lie_dim");

  private final List<PackedTexts> texts = new ArrayList<>();
  private final List<PackedNumbers> numbers = new ArrayList<>();
  private final List<PackedNumbers> bins = new ArrayList<>();

  private LineList(int axes) {
    TEXTS.forEach(any -> texts.add(new PackedTexts()));
    NUMBERS.forEach(any -> numbers.add(new PackedNumbers()));
    for (int i = 0; i < axes; i++) {
      bins.add(new PackedNumbers());
    }
  }

  /**
   * The list: {@code total}, {@code table}, {@code columns}, {@code values} (a packed column each), and {@code bins},
   * in which bin of each axis of the cube a row lies.
   */
  static ObjectNode of(ReportDatabase database, NetworkCube cube) throws IOException {
    List<CubeAxis> axes = cube.axes();
    LineList list = new LineList(axes.size());
    String bins = axes.stream().map(axis -> ", " + axis.bin()).collect(Collectors.joining());
    long rows = database.each("SELECT " + String.join(", ", TEXTS) + ", " + String.join(", ", NUMBERS) + bins
        + " FROM (SELECT cells.* FROM cells JOIN networks ON cells.place = networks.told"
        + " WHERE cells.net IS NOT NULL) AS " + cube.joined("told") + " ORDER BY place LIMIT " + MOST, list::add);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("total", rows < MOST ? rows : database.number("SELECT count(*) FROM networks WHERE net IS NOT NULL"));
    node.put("rows", rows).put("table", "tables/" + CellList.LINES.key() + ".csv");
    list.fill(node, axes);
    return node;
  }

  private void add(ResultSet row) throws SQLException {
    int column = 1;
    for (PackedTexts each : texts) {
      each.add(row.getString(column++));
    }
    for (PackedNumbers each : numbers) {
      long value = row.getLong(column++);
      each.add(row.wasNull() ? null : Long.valueOf(value));
    }
    for (PackedNumbers each : bins) {
      each.add(Long.valueOf(row.getLong(column++)));
    }
  }

  private void fill(ObjectNode node, List<CubeAxis> axes) {
    ArrayNode columns = node.putArray("columns");
    ArrayNode values = node.putArray("values");
    TEXTS.forEach(columns::add);
    NUMBERS.forEach(columns::add);
    texts.forEach(each -> values.add(each.toJson()));
    numbers.forEach(each -> values.add(each.toJson()));
    ObjectNode packed = node.putObject("bins");
    for (int i = 0; i < axes.size(); i++) {
      packed.set(axes.get(i).key(), bins.get(i).toJson());
    }
  }
}
