package lawsweep.library;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import lawsweep.kind.count.CountOutcome;
import lawsweep.kind.count.Roads;
import lawsweep.law.LawCount;
import lawsweep.law.Proof;
import lawsweep.law.Validity;
import lawsweep.law.Verdict;
import lawsweep.sweep.CellRecord;

/**
 * What a count found. Immutable. Where known laws were named and nothing was {@linkplain #counted counted}, the numbers
 * that need a count are refused with an exception, rather than to say something.
 */
public final class CountResult {

  private final LawCount count;
  private final double seconds;
  private final String json;

  CountResult(CellRecord record, byte[] json) {
    this.count = CountOutcome.count(record).orElseThrow();
    this.seconds = record.seconds();
    this.json = new String(json, StandardCharsets.UTF_8);
  }

  /** D, how many weights there are. */
  public long parameters() {
    return count.parameters();
  }

  /** True if the dimension was looked for; false if there was memory for naming known laws only. */
  public boolean counted() {
    return count.counted();
  }

  /**
   * dim Lie(W_0); a lower bound if the verdict is undecided.
   *
   * @throws IllegalStateException if nothing was {@linkplain #counted counted}; so do all others that need it
   */
  public long lieDim() {
    return needed().lieDim();
  }

  /** D - dim Lie, how many independent laws there are; an upper bound if the verdict is undecided. */
  public long laws() {
    return needed().laws();
  }

  /** How many independent laws were known. */
  public long knownLaws() {
    return count.knownLaws();
  }

  /** Laws beyond the known ones; an upper bound if the verdict is undecided. */
  public long extraLaws() {
    return needed().extraLaws();
  }

  /**
   * dim W_0, dim W_1, … up to the first level that has the dimension of all, or to {@link CountOptions#levels} levels;
   * empty where they are not found, as by the roads {@code symmetric} and {@code theorem} and with data fields.
   */
  public List<Integer> levelDims() {
    return needed().levelDims();
  }

  /** What was established. */
  public Verdict verdict() {
    return count.verdict();
  }

  /** What the proof goes by; empty if there is none. */
  public Optional<Proof> proof() {
    return Roads.PLAIN.proof(count);
  }

  /** At which weights the proof holds; empty if there is none. */
  public Optional<Validity> validity() {
    return Validity.of(count);
  }

  /** Why it holds, in one line. */
  public String because() {
    return Roads.PLAIN.because(count);
  }

  /** Wall-clock seconds that it took. */
  public double seconds() {
    return seconds;
  }

  /** The record as {@code count --json} prints it, in one line, with the certificate. */
  public String json() {
    return json;
  }

  private LawCount needed() {
    if (!count.counted()) {
      throw new IllegalStateException("expected a count, got known laws alone: " + because());
    }
    return count;
  }

  @Override
  public String toString() {
    return counted()
        ? laws() + " laws of " + parameters() + " parameters, " + verdict().label()
        : knownLaws() + " known laws of " + parameters() + " parameters, not counted";
  }
}
