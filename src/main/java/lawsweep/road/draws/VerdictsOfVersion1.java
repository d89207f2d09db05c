package lawsweep.road.draws;

import lawsweep.law.Verdict;

/**
 * How the exact road judged in version 1: {@code extra} where no draw had φ's value and all were told, so that the
 * verdict depended on how often one looked; and nothing where the draws had ended early.
 */
public final class VerdictsOfVersion1 implements Verdicts {

  @Override
  public Judgement of(DrawsTold told) {
    String doubt = ExactVerdicts.doubt(told);
    if (told.ended().isEmpty() && told.phiReached()) {
      return new Judgement(Verdict.COMPLETE, 0, "");
    }
    return new Judgement(doubt.isEmpty() ? Verdict.EXTRA : Verdict.UNDECIDED, Math.min(1, told.error()), doubt);
  }
}
