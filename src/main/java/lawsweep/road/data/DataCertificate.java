package lawsweep.road.data;

import java.util.List;
import lawsweep.law.Certificate;
import lawsweep.law.LawCell;

/**
 * Everything needed to recompute a count with data fields.
 *
 * @param engine the version of the rules for weights, patterns and samples
 * @param method {@code dense} for exact ranks modulo primes, {@code float64} for singular values
 * @param cell the cell
 * @param primes the primes that ranks were found modulo; none for float64
 * @param rank the largest dim Lie(W_0) of the draws
 * @param knownLaws N: one law for each hidden neuron with the rectifier, none for smooth functions, and what stands
 *     still with cross entropy
 * @param phi D - N: dim W_0 of φ at weights without zeros, which no draw exceeds
 * @param tally what the draws gave
 * @param tails the first draws that stayed undecided; empty for exact ranks
 * @param fingerprint SHA-256 in hexadecimal over all of it and over what each draw gave, in order
 */
public record DataCertificate(
    String engine,
    String method,
    LawCell cell,
    List<Integer> primes,
    long rank,
    long knownLaws,
    long phi,
    DrawTally tally,
    List<SpectrumTail> tails,
    String fingerprint) implements Certificate {

  /** The most tails. */
  public static final int MOST_TAILS = 3;

  /** Copies the lists. */
  public DataCertificate {
    primes = List.copyOf(primes);
    tails = List.copyOf(tails);
  }

  /** The same for another cell with the same draws. */
  public DataCertificate with(LawCell other) {
    return new DataCertificate(engine, method, other, primes, rank, knownLaws, phi, tally, tails, fingerprint);
  }

  /**
   * True if another version of the rules had the same draws give the same. What draws of one version gave is no matter
   * of opinion: these are not compared here.
   */
  public boolean sameDraws(DataCertificate other) {
    return !engine.equals(other.engine) && method.equals(other.method) && cell.equals(other.cell) && rank == other.rank
        && knownLaws == other.knownLaws && phi == other.phi && tally.equals(other.tally);
  }

  /** How many draws of a histogram, one of this certificate's, have φ's value. */
  public long at(Histogram histogram) {
    return phi > Integer.MAX_VALUE ? 0 : histogram.counts().getOrDefault((int) phi, 0L);
  }

  @Override
  public long provenLaws() {
    return knownLaws;
  }
}
