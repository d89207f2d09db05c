package lawsweep.road.draws;

import lawsweep.law.Verdict;

/** How the float64 road judges. Its ranks have no bound on their error but 1. */
public final class FloatVerdicts implements Verdicts {

  @Override
  public Judgement of(DrawsTold told) {
    return told.ended().isEmpty() && told.phiReached()
        ? new Judgement(Verdict.COMPLETE, 1, "")
        : new Judgement(Verdict.UNDECIDED, 1, doubt(told));
  }

  private static String doubt(DrawsTold told) {
    if (!told.ended().isEmpty()) {
      return told.ended();
    }
    if (told.doubts().undecided() > 0) {
      return "the dimension of " + DrawsTold.draws(told.doubts().undecided()) + " could not be told"
          + (told.doubts().gapless()
              ? ": their singular values leave no gap"
              : ": they need longer brackets than the first, which float64 takes");
    }
    if (told.doubts().sampled() > 0) {
      return Verdicts.sampled(told.doubts().sampled());
    }
    return "in float64 a dimension below the value of φ rests on a gap of singular values, which is no proof";
  }
}
