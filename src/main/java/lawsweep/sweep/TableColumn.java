package lawsweep.sweep;

/**
 * A column of a table.
 *
 * @param key its name
 * @param type what it holds, as SQL names it
 */
public record TableColumn(String key, String type) {

  /** Texts. */
  public static TableColumn text(String key) {
    return new TableColumn(key, "VARCHAR");
  }

  /** Whole numbers of 32 bits. */
  public static TableColumn integer(String key) {
    return new TableColumn(key, "INTEGER");
  }

  /** Whole numbers of 64 bits. */
  public static TableColumn large(String key) {
    return new TableColumn(key, "BIGINT");
  }

  /** Real numbers. */
  public static TableColumn real(String key) {
    return new TableColumn(key, "DOUBLE");
  }
}
