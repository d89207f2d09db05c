package lawsweep.circuit.walk;

import lawsweep.circuit.jet.Algebra;
import lawsweep.circuit.jet.Jets;
import lawsweep.circuit.jet.LaneReduction;
import lawsweep.circuit.jet.Products;
import lawsweep.residue.PrimeField;

/**
 * 1 / u and 1 / √u in the base field, for p ≡ 7 mod 8; samples in which there is none are discarded.
 *
 * <p>Among the residues half of all numbers have a root: s = u^((p-3)/4) has s² u = ±1, and +1 means that s is it. With
 * i besides, i s is a root of -s², so every residue has a root; of the numbers with an imaginary part those have one
 * whose norm is a square.
 */
final class Inverses {

  private final PrimeField field;
  private final int lanes;
  private final boolean imaginary;
  private final Tower tower;
  private final Discards discards;
  private double[] scratch = {};

  Inverses(Products products, Discards discards) {
    this.field = products.field();
    this.lanes = products.lanes();
    this.imaginary = products.algebra().base() > 1;
    this.tower = products.algebra().base() > 2 ? new Tower(products.field(), products.algebra()) : null;
    this.discards = discards;
  }

  /** out = 1 / u. */
  void reciprocals(Jets u, Jets out) {
    if (tower != null && !residues(u)) {
      towered(u, out, false);
      return;
    }
    if (imaginary && u.has(1)) {
      complexReciprocals(u, out);
      return;
    }
    power(u, field.p() - 2, out);
    double[] data = out.data(0);
    for (int i = 0; i < out.length(0); i++) {
      if (data[i] == 0) {
        discard(i, out.uniform(0));
      }
    }
  }

  /** out = 1 / √u. */
  void roots(Jets u, Jets out) {
    if (tower != null && !residues(u)) {
      towered(u, out, true);
      return;
    }
    if (imaginary && u.has(1)) {
      complexRoots(u, out);
      return;
    }
    power(u, (field.p() - 3) / 4, out);
    if (imaginary) {
      out.open(1, out.uniform(0));
    }
    double[] s = out.data(0);
    boolean once = out.uniform(0);
    for (int i = 0; i < out.length(0); i++) {
      double sign = field.multiply(field.multiply(s[i], s[i]), u.has(0) ? u.data(0)[u.at(0) + i] : 0);
      if (sign == 1) {
        continue;
      }
      if (sign == -1 && imaginary) {
        out.data(1)[i] = s[i];
        s[i] = 0;
      } else {
        discard(i, once);
      }
    }
  }

  private void power(Jets u, int exponent, Jets out) {
    out.clear();
    boolean once = !u.has(0) || u.uniform(0);
    out.open(0, once);
    if (u.has(0)) {
      int n = out.length(0);
      if (u.at(0) == 0) {
        LaneReduction.power(field, u.data(0), exponent, out.data(0), n);
      } else {
        if (scratch.length < n) {
          scratch = new double[n];
        }
        System.arraycopy(u.data(0), u.at(0), scratch, 0, n);
        LaneReduction.power(field, scratch, exponent, out.data(0), n);
      }
    }
  }

  private void discard(int i, boolean once) {
    if (once) {
      discards.point();
    } else {
      discards.sample(i % lanes);
    }
  }

  /** Brings a part to one number for each of n. */
  private double[] spread(Jets u, int part, int n) {
    double[] out = new double[n];
    if (u.has(part)) {
      int times = n / u.length(part);
      for (int i = 0; i < n; i++) {
        out[i] = u.data(part)[u.at(part) + i / times];
      }
    }
    return out;
  }

  private void complexReciprocals(Jets u, Jets out) {
    boolean once = openBoth(u, out);
    double[] re = out.data(0);
    double[] im = out.data(1);
    int n = out.length(0);
    double[] a = spread(u, 0, n);
    double[] b = spread(u, 1, n);
    double[] inverse = norms(a, b);
    LaneReduction.power(field, inverse, field.p() - 2, inverse, n);
    for (int i = 0; i < n; i++) {
      if (inverse[i] == 0) {
        discard(i, once);
      }
      re[i] = field.multiply(a[i], inverse[i]);
      im[i] = field.multiply(-b[i], inverse[i]);
    }
  }

  private boolean openBoth(Jets u, Jets out) {
    out.clear();
    boolean once = u.uniform(1) && (!u.has(0) || u.uniform(0));
    out.open(0, once);
    out.open(1, once);
    return once;
  }

  private double[] norms(double[] a, double[] b) {
    double[] out = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      out[i] = field.reduce(a[i] * a[i] + b[i] * b[i]);
    }
    return out;
  }

  /**
   * 1 / √(a + i b). With r = √(a² + b²), x² = ±(a + r) / 2 and y = b / (2 x) the root is x + i y for the sign + and y +
   * i x for the sign -, and its norm is ±r. The inverses of r and x come with the roots: s = n^((p-3)/4) is 1 / √n.
   */
  private void complexRoots(Jets u, Jets out) {
    boolean once = openBoth(u, out);
    int n = out.length(0);
    double[] a = spread(u, 0, n);
    double[] b = spread(u, 1, n);
    double[] norm = norms(a, b);
    double[] s = new double[n];
    LaneReduction.power(field, norm, (field.p() - 3) / 4, s, n);
    double half = (field.p() + 1) / 2.0;
    double[] plus = new double[n];
    for (int i = 0; i < n; i++) {
      double r = field.multiply(norm[i], s[i]);
      plus[i] = field.multiply(field.reduce(a[i] + r), half);
    }
    double[] t = new double[n];
    LaneReduction.power(field, plus, (field.p() - 3) / 4, t, n);
    for (int i = 0; i < n; i++) {
      if (field.multiply(field.multiply(s[i], s[i]), norm[i]) != 1) {
        discard(i, once);
      } else if (plus[i] == 0) {
        // A residue a without a root among the residues: 1 / (i √-a).
        out.data(1)[i] = -LaneReduction.power(field, field.reduce(-a[i]), (field.p() - 3) / 4);
      } else {
        double x = field.multiply(plus[i], t[i]);
        double sign = field.multiply(x, t[i]);
        double y = field.multiply(field.multiply(b[i], half), field.reduce(sign * t[i]));
        double scale = field.reduce(sign * s[i]);
        out.data(0)[i] = field.multiply(sign == 1 ? x : y, scale);
        out.data(1)[i] = field.multiply(-(sign == 1 ? y : x), scale);
      }
    }
  }

  private boolean residues(Jets u) {
    for (int part = 1; part < tower.degree; part++) {
      if (u.has(part)) {
        return false;
      }
    }
    return true;
  }

  private void towered(Jets u, Jets out, boolean root) {
    out.clear();
    boolean once = true;
    for (int part = 0; part < tower.degree; part++) {
      once &= !u.has(part) || u.uniform(part);
    }
    for (int part = 0; part < tower.degree; part++) {
      out.open(part, once);
    }
    int n = out.length(0);
    double[] number = new double[tower.degree];
    for (int i = 0; i < n; i++) {
      for (int part = 0; part < number.length; part++) {
        number[part] = u.has(part) ? u.data(part)[u.at(part) + i / (n / u.length(part))] : 0;
      }
      double[] found = Tower.vanishes(number) ? null : root ? tower.root(number) : number;
      if (found == null) {
        discard(i, once);
        continue;
      }
      double[] inverse = tower.inverse(found);
      for (int part = 0; part < number.length; part++) {
        out.data(part)[i] = inverse[part];
      }
    }
  }

  /**
   * Arithmetic in a tower of square roots: a field of degree 2^n over the residues, from numbers of length 2^n. The
   * field below has the parts with even powers of X.
   */
  private static final class Tower {
    private final PrimeField field;
    private final int degree;
    private final int[] unit;

    Tower(PrimeField field, Algebra algebra) {
      this.field = field;
      this.degree = algebra.base();
      this.unit = algebra.unit();
    }

    static boolean vanishes(double[] u) {
      for (double part : u) {
        if (part != 0) {
          return false;
        }
      }
      return true;
    }

    private double[] times(double[] u, double[] v) {
      if (u.length == 1) {
        return new double[] {field.multiply(u[0], v[0])};
      }
      double[] out = new double[u.length];
      for (int s = 0; s < u.length; s++) {
        for (int t = 0; t < v.length; t++) {
          add(out, s, t, field.multiply(u[s], v[t]));
        }
      }
      return out;
    }

    private void add(double[] out, int s, int t, double product) {
      int power = s / 2 + t / 2;
      int imaginary = (s + t) % 2;
      double value = s % 2 + t % 2 == 2 ? -product : product;
      int at = 2 * (power % (out.length / 2)) + imaginary;
      if (power < out.length / 2) {
        out[at] = field.reduce(out[at] + value);
        return;
      }
      int other = at ^ 1;
      out[at] = field.reduce(out[at] + unit[0] * value);
      out[other] = field.reduce(out[other] + (imaginary == 1 ? -unit[1] : unit[1]) * value);
    }

    /** A part of u = a + b X in the field below; or of u = a + b i. */
    private static double[] half(double[] u, int which) {
      if (u.length == 2) {
        return new double[] {u[which]};
      }
      double[] out = new double[u.length / 2];
      for (int x = 0; 2 * x < out.length; x++) {
        out[2 * x] = u[4 * x + 2 * which];
        out[2 * x + 1] = u[4 * x + 2 * which + 1];
      }
      return out;
    }

    private static double[] join(double[] a, double[] b) {
      double[] out = new double[2 * a.length];
      if (a.length == 1) {
        return new double[] {a[0], b[0]};
      }
      for (int x = 0; 2 * x < a.length; x++) {
        out[4 * x] = a[2 * x];
        out[4 * x + 1] = a[2 * x + 1];
        out[4 * x + 2] = b[2 * x];
        out[4 * x + 3] = b[2 * x + 1];
      }
      return out;
    }

    /** X² or i², in the field below. */
    private double[] square(int length) {
      double[] out = new double[length / 2];
      if (length == 2) {
        out[0] = -1;
      } else if (length == 4) {
        out[0] = unit[0];
        out[1] = unit[1];
      } else {
        out[2] = 1;
      }
      return out;
    }

    private double[] plus(double[] a, double factor, double[] b) {
      double[] out = new double[a.length];
      for (int i = 0; i < out.length; i++) {
        out[i] = field.reduce(a[i] + factor * b[i]);
      }
      return out;
    }

    /** a² - b² X². */
    private double[] norm(double[] a, double[] b, int length) {
      return plus(times(a, a), -1, times(times(b, b), square(length)));
    }

    double[] inverse(double[] u) {
      if (u.length == 1) {
        return new double[] {field.invert(u[0])};
      }
      double[] a = half(u, 0);
      double[] b = half(u, 1);
      double[] below = inverse(norm(a, b, u.length));
      return join(times(a, below), times(plus(new double[b.length], -1, b), below));
    }

    /** A root, or null if there is none. */
    double[] root(double[] u) {
      if (u.length == 1) {
        double r = LaneReduction.power(field, u[0], (field.p() + 1) / 4);
        return u[0] == 0 || field.reduce(r * r - u[0]) == 0 ? new double[] {r} : null;
      }
      double[] a = half(u, 0);
      double[] b = half(u, 1);
      double[] none = new double[a.length];
      if (vanishes(b)) {
        double[] below = root(a);
        return below != null ? join(below, none) : join(none, root(times(a, inverse(square(u.length)))));
      }
      double[] r = root(norm(a, b, u.length));
      if (r == null) {
        return null;
      }
      double half = (field.p() + 1) / 2.0;
      double[] x = root(plus(none, half, plus(a, 1, r)));
      if (x == null || vanishes(x)) {
        x = root(plus(none, half, plus(a, -1, r)));
      }
      return join(x, times(b, inverse(plus(x, 1, x))));
    }
  }
}
