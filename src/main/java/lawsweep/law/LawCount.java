package lawsweep.law;

import java.util.List;

/**
 * The answer for one cell.
 *
 * @param parameters D
 * @param levelDims dim W_0(θ), dim W_1(θ), … up to the first level that equals {@code lieDim}
 * @param lieDim dim Lie(W_0)(θ); a lower bound when undecided
 * @param laws D - lieDim
 * @param knownLaws the independent number N of the known laws (papers/000, Prop. 4.1)
 * @param extraLaws laws - knownLaws
 * @param verdict what was established
 * @param bracketLength fields in the longest bracket used
 * @param errorBound 0 for a proof; otherwise a bound on the probability that the verdict is wrong, or, of a count with
 *     data fields, that the dimension of some draw is; not a number where there is no bound
 * @param reason why a count is undecided, or why a complete one left out draws; empty otherwise
 * @param certificate what a stranger needs to recompute it
 */
public record LawCount(
    long parameters,
    List<Integer> levelDims,
    long lieDim,
    long laws,
    long knownLaws,
    long extraLaws,
    Verdict verdict,
    int bracketLength,
    double errorBound,
    String reason,
    Certificate certificate) {

  /** Copies the list. */
  public LawCount {
    levelDims = List.copyOf(levelDims);
  }

  /** The same answer with another certificate. */
  public LawCount with(Certificate other) {
    return new LawCount(parameters, levelDims, lieDim, laws, knownLaws, extraLaws, verdict, bracketLength, errorBound,
        reason, other);
  }
}
