package lawsweep.pattern;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * An extreme ray of a {@link Cone}, and on which of the hyperplanes that bound it the ray lies. Its direction is known
 * in doubles, up to an error that is known too, and exactly if somebody asks.
 *
 * <p><b>The error.</b> The doubles are a positive multiple of the exact direction, each off by at most {@code error}.
 * A form with values f on u and -g on v, f and g positive, vanishes on g u + f v. If u, v, f, g are off by e_u, e_v,
 * e_f, e_g, a coordinate of this is off by |u| e_g + g e_u + e_u e_g + |v| e_f + f e_v + e_v e_f, and by 4 · 2⁻⁵³ times
 * |u| g + |v| f for rounding. A little more pays for the rounding of the bound itself.
 */
final class Ray {

  private static final double ROUNDING = 0x1p-50;

  /** What is worse is made exactly. */
  private static final double COARSE = 0x1p-12;

  private static final double MORE = 1 + 0x1p-20;

  private static final int DIGITS = 60;

  private final long[] on;
  private final Between origin;
  private BigInteger[] exact;
  private double[] direction;
  private double error;

  /** Two rays, and the form that vanishes between them. */
  private record Between(Ray above, Ray below, LinearForm form) {}

  /** What a form has on a ray: a double, how far it may be off, and the sign, which is exact. */
  record Value(double about, double error, int sign) {

    private boolean clear() {
      return Math.abs(about) > 4 * error;
    }
  }

  private Ray(long[] on, Between origin) {
    this.on = on;
    this.origin = origin;
  }

  private Ray(long[] on, Between origin, BigInteger[] exact) {
    this(on, origin);
    this.exact = exact;
    round();
  }

  /** A ray with a direction of integers, which lies on some planes. */
  static Ray of(BigInteger[] direction, long[] on) {
    return new Ray(on, null, direction);
  }

  /** The same ray, known to lie on one more plane. */
  Ray also(int plane) {
    long[] more = on.clone();
    more[plane / Long.SIZE] |= 1L << plane;
    Ray ray = new Ray(more, origin);
    ray.exact = exact;
    ray.direction = direction;
    ray.error = error;
    return ray;
  }

  /** The planes. */
  long[] on() {
    return on;
  }

  /**
   * The ray between two on which a form is 0.
   *
   * @param f the form on the ray {@code u} above
   * @param g the form on the ray {@code v} below
   * @param on the planes it lies on
   */
  static Ray between(LinearForm form, Ray u, Value f, Ray v, Value g, long[] on) {
    Between origin = new Between(u, v, form);
    if (!f.clear() || !g.clear()) {
      return new Ray(on, origin, exactly(origin));
    }
    Ray ray = new Ray(on, origin);
    double[] x = new double[u.direction.length];
    double left = -g.about;
    double right = f.about;
    double size = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] = u.direction[i] * left + v.direction[i] * right;
      size = Math.max(size, Math.abs(x[i]));
    }
    double off = g.error + left * u.error + u.error * g.error + f.error + right * v.error + v.error * f.error
        + ROUNDING * (left + right);
    ray.error = MORE * off / size;
    if (!(ray.error < COARSE)) {
      return new Ray(on, origin, exactly(origin));
    }
    for (int i = 0; i < x.length; i++) {
      x[i] /= size;
    }
    ray.direction = x;
    return ray;
  }

  private static BigInteger[] exactly(Between origin) {
    BigInteger[] u = origin.above.exact();
    BigInteger[] v = origin.below.exact();
    BigInteger f = origin.form.at(u);
    BigInteger g = origin.form.at(v).negate();
    BigInteger[] x = new BigInteger[u.length];
    BigInteger divisor = BigInteger.ZERO;
    for (int i = 0; i < x.length; i++) {
      x[i] = u[i].multiply(g).add(v[i].multiply(f));
      divisor = divisor.gcd(x[i]);
    }
    for (int i = 0; i < x.length; i++) {
      x[i] = x[i].divide(divisor);
    }
    return x;
  }

  private BigInteger[] exact() {
    if (exact == null) {
      exact = exactly(origin);
    }
    return exact;
  }

  /** Makes doubles of at most 1 of the integers. */
  private void round() {
    int bits = Arrays.stream(exact).mapToInt(BigInteger::bitLength).max().orElse(0);
    int shift = Math.max(0, bits - DIGITS);
    direction = new double[exact.length];
    for (int i = 0; i < direction.length; i++) {
      direction[i] = Math.scalb((double) exact[i].shiftRight(shift).longValue(), -(bits - shift));
    }
    error = ROUNDING;
  }

  /**
   * The value of a form. Its sign is taken from doubles where they leave no doubt.
   */
  Value value(LinearForm form) {
    double[] f = form.rounded();
    double sum = 0;
    double size = 0;
    double length = 0;
    for (int i = 0; i < f.length; i++) {
      double product = f[i] * direction[i];
      sum += product;
      size += Math.abs(product);
      length += Math.abs(f[i]);
    }
    double off = MORE * (error * length + (f.length + 2) * ROUNDING * size);
    boolean sure = Math.abs(sum) > off && off < Double.POSITIVE_INFINITY;
    return new Value(sum, off, sure ? (sum > 0 ? 1 : -1) : form.at(exact()).signum());
  }
}
