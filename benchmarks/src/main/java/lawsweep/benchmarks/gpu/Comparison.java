package lawsweep.benchmarks.gpu;

import java.util.List;

/**
 * The records of a run on the GPU beside those of the processor.
 *
 * @param expected the processor's
 * @param found the run on the GPU
 */
record Comparison(Fingerprints expected, Sweep.Result found) {

  /** So many differences are named, the others counted. */
  private static final int NAMED = 20;

  /**
   * Adds a row for all, and one for each cell that is not the same.
   *
   * @param times what is told of the time
   */
  void add(Rows rows, String what, String times) {
    Fingerprints records = found.records();
    List<String> differences = expected.differences(records);
    int missing = expected.missing(records).size();
    int cells = expected.size();
    String measured = (cells - missing - differences.size()) + " of " + cells + " the same, "
        + (missing > 0 ? missing + " without a record, " : "") + records.computedBy("cuda") + " computed by the GPU, "
        + times + (found.outcome().status() == 0 ? "" : "; " + found.outcome().brief());
    boolean whole = missing == 0 && found.outcome().status() == 0 && records.computedBy("cuda") > 0;
    rows.add(new Row(what, measured, "all " + cells + " the same",
        !differences.isEmpty() ? Verdict.DIFFERENT : whole ? Verdict.OK : Verdict.FAILED));
    differences.stream().limit(NAMED).forEach(each -> rows.add(new Row("", each, "", Verdict.DIFFERENT)));
    if (differences.size() > NAMED) {
      rows.add(new Row("", "and " + (differences.size() - NAMED) + " more", "", Verdict.DIFFERENT));
    }
  }
}
