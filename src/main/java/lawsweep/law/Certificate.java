package lawsweep.law;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lawsweep.law.setting.Setting;

/** Everything needed to recompute a count, whichever road it took. Each {@link Road} has its own, in its room. */
public interface Certificate {

  /** The version of the road's rules; certificates of another version cannot be recomputed. */
  String engine();

  /** The road, as records name it. */
  String method();

  /** The cell, sweep seed included. */
  LawCell cell();

  /**
   * r, the lower bound on dim Lie(W_0)(θ) that was reached; the dimension itself where r + N' = D. See {@link #counts}.
   */
  long rank();

  /** N, the rank of the gradients of the known laws. */
  long knownLaws();

  /** N', the rank of these together with laws that a theorem gives besides, such as those of scalar blocks. */
  long provenLaws();

  /** The primes modulo which ranks were found, in order; none if nothing was computed modulo a prime. */
  List<Integer> primes();

  /** SHA-256 in hexadecimal over the canonical fields and what the recomputation meets on the way. */
  String fingerprint();

  /** N by kind, in the words of {@link lawsweep.circuit.laws.LawKind}; empty where kinds are not told apart. */
  default Optional<Map<String, Long>> knownKinds() {
    return Optional.empty();
  }

  /**
   * Whether a dimension was looked for. Where it was not, known laws are all that the count says: r is 0 and stands for
   * nothing.
   */
  default boolean counts() {
    return true;
  }

  /**
   * How many of the N laws are left when training is not the plain gradient flow, by how it is done; empty where nobody
   * asked.
   */
  default Optional<Map<String, Long>> survives() {
    return Optional.empty();
  }

  /**
   * The highest order of Taylor coefficients of a time-dependent field's flow among what the rank rests on; empty where
   * there are none, but brackets level by level.
   */
  default OptionalInt orders() {
    return OptionalInt.empty();
  }

  /** The dimension of the space in which the flow moves: D, or 2D with momentum. All laws are phaseDim - dim Lie. */
  default long phaseDim() {
    LawCell cell = cell();
    return Math.multiplyExact(cell.parameters(), cell.setting().map(Setting::phases).orElse(1));
  }

  /**
   * How many of the laws depend on time, whatever basis of them one takes; empty where the question means nothing: in
   * plain gradient flow none does.
   */
  default Optional<Long> timeLaws() {
    return Optional.empty();
  }
}
