package lawsweep.road.data;

import java.util.Optional;

/**
 * What one draw of the weights gave.
 *
 * @param rank dim W_0(θ); {@link #UNDECIDED} if singular values leave no gap
 * @param lie dim Lie(W_0) at almost all weights near θ; {@link #UNDECIDED} if it could not be told
 * @param firstLevel the largest dimension that was reached, of W_0(θ) or with brackets; a lower bound of that of
 *     Lie(W_0)(θ)
 * @param bracketLength fields in the longest bracket that was used
 * @param dead hidden neurons that no input makes active; 0 where neurons have no gates
 * @param patterns distinct activation patterns used
 * @param sampled true if patterns may be missing and the rank falls short of φ
 * @param primes how many primes ranks were found modulo; 0 for float64
 * @param errorBound a bound on the probability that a dimension is too low although all patterns were used
 * @param tail present exactly if singular values left something undecided
 */
record DrawResult(
    int rank,
    int lie,
    int firstLevel,
    int bracketLength,
    int dead,
    int patterns,
    boolean sampled,
    int primes,
    double errorBound,
    Optional<SpectrumTail> tail) {

  /** Stands for a dimension that could not be told. */
  static final int UNDECIDED = -1;
}
