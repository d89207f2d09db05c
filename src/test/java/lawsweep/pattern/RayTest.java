package lawsweep.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/** Rays in doubles against the same in integers: signs, and the bounds on errors that signs rest on. */
class RayTest {

  private static final MathContext DIGITS = new MathContext(100);

  /** A ray, and its direction by the test's own integers. */
  private record Known(Ray ray, BigInteger[] exact) {

    static Known of(BigInteger[] direction) {
      return new Known(Ray.of(direction, new long[1]), direction);
    }

    BigInteger at(BigInteger[] form) {
      BigInteger sum = BigInteger.ZERO;
      for (int i = 0; i < form.length; i++) {
        sum = sum.add(form[i].multiply(exact[i]));
      }
      return sum;
    }
  }

  private static BigInteger[] vector(Random random, int dimension, int bits) {
    BigInteger[] x = new BigInteger[dimension];
    Arrays.setAll(x, i -> new BigInteger(bits, random).subtract(BigInteger.ONE.shiftLeft(bits - 1)));
    return x;
  }

  private static LinearForm form(BigInteger[] coefficients) {
    return Arrays.stream(coefficients).allMatch(c -> c.bitLength() < Long.SIZE - 1)
        ? LinearForm.of(Arrays.stream(coefficients).mapToLong(BigInteger::longValueExact).toArray())
        : LinearForm.of(coefficients);
  }

  /** A form that is 0 on a direction, or nearly. */
  private static BigInteger[] nearlyZeroOn(BigInteger[] x, Random random) {
    BigInteger[] form = new BigInteger[x.length];
    Arrays.fill(form, BigInteger.ZERO);
    int i = random.nextInt(x.length);
    int j = (i + 1 + random.nextInt(x.length - 1)) % x.length;
    form[i] = x[j];
    form[j] = x[i].negate();
    int k = random.nextInt(x.length);
    form[k] = form[k].add(BigInteger.valueOf(random.nextInt(-1, 2)));
    return form;
  }

  /** A direction that is nearly opposite, so that what lies between is what is left of a cancellation. */
  private static BigInteger[] nearlyOpposite(BigInteger[] x, Random random) {
    int bits = Arrays.stream(x).mapToInt(BigInteger::bitLength).max().orElseThrow();
    BigInteger[] y = vector(random, x.length, Math.max(2, bits - random.nextInt(36)));
    Arrays.setAll(y, i -> y[i].subtract(x[i]));
    return y;
  }

  private static boolean zero(BigInteger[] x) {
    return Arrays.stream(x).allMatch(e -> e.signum() == 0);
  }

  /** The ray between two, if a form has both signs on them. */
  private static List<Known> between(BigInteger[] form, Known a, Known b) {
    BigInteger f = a.at(form);
    BigInteger g = b.at(form);
    if (f.signum() * g.signum() >= 0) {
      return List.of();
    }
    Known up = f.signum() > 0 ? a : b;
    Known down = f.signum() > 0 ? b : a;
    BigInteger[] exact = new BigInteger[form.length];
    BigInteger divisor = BigInteger.ZERO;
    for (int i = 0; i < exact.length; i++) {
      exact[i] = up.exact[i].multiply(down.at(form).negate()).add(down.exact[i].multiply(up.at(form)));
      divisor = divisor.gcd(exact[i]);
    }
    if (divisor.signum() == 0) {
      return List.of(); // Opposite rays, of which no pointed cone has two.
    }
    for (int i = 0; i < exact.length; i++) {
      exact[i] = exact[i].divide(divisor);
    }
    LinearForm made = form(form);
    Ray ray = Ray.between(made, up.ray, up.ray.value(made), down.ray, down.ray.value(made), new long[1]);
    return List.of(new Known(ray, exact));
  }

  /** Rays between rays between rays, through cancellations and forms that nearly vanish. */
  private static List<Known> chain(Random random) {
    int dimension = random.nextInt(2, 6);
    List<Known> rays = new ArrayList<>();
    while (rays.size() < 3) {
      BigInteger[] first = vector(random, dimension, random.nextInt(3, 41));
      if (!zero(first)) {
        rays.add(Known.of(first));
      }
    }
    for (int tries = 0; tries < 60 && rays.size() < 12; tries++) {
      Known a = rays.get(random.nextInt(rays.size()));
      BigInteger[] opposite = nearlyOpposite(a.exact, random);
      Known b = random.nextInt(3) > 0 || zero(opposite) ? rays.get(random.nextInt(rays.size())) : Known.of(opposite);
      BigInteger[] form =
          random.nextInt(4) > 0 ? vector(random, dimension, 40)
              : nearlyZeroOn(random.nextBoolean() ? a.exact : b.exact,
                  random);
      rays.addAll(between(form, a, b));
    }
    return rays;
  }

  /** True if of some positive multiple of the exact direction all values are what doubles say, up to their errors. */
  private static boolean near(Known known, List<BigInteger[]> forms, double factor) {
    BigDecimal low = BigDecimal.ZERO;
    BigDecimal high = null;
    for (BigInteger[] form : forms) {
      Ray.Value value = known.ray.value(form(form));
      if (!Double.isFinite(value.error())) {
        continue; // Beyond the largest double nothing is said.
      }
      BigInteger at = known.at(form);
      BigDecimal about = new BigDecimal(at.signum() < 0 ? -value.about() : value.about());
      BigDecimal error = new BigDecimal(value.error() * factor);
      if (at.signum() == 0) {
        if (about.abs().compareTo(error) > 0) {
          return false;
        }
        continue;
      }
      BigDecimal exact = new BigDecimal(at.abs());
      low = low.max(about.subtract(error).divide(exact, DIGITS));
      BigDecimal most = about.add(error).divide(exact, DIGITS);
      high = high == null ? most : high.min(most);
    }
    return high != null && high.signum() > 0 && low.compareTo(high) <= 0;
  }

  private static List<BigInteger[]> coordinates(int dimension) {
    List<BigInteger[]> forms = new ArrayList<>();
    for (int i = 0; i < dimension; i++) {
      BigInteger[] form = new BigInteger[dimension];
      Arrays.fill(form, BigInteger.ZERO);
      form[i] = BigInteger.ONE;
      forms.add(form);
    }
    return forms;
  }

  /** Bounds hold; of those that were 128 times smaller some would not. */
  @Test
  void doublesAreOffByNoMoreThanTheySay() {
    Random random = Seeds.random("rays", 0);
    int rays = 0;
    int sharp = 0;
    for (int i = 0; i < 150; i++) {
      for (Known known : chain(random)) {
        List<BigInteger[]> forms = coordinates(known.exact.length);
        sharp += near(known, forms, 1.0 / 128) ? 0 : 1;
        forms.add(vector(random, known.exact.length, 40));
        forms.add(nearlyZeroOn(known.exact, random));
        assertTrue(near(known, forms, 1), () -> Arrays.toString(known.exact));
        rays++;
      }
    }
    int all = rays;
    int close = sharp;
    assertTrue(rays > 1000 && sharp > 5, () -> close + " of " + all);
  }

  /** Also where doubles have the wrong sign, or none. */
  @Test
  void signsAreExact() {
    Random random = Seeds.random("signs", 0);
    int wrong = 0;
    for (int i = 0; i < 150; i++) {
      for (Known known : chain(random)) {
        for (int j = 0; j < 6; j++) {
          BigInteger[] form = j < 2 ? vector(random, known.exact.length, 40) : nearlyZeroOn(known.exact, random);
          Ray.Value value = known.ray.value(form(form));
          assertEquals(known.at(form).signum(), value.sign(), () -> Arrays.toString(form));
          wrong += Math.signum(value.about()) == value.sign() ? 0 : 1;
        }
      }
    }
    int told = wrong;
    assertTrue(wrong > 500, () -> "doubles were wrong " + told + " times");
  }
}
