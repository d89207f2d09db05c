package lawsweep.kind.count;

import lawsweep.exact.EchelonBasis;
import lawsweep.exact.Primes;
import lawsweep.kernel.Kernels;
import lawsweep.pattern.Inputs;
import lawsweep.random.Stream;
import lawsweep.residue.DyadicResidues;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;

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
  /** No prime has fewer. */
  private static final double PRIME_BITS = 22;

  /**
   * Finds it.
   *
   * @param inputs with their numbers
   * @param constant whether the constant is a column, too
   */
  public static InputRank of(Inputs inputs, boolean constant, Kernels kernels) {
    int columns = inputs.known().features() + (constant ? 1 : 0);
    int most = Math.min(inputs.distinct().length, columns);
    int bits = inputs.bits(constant);
    Primes primes = new Primes(Stream.named("lawsweep rank of inputs " + inputs.sha256()));
    int rank = 0;
    double error = 1;
    for (int used = 0; used < MOST_PRIMES; used++) {
      rank = Math.max(rank, modulo(primes.get(used), inputs, columns, kernels));
      if (rank == most) {
        return new InputRank(rank, used + 1, 0);
      }
      error = Math.min(1, Math.pow(divides(rank + 1.0, bits), used + 1.0));
      if (error < ACCEPTED_ERROR) {
        return new InputRank(rank, used + 1, error);
      }
    }
    return new InputRank(rank, MOST_PRIMES, error);
  }

  /** How likely a random prime divides a minor of whole numbers of so many bits that is not 0. */
  private static double divides(double minor, int bits) {
    return minor * (bits + Math.log(minor) / Math.log(2)) / PRIME_BITS / PrimeField.PRIMES;
  }

  private static int modulo(PrimeField field, Inputs inputs, int columns, Kernels kernels) {
    EchelonBasis basis = new EchelonBasis(field, kernels, columns);
    DyadicResidues residues = new DyadicResidues(field);
    Inputs.Numbers numbers = inputs.known();
    int[] rows = inputs.distinct();
    for (int first = 0; first < rows.length && basis.rank() < columns; first += EchelonBasis.BLOCK) {
      Matrix block = Matrix.zero(Math.min(EchelonBasis.BLOCK, rows.length - first), columns);
      for (int i = 0; i < block.rows(); i++) {
        block.data()[block.index(i, columns - 1)] = residues.of(numbers.one());
        for (int k = 0; k < numbers.features(); k++) {
          block.data()[block.index(i, k)] = residues.of(numbers.values()[rows[first + i] * numbers.features() + k]);
        }
      }
      basis.absorb(block, Team.alone());
    }
    return basis.rank();
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
