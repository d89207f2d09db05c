package lawsweep.support;

import java.math.BigInteger;
import java.util.Random;
import lawsweep.residue.PrimeField;

/** Fields to test with, their primes found by {@link BigInteger}. */
public final class Primes {

  private Primes() {}

  /** The smallest prime allowed. */
  public static PrimeField smallest() {
    return new PrimeField(BigInteger.valueOf(PrimeField.MIN - 1).nextProbablePrime().intValueExact());
  }

  /** The largest prime allowed. */
  public static PrimeField largest() {
    int p = PrimeField.MAX - 1;
    while (!BigInteger.valueOf(p).isProbablePrime(50)) {
      p--;
    }
    return new PrimeField(p);
  }

  /** A random field, the extreme ones more often than others. */
  public static PrimeField random(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> smallest();
      case 1 -> largest();
      default -> {
        int from = random.nextInt(PrimeField.MIN, PrimeField.MAX - 100_000);
        yield new PrimeField(BigInteger.valueOf(from).nextProbablePrime().intValueExact());
      }
    };
  }
}
