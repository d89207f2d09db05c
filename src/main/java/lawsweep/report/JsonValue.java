package lawsweep.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.ResultSetMetaData;

/** Values of SQL as values of JSON; what is no finite number becomes null. */
final class JsonValue {

  private JsonValue() {}

  /** Adds a text, a number or null. */
  static void add(ArrayNode array, Object value) {
    switch (value) {
      case null -> array.addNull();
      case Integer number -> array.add(number);
      case Long number -> array.add(number);
      case Double number when Double.isFinite(number) -> array.add(number);
      case Double _ -> array.addNull();
      default -> array.add(value.toString());
    }
  }

  /** The rows of an answer as objects, whose keys are its columns. */
  static ArrayNode objects(ReportDatabase database, String sql) throws IOException {
    ArrayNode objects = JsonNodeFactory.instance.arrayNode();
    database.query(sql, row -> {
      ResultSetMetaData columns = row.getMetaData();
      ObjectNode object = objects.addObject();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        ArrayNode value = JsonNodeFactory.instance.arrayNode();
        add(value, row.getObject(i));
        object.set(columns.getColumnLabel(i), value.get(0));
      }
      return true;
    });
    return objects;
  }

  /** The columns of an answer as arrays by their names. */
  static ObjectNode columns(ReportDatabase database, String sql, String... names) throws IOException {
    ObjectNode columns = JsonNodeFactory.instance.objectNode();
    for (String name : names) {
      columns.putArray(name);
    }
    database.query(sql, row -> {
      for (int i = 0; i < names.length; i++) {
        add((ArrayNode) columns.get(names[i]), row.getObject(i + 1));
      }
      return true;
    });
    return columns;
  }
}
