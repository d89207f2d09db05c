package lawsweep.benchmarks.gpu;

/** Where a step puts its rows: each goes out at once, so that a step that is killed leaves those that it had. */
final class Rows {

  /** Hands a row to the check. */
  void add(Row row) {
    System.out.println(row.line());
    System.out.flush();
  }

  /** Tells on the terminal what comes next. */
  void next(String what) {
    System.out.println("  … " + what);
    System.out.flush();
  }
}
