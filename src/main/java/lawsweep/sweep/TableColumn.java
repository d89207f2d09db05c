package lawsweep.sweep;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A column of a table. Its values are {@link String}, {@link Integer}, {@link Long} or {@link Double}, lists and maps;
 * null stands for nothing.
 *
 * @param key its name
 * @param type what it holds, as SQL names it
 */
public record TableColumn(String key, String type) {

  private static final String INTEGER = "INTEGER";
  private static final String LIST = INTEGER + "[]";

  /** Texts. */
  public static TableColumn text(String key) {
    return new TableColumn(key, "VARCHAR");
  }

  /** Whole numbers of 32 bits. */
  public static TableColumn integer(String key) {
    return new TableColumn(key, INTEGER);
  }

  /** Whole numbers of 64 bits. */
  public static TableColumn large(String key) {
    return new TableColumn(key, "BIGINT");
  }

  /** Real numbers. */
  public static TableColumn real(String key) {
    return new TableColumn(key, "DOUBLE");
  }

  /** Lists of whole numbers of 32 bits: each value is a {@link List} of {@link Integer}. */
  public static TableColumn integers(String key) {
    return new TableColumn(key, LIST);
  }

  /** Histograms, how often each of some words occurred: each value is a {@link Map} of {@link Long}. */
  public static TableColumn counts(String key) {
    return new TableColumn(key, "MAP(VARCHAR, BIGINT)");
  }

  /** Numbers by names: each value is an {@link Assigned}. */
  public static TableColumn assigned(String key) {
    return counts(key);
  }

  /** Lists of whole numbers by two words, of which the first is one of a few: each value is a map of maps of lists. */
  public static TableColumn listsOf(String key, List<String> fields) {
    return new TableColumn(key, fields.stream().map(field -> field + " MAP(VARCHAR, " + LIST + ")")
        .collect(Collectors.joining(", ", "STRUCT(", ")")));
  }

  /** True if each value has the same few keys. */
  public boolean hasFields() {
    return type.startsWith("STRUCT");
  }

  /**
   * A value as tables of text print it: {@code 0} for a zero, {@code 1.0E-13}, {@code 4,9}, {@code {"8": 200}},
   * {@code h=2,m=3}; empty for nothing.
   */
  public static String printed(Object value) {
    return switch (value) {
      case null -> "";
      case Double number when number.equals(0.0) -> "0";
      case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(","));
      case Assigned numbers -> numbers.toString();
      case Map<?, ?> map -> json(map);
      default -> value.toString();
    };
  }

  private static String json(Map<?, ?> map) {
    return map.entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\": "
            + (entry.getValue() instanceof Map<?, ?> inner ? json(inner) : entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
