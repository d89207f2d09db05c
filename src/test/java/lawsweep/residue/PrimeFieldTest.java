package lawsweep.residue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.Random;
import lawsweep.support.Primes;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/** Prime fields against integer arithmetic. */
class PrimeFieldTest {

  private static final long EXACT = 1L << 53;

  @Test
  void reducesNearMultiplesOfHalfTheModulus() {
    Random random = Seeds.random("reduce", 0);
    for (int n = 0; n < 40; n++) {
      PrimeField field = Primes.random(random);
      long p = field.p();
      long limit = EXACT - 2 * p;
      long most = limit / p - 1;
      for (int i = 0; i < 4000; i++) {
        long multiple = i < 50 ? i : i < 100 ? most - i + 50 : random.nextLong(most);
        long centre = multiple * p + (i % 3 == 0 ? 0 : (p - 1) / 2);
        for (long x = centre - 3; x <= centre + 3; x++) {
          checkReduce(field, x);
          checkReduce(field, -x);
        }
      }
      checkReduce(field, limit);
      checkReduce(field, -limit);
    }
  }

  @Test
  void reducesAnyInteger() {
    Random random = Seeds.random("reduce", 1);
    for (int n = 0; n < 300_000; n++) {
      PrimeField field = n % 2 == 0 ? FIRST : LAST;
      long limit = EXACT - 2L * field.p();
      checkReduce(field, random.nextLong(-limit, limit + 1) >> random.nextInt(53));
    }
  }

  private static final PrimeField FIRST = Primes.smallest();
  private static final PrimeField LAST = Primes.largest();

  private static void checkReduce(PrimeField field, long x) {
    if (Math.abs(x) > EXACT - 2L * field.p()) {
      return;
    }
    double r = field.reduce((double) x);
    boolean right = r == Math.rint(r) && Math.abs(r) <= field.bound() && (x - (long) r) % field.p() == 0;
    assertTrue(right, () -> Seeds.note(field + ": " + x + " reduces to " + r));
    assertTrue(x % field.p() != 0 || r == 0, () -> field + ": the multiple " + x + " reduces to " + r);
    assertEquals(Math.floorMod(x, field.p()), field.canonical(r));
  }

  @Test
  void delayHasItsHandValues() {
    assertEquals(4_194_319, FIRST.p());
    assertEquals(8_388_593, LAST.p());
    assertEquals(2047, FIRST.maxDelay());
    assertEquals(512, LAST.maxDelay());
  }

  @Test
  void delayIsTheMostThatFits() {
    Random random = Seeds.random("delay", 0);
    for (int n = 0; n < 500; n++) {
      PrimeField field = Primes.random(random);
      BigInteger h = BigInteger.valueOf(field.bound());
      BigInteger limit = BigInteger.valueOf(EXACT - 2L * field.p());
      BigInteger square = h.multiply(h);
      BigInteger most = square.multiply(BigInteger.valueOf(field.maxDelay())).add(h);
      assertTrue(most.compareTo(limit) <= 0, field + " delays too many");
      assertTrue(most.add(square).compareTo(limit) > 0, field + " could delay more");
      assertTrue(field.maxDelay() >= 511);
    }
  }

  @Test
  void sumsOfTheLargestProductsAreExact() {
    for (PrimeField field : new PrimeField[] {FIRST, LAST}) {
      double h = field.bound();
      for (double sign : new double[] {1, -1}) {
        double sum = sign * h;
        long exact = (long) sum;
        for (int k = 0; k < field.maxDelay(); k++) {
          sum += sign * h * h;
          exact += (sign > 0 ? 1L : -1L) * field.bound() * field.bound();
        }
        assertEquals(exact, (long) sum);
        checkReduce(field, exact);
      }
    }
  }

  @Test
  void multipliesAndInverts() {
    Random random = Seeds.random("invert", 0);
    for (int n = 0; n < 20_000; n++) {
      PrimeField field = n % 2 == 0 ? FIRST : LAST;
      int a = random.nextInt(-field.bound(), field.bound() + 1);
      if (n < 20) {
        a = n / 2 % 2 == 0 ? 1 + n / 4 : -1 - n / 4;
      }
      if (a == 0) {
        continue;
      }
      BigInteger p = BigInteger.valueOf(field.p());
      double inverse = field.invert(a);
      assertEquals(BigInteger.valueOf(a).modInverse(p).intValueExact(), field.canonical(inverse));
      assertTrue(Math.abs(inverse) <= field.bound());
      int b = random.nextInt(-field.bound(), field.bound() + 1);
      assertEquals(Math.floorMod((long) a * b, field.p()), field.canonical(field.multiply(a, b)));
    }
    assertThrows(ArithmeticException.class, () -> FIRST.invert(0));
    assertThrows(ArithmeticException.class, () -> FIRST.invert(-0.0));
  }

  @Test
  void knowsPrimes() {
    for (int n = -3; n < 5000; n++) {
      assertEquals(n >= 2 && BigInteger.valueOf(n).isProbablePrime(40), PrimeField.isPrime(n), "" + n);
    }
    Random random = Seeds.random("primes", 0);
    for (int i = 0; i < 5000; i++) {
      int n = random.nextInt(PrimeField.MIN, PrimeField.MAX);
      assertEquals(BigInteger.valueOf(n).isProbablePrime(40), PrimeField.isPrime(n), () -> Seeds.note(n));
    }
    assertTrue(!PrimeField.isPrime(2053 * 2053), "a square of a prime");
  }

  @Test
  void countsItsPrimes() {
    BitSet composite = new BitSet(PrimeField.MAX);
    int count = 0;
    for (int i = 2; i < PrimeField.MAX; i++) {
      if (composite.get(i)) {
        continue;
      }
      count += i >= PrimeField.MIN ? 1 : 0;
      for (long j = (long) i * i; j < PrimeField.MAX; j += i) {
        composite.set((int) j);
      }
    }
    assertEquals(count, PrimeField.PRIMES);
  }

  @Test
  void refusesOtherModuli() {
    for (int p : new int[] {0, -7, 7, 4_194_301, 4_194_304, 4_194_321, 8_388_607, 8_388_617}) {
      assertThrows(IllegalArgumentException.class, () -> new PrimeField(p), "" + p);
    }
  }

  /** Residue r belongs to the words from ⌈r 2^64 / p⌉ to just before ⌈(r + 1) 2^64 / p⌉. */
  @Test
  void dealsWordsEvenly() {
    Random random = Seeds.random("words", 0);
    for (PrimeField field : new PrimeField[] {FIRST, LAST}) {
      int p = field.p();
      int[] residues = {0, 1, 2, (p - 1) / 2 - 1, (p - 1) / 2, (p + 1) / 2, p - 2, p - 1, random.nextInt(p)};
      for (int r : residues) {
        assertWord(field, firstWord(p, r), r);
        assertWord(field, firstWord(p, r + 1) - 1, r);
      }
      assertWord(field, 0, 0);
      assertWord(field, -1, p - 1);
    }
  }

  private static long firstWord(int p, int r) {
    BigInteger modulus = BigInteger.valueOf(p);
    BigInteger numerator = BigInteger.ONE.shiftLeft(64).multiply(BigInteger.valueOf(r));
    return numerator.add(modulus).subtract(BigInteger.ONE).divide(modulus).longValue();
  }

  private static void assertWord(PrimeField field, long word, int residue) {
    double r = field.fromWord(word);
    assertEquals(residue, field.canonical(r), () -> field + ", word " + Long.toHexString(word));
    assertTrue(Math.abs(r) <= field.p() / 2.0);
  }
}
