package lawsweep.residue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/** Residues of doubles against quotients of integers of any size. */
class DyadicResiduesTest {

  private static final PrimeField FIELD = new PrimeField(7_540_111);

  private static int expected(double x) {
    BigDecimal exact = new BigDecimal(x);
    BigInteger p = BigInteger.valueOf(FIELD.p());
    BigInteger power = BigInteger.TEN.pow(Math.max(0, exact.scale()));
    return exact.multiply(new BigDecimal(power)).toBigIntegerExact().multiply(power.modInverse(p)).mod(p).intValue();
  }

  @Test
  void anyDouble() {
    DyadicResidues residues = new DyadicResidues(FIELD);
    Random random = Seeds.random("residues", 1);
    for (double x : new double[] {0, 1, -1, 0.5, -0.1, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE,
        Double.MIN_NORMAL, 0x1p52,
        0x1p53, 0x1.fffffffffffffp52, -0x1.fffffffffffffp53, 1e17, 1e-9, 1.6e9 + 0.25}) {
      assertEquals(expected(x), FIELD.canonical(residues.of(x)), "" + x);
    }
    for (int i = 0; i < 2000; i++) {
      double x = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(x)) {
        assertEquals(expected(x), FIELD.canonical(residues.of(x)), "" + x);
      }
    }
  }

  @Test
  void mantissasAndExponents() {
    Random random = Seeds.random("dyadic", 1);
    for (int i = 0; i < 2000; i++) {
      double x = i < 3 ? i * Double.MIN_VALUE : Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(x)) {
        assertEquals(x, Math.scalb((double) Dyadic.mantissa(x), Dyadic.exponent(x)));
        int lowest = Dyadic.lowest(x);
        BigDecimal whole = new BigDecimal(x).multiply(BigDecimal.valueOf(2).pow(Math.max(0, -lowest)))
            .divide(BigDecimal.valueOf(2).pow(Math.max(0, lowest)));
        assertEquals(x == 0 ? 0 : whole.toBigIntegerExact().abs().bitLength(), Dyadic.bits(x, lowest), "" + x);
        assertEquals(x != 0, whole.toBigIntegerExact().testBit(0));
      }
    }
  }
}
