package lawsweep.export;

/** The formats of exports. */
public enum TableFormat {
  CSV("csv"),
  PARQUET("parquet"),
  JSON("json");

  private final String label;

  TableFormat(String label) {
    this.label = label;
  }

  /** The name on the command line. */
  public String label() {
    return label;
  }
}
