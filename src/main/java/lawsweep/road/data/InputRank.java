package lawsweep.road.data;

import lawsweep.exact.Annihilator;
import lawsweep.kernel.Kernels;
import lawsweep.pattern.Inputs;
import lawsweep.random.Stream;
import lawsweep.residue.DyadicResidues;
import lawsweep.residue.PrimeField;

/**
 * The rank of inputs as a matrix, exactly as doubles have it. The rank modulo a prime never exceeds it. Where it is as
 * large as rows and columns let it be, that is a proof; otherwise some minor is an integer that only few primes divide,
 * and further primes make it unlikely that all of them did.
 *
 * @param rank the largest rank modulo a prime
 * @param primes how many primes were asked
 * @param error a bound on the probability that the rank is larger; 0 for a proof
 */
public record InputRank(int rank, int primes, double error) {

  private static final double ACCEPTED_ERROR = 1e-12;
  private static final int MOST_PRIMES = 32;

  /**
   * Finds it.
   *
   * @param inputs with their numbers
   * @param constant whether the constant is a column, too
   */
  public static InputRank of(Inputs inputs, boolean constant, Kernels kernels) {
    int columns = inputs.known().features() + (constant ? 1 : 0);
    int most = Math.min(inputs.distinct().length, columns);
    double bits = MissedRank.bits(inputs, constant);
    Primes primes = new Primes(Stream.named("lawsweep rank of inputs " + inputs.sha256()));
    int rank = 0;
    double error = 1;
    for (int used = 0; used < MOST_PRIMES; used++) {
      rank = Math.max(rank, modulo(primes.get(used), inputs, columns, kernels));
      if (rank == most) {
        return new InputRank(rank, used + 1, 0);
      }
      error = Math.min(1, Math.pow(MissedRank.divides(rank + 1.0, bits), used + 1.0));
      if (error < ACCEPTED_ERROR) {
        return new InputRank(rank, used + 1, error);
      }
    }
    return new InputRank(rank, MOST_PRIMES, error);
  }

  private static int modulo(PrimeField field, Inputs inputs, int columns, Kernels kernels) {
    RowSpan span = columns <= Annihilator.MOST_COLUMNS ? new SmallSpan(field, columns)
        : new LargeSpan(field, kernels, columns);
    span.reset();
    DyadicResidues residues = new DyadicResidues(field);
    Inputs.Numbers numbers = inputs.known();
    double[] row = new double[columns];
    row[columns - 1] = residues.of(numbers.one());
    for (int i : inputs.distinct()) {
      for (int k = 0; k < numbers.features(); k++) {
        row[k] = residues.of(numbers.values()[i * numbers.features() + k]);
      }
      span.absorb(row);
      if (span.full()) {
        break;
      }
    }
    return span.rank();
  }

  /** How sure it is, in words; empty for a proof. */
  public String doubt() {
    if (error == 0) {
      return "";
    }
    return "modulo " + (primes == 1 ? "1 prime" : primes + " primes") + "; "
        + (error < ACCEPTED_ERROR ? "larger with a probability below 1e-12" : "it may be larger");
  }
}
