package lawsweep.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What all counts of a sweep have in common, which captions name. */
final class HeldNetworks {

  /** Columns of the table {@code cells}, and what a reader calls them. */
  private static final Map<String, String> COLUMNS = columns();

  private HeldNetworks() {}

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("family", "family");
    columns.put("widths", "widths");
    columns.put("depth", "depth");
    columns.put("bias", "bias");
    columns.put("fields", "fields");
    columns.put("seed", "repeat");
    return columns;
  }

  /** Labels and values of what has one value only, in order. */
  static ArrayNode of(ReportDatabase database) throws IOException {
    ArrayNode held = JsonNodeFactory.instance.arrayNode();
    for (Map.Entry<String, String> column : COLUMNS.entrySet()) {
      List<String> values = database.query("SELECT DISTINCT CAST(" + column.getKey() + " AS VARCHAR) FROM cells WHERE"
          + " kind = 'count' LIMIT 2", row -> row.getString(1));
      if (values.size() == 1) {
        held.addObject().put("label", column.getValue()).put("value", values.getFirst());
      }
    }
    return held;
  }
}
