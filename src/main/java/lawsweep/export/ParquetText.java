package lawsweep.export;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lawsweep.sweep.TableColumn;

/** Values of tables as DuckDB reads them from text: {@code [4, 9]}, {@code {8=200}}, {@code {'rank': {8=[0]}}}. */
final class ParquetText {

  private ParquetText() {}

  /** A value of a column; empty for nothing. */
  static String of(TableColumn column, Object value) {
    return switch (value) {
      case null -> "";
      case List<?> list -> list.toString();
      case Map<?, ?> map -> column.hasFields() ? joined(map, "'", "': ") : joined(map, "", "=");
      default -> TableColumn.printed(value);
    };
  }

  /** Keys are words and numbers, which need no quotes. */
  private static String joined(Map<?, ?> map, String before, String after) {
    return map.entrySet().stream().map(entry -> before + entry.getKey() + after
        + (entry.getValue() instanceof Map<?, ?> inner ? joined(inner, "", "=") : entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
