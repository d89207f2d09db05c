package lawsweep.road.draws;

import lawsweep.law.Verdict;

/** How a version of the rules judges a cell by its draws. */
public interface Verdicts {

  /**
   * What draws establish of their cell.
   *
   * @param verdict the verdict
   * @param errorBound 0 for a proof, otherwise a bound on the probability that a dimension is too low
   * @param reason why it is no full answer, or why not all draws were counted; empty if neither
   */
  record Judgement(Verdict verdict, double errorBound, String reason) {}

  /** Why draws of which inputs were sampled decide nothing. */
  static String sampled(long draws) {
    return "inputs were sampled, so " + DrawsTold.draws(draws) + " below the value of φ may have been taken too low";
  }

  /** The judgement; a pure function of what the draws told. */
  Judgement of(DrawsTold told);
}
