package lawsweep.export;

/**
 * A column of a table.
 *
 * @param key its name
 * @param type what it holds, as SQL names it
 */
public record TableColumn(String key, String type) {

  static TableColumn text(String key) {
    return new TableColumn(key, "VARCHAR");
  }

  static TableColumn integer(String key) {
    return new TableColumn(key, "INTEGER");
  }

  static TableColumn large(String key) {
    return new TableColumn(key, "BIGINT");
  }

  static TableColumn real(String key) {
    return new TableColumn(key, "DOUBLE");
  }
}
