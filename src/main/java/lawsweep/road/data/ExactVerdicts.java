package lawsweep.road.data;

import lawsweep.law.Verdict;

/**
 * How the exact road judges. One draw with φ's value proves that the known laws are all there are at its weights and
 * near them, however many draws have less and however many were left out. Draws without it prove nothing of other
 * weights: they say how rare that value is. Only where a theorem bounds all weights and a draw meets its bound there
 * are laws beyond the known ones.
 */
final class ExactVerdicts implements DataVerdicts {

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
    if (told.undecided() > 0) {
      return "the dimension of " + DrawsTold.draws(told.undecided()) + " could not be told"
          + ": they need longer brackets than are allowed (limits: bracket_length)";
    }
    if (told.sampled() > 0) {
      return DataVerdicts.sampled(told.sampled());
    }
    return told.error() < ExactDraws.ACCEPTED_ERROR ? "" : ExactDraws.MOST_PRIMES + " primes did not settle it";
  }
}
