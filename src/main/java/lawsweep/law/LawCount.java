package lawsweep.law;

import java.util.List;

/**
 * The answer for one cell. Where nobody {@linkplain #counted looked for the dimension}, {@code levelDims, lieDim, laws,
 * extraLaws} and {@code errorBound} say nothing: {@link #ofKnownLaws}. Whoever writes or shows them asks that first.
 *
 * @param parameters D
 * @param levelDims dim W_0(θ), dim W_1(θ), … up to the first level that equals {@code lieDim}
 * @param lieDim dim Lie(W_0)(θ); a lower bound when undecided
 * @param laws {@link Certificate#phaseDim} - lieDim, which is D - lieDim in plain gradient flow
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

  /**
   * An answer that names known laws and nothing else: dim Lie at least 0, at most D laws.
   *
   * @param reason why nothing was counted
   */
  public static LawCount ofKnownLaws(long parameters, String reason, Certificate certificate) {
    long known = certificate.knownLaws();
    return new LawCount(parameters, List.of(), 0, parameters, known, parameters - known, Verdict.UNDECIDED, 0,
        Double.NaN, reason, certificate);
  }

  /** The same answer as a record puts it, right or not. */
  public LawCount with(long known, Verdict said) {
    return new LawCount(parameters, levelDims, lieDim, laws, known, parameters - known, said, bracketLength, errorBound,
        reason, certificate);
  }

  /** True if the dimension was looked for; false for an answer of known laws alone. */
  public boolean counted() {
    return certificate.counts();
  }

  /** The same answer with another bound on what it may err. */
  public LawCount with(double bound) {
    return new LawCount(parameters, levelDims, lieDim, laws, knownLaws, extraLaws, verdict, bracketLength, bound,
        reason, certificate);
  }

  /** The same answer with another certificate. */
  public LawCount with(Certificate other) {
    return new LawCount(parameters, levelDims, lieDim, laws, knownLaws, extraLaws, verdict, bracketLength, errorBound,
        reason, other);
  }
}
