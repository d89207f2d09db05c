package lawsweep.road.data;

import lawsweep.law.LawCell;
import lawsweep.law.LawCount;

/**
 * What verdicts rest on: what the draws of a cell told, all of them together.
 *
 * @param phi D - N, which no draw exceeds
 * @param most the most that a theorem leaves to any weights; φ's value where none says less
 * @param highest the largest dim Lie that some draw has; each draw proves that it has no less
 * @param counted how many draws were counted
 * @param undecided draws of which a dimension could not be told
 * @param sampled draws below φ's value that may have more patterns than were used
 * @param gapless true if singular values without a gap are why something could not be told
 * @param error a bound on the probability that some dimension is too low although all patterns were used
 * @param ended why the other draws were left out; empty if none was
 */
record DrawsTold(
    long phi,
    long most,
    long highest,
    long counted,
    long undecided,
    long sampled,
    boolean gapless,
    double error,
    String ended) {

  /** What a sheet holds of a cell's draws. */
  static DrawsTold of(LawCell cell, TallySheet sheet, long phi, String ended) {
    return of(cell, sheet.tally(), phi, sheet.highest(), !sheet.tails().isEmpty(), sheet.error(), ended);
  }

  /** What a record says that its draws told, true or not. */
  static DrawsTold of(LawCount count) {
    DataCertificate c = (DataCertificate) count.certificate();
    boolean all = c.tally().ranks().total() == c.cell().data().orElseThrow().draws();
    return of(c.cell(), c.tally(), c.phi(), c.rank(), !c.tails().isEmpty(), count.errorBound(),
        all ? "" : count.reason());
  }

  private static DrawsTold of(
      LawCell cell, DrawTally tally, long phi, long highest, boolean gapless, double error, String ended) {
    return new DrawsTold(phi, EveryWeight.most(cell.architecture(), phi), highest, tally.ranks().total(),
        Math.max(tally.ranks().undecided(), tally.lies().undecided()), tally.sampled(), gapless, error, ended);
  }

  /** True if some draw has φ's value: at its weights the known laws are all there are, whatever other draws say. */
  boolean phiReached() {
    return highest == phi;
  }

  /** True if some draw has as much as any weights can, and that is less than φ's value. */
  boolean mostReached() {
    return highest == most && most < phi;
  }

  /** True if every draw's dimensions were told, from all of its patterns. */
  boolean told() {
    return undecided == 0 && sampled == 0;
  }

  /** {@code 1 draw}, {@code 2 draws}. */
  static String draws(long number) {
    return number == 1 ? "1 draw" : number + " draws";
  }
}
