package lawsweep.road.draws;

import lawsweep.law.Verdict;

/**
 * How the exact road judges. One draw with φ's value proves that the known laws are all there are at its weights and
 * near them, however many draws have less and however many were left out. Draws without it prove nothing of other
 * weights: they say how rare that value is. Only where a theorem bounds all weights and a draw meets its bound there
 * are laws beyond the known ones.
 */
public final class ExactVerdicts implements Verdicts {

  /** What all draws of a cell may err together. */
  public static final double ACCEPTED_ERROR = 1e-12;

  /** So many primes at most for a draw. */
  public static final int MOST_PRIMES = 64;

  @Override
  public Judgement of(DrawsTold told) {
    if (told.phiReached()) {
      return new Judgement(Verdict.COMPLETE, 0, told.ended());
    }
    if (told.mostReached()) {
      return new Judgement(Verdict.EXTRA, 0, told.ended());
    }
    String doubt = doubt(told);
    return new Judgement(Verdict.UNDECIDED, Math.min(1, told.error()),
        doubt.isEmpty() ? UnseenShare.reason(told.counted()) : doubt);
  }

  /** Why dimensions may be larger than they were found; empty if they are surely not. */
  static String doubt(DrawsTold told) {
    if (!told.ended().isEmpty()) {
      return told.ended();
    }
    if (told.doubts().undecided() > 0) {
      return "the dimension of " + DrawsTold.draws(told.doubts().undecided()) + " could not be told"
          + ": they need longer brackets than are allowed (limits: bracket_length)";
    }
    if (told.doubts().sampled() > 0) {
      return Verdicts.sampled(told.doubts().sampled());
    }
    return told.error() < ACCEPTED_ERROR ? "" : MOST_PRIMES + " primes did not settle it";
  }
}
