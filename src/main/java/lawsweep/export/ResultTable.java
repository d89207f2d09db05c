package lawsweep.export;

/** The tables that a result directory can be exported as. */
public enum ResultTable {
  /** A row for each cell. */
  CELLS("cells"),
  /** A row for each time, observable and index of each simulation. */
  OBSERVABLES("observables");

  private final String label;

  ResultTable(String label) {
    this.label = label;
  }

  /** The name on the command line. */
  public String label() {
    return label;
  }
}
