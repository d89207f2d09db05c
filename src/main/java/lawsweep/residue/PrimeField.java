package lawsweep.residue;

import java.util.Optional;

/**
 * The integers mod p for a prime p in [2^22, 2^23), held as balanced residues in doubles.
 *
 * <p>A residue is an integer r with |r| ≤ h = (p + 3)/2: {@link #reduce} lands within (p - 1)/2 except within a hair of
 * the midpoint, where rounding may put it up to two further. Zero is always represented by 0. Everything computed with
 * these values is exact as long as sums stay below 2^53, which {@link #maxDelay} guards.
 */
public final class PrimeField {

  /** The smallest prime allowed is at least this. */
  public static final int MIN = 1 << 22;

  /** Every prime is below this. */
  public static final int MAX = 1 << 23;

  /** The number of primes in [{@link #MIN}, {@link #MAX}). */
  public static final int PRIMES = 268_216;

  /** Adding and subtracting this rounds |x| &lt; 2^51 to the nearest integer. */
  public static final double ROUND = 0x1.8p52;

  private static final int[] SMALL_PRIMES =
      {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73};

  private final int p;
  private final double modulus;
  private final double inverse;

  /**
   * The field with p elements.
   *
   * @throws IllegalArgumentException if p is not a prime in [2^22, 2^23)
   */
  public PrimeField(int p) {
    this(p, p >= MIN && p < MAX && isPrime(p));
  }

  private PrimeField(int p, boolean prime) {
    if (!prime) {
      throw new IllegalArgumentException("expected a prime in [2^22, 2^23), got " + p);
    }
    this.p = p;
    this.modulus = p;
    this.inverse = 1.0 / p;
  }

  /**
   * The field with as many elements as a number says, if that is a prime.
   *
   * @throws IllegalArgumentException if it is not in [2^22, 2^23)
   */
  public static Optional<PrimeField> of(int candidate) {
    if (candidate < MIN) {
      throw new IllegalArgumentException("expected a number in [2^22, 2^23), got " + candidate);
    }
    return isPrime(candidate) ? Optional.of(new PrimeField(candidate, true)) : Optional.empty();
  }

  /** p. */
  public int p() {
    return p;
  }

  /** p as a double. */
  public double modulus() {
    return modulus;
  }

  /** 1/p, rounded. */
  public double inverseModulus() {
    return inverse;
  }

  /**
   * How many products of two residues can be added to one residue before a {@link #reduce}: the largest k with k h² + h
   * ≤ 2^53 - 2p; at least 511 for every p of this class.
   */
  public int maxDelay() {
    long h = bound();
    return (int) (((1L << 53) - 2L * p - h) / (h * h));
  }

  /** h = (p + 3)/2: no residue is larger in absolute value. */
  public int bound() {
    return (p + 3) / 2;
  }

  /** The residue of x, an integer with |x| ≤ 2^53 - 2p (not checked). */
  public double reduce(double x) {
    double q = (x * inverse + ROUND) - ROUND;
    return x - q * modulus;
  }

  /** The representative in 0..p-1 of a residue. */
  public int canonical(double residue) {
    int r = (int) (long) residue % p;
    return r < 0 ? r + p : r;
  }

  /** The product of two residues. */
  public double multiply(double a, double b) {
    return reduce(a * b);
  }

  /**
   * 1/a.
   *
   * @throws ArithmeticException if a is 0
   */
  public double invert(double a) {
    int r0 = p;
    int r1 = canonical(a);
    if (r1 == 0) {
      throw new ArithmeticException("0 has no inverse mod " + p);
    }
    int s0 = 0;
    int s1 = 1;
    while (r1 != 0) {
      int q = r0 / r1;
      int r2 = r0 - q * r1;
      r0 = r1;
      r1 = r2;
      int s2 = s0 - q * s1;
      s0 = s1;
      s1 = s2;
    }
    return reduce(s0);
  }

  /** The residue of a uniform 64-bit word; each residue has probability 1/p up to a relative error of p/2^64. */
  public double fromWord(long word) {
    long r = Math.unsignedMultiplyHigh(word, p);
    return r > p / 2 ? r - p : r;
  }

  /**
   * Whether n is prime, for n &lt; 2^23: by division by the smallest primes, then by the strong pseudoprime test to
   * the bases 31 and 73, which no composite number below 9,080,191 passes (Jaeschke 1993).
   */
  public static boolean isPrime(int n) {
    if (n >= MAX) {
      throw new IllegalArgumentException("expected a number below 2^23, got " + n);
    }
    for (int d : SMALL_PRIMES) {
      if (n % d == 0) {
        return n == d;
      }
    }
    return n > 1 && (n < 79 * 79 || (strongProbablePrime(n, 31) && strongProbablePrime(n, 73)));
  }

  private static boolean strongProbablePrime(int n, int base) {
    int twos = Integer.numberOfTrailingZeros(n - 1);
    long power = power(base, (n - 1) >> twos, n);
    if (power == 1 || power == n - 1) {
      return true;
    }
    for (int i = 1; i < twos; i++) {
      power = power * power % n;
      if (power == n - 1) {
        return true;
      }
    }
    return false;
  }

  private static long power(int base, int exponent, int n) {
    long result = 1;
    long square = base;
    for (int e = exponent; e > 0; e >>= 1) {
      if ((e & 1) == 1) {
        result = result * square % n;
      }
      square = square * square % n;
    }
    return result;
  }

  @Override
  public String toString() {
    return "Z/" + p;
  }
}
