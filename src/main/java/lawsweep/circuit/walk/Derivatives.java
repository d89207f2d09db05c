package lawsweep.circuit.walk;

import java.util.Arrays;
import lawsweep.circuit.jet.Algebra;
import lawsweep.circuit.jet.Jets;

/** The derivatives of a function of one variable at arguments in the base field, by its equation. */
abstract class Derivatives {

  private final Entries entries;

  Derivatives(Entries entries) {
    this.entries = entries;
  }

  final Entries entries() {
    return entries;
  }

  /**
   * Computes the function and its derivatives.
   *
   * @param u arguments; only parts of the base field are present
   * @param d receives derivative j in place j
   */
  abstract void compute(Jets u, Jets[] d);

  /** y' = y, with values of its own. */
  static final class Exponential extends Derivatives {
    private final Oracle oracle;

    Exponential(Entries entries, Oracle oracle) {
      super(entries);
      this.oracle = oracle;
    }

    @Override
    void compute(Jets u, Jets[] d) {
      oracle.values(Oracle.Of.EXPONENTIAL, u, d[0], entries().products().algebra());
      for (int j = 1; j < d.length; j++) {
        d[j].copy(d[0]);
      }
    }
  }

  /** y' = a + b y + c y², with values of its own: all derivatives are polynomials in y. */
  static final class Riccati extends Derivatives {
    private final Oracle oracle;
    private final Oracle.Of function;
    private final long[][] polynomials;
    private final Jets[] powers;

    /**
     * Prepares derivatives below an order.
     *
     * @param rule a, b, c
     */
    Riccati(Entries entries, Oracle oracle, Oracle.Of function, long[] rule, int orders) {
      super(entries);
      this.oracle = oracle;
      this.function = function;
      this.polynomials = polynomials(rule, orders, entries.products().field().p());
      this.powers = entries.zeros(orders + 1);
    }

    /** Coefficients mod p, which in high orders no {@code long} would hold. */
    private static long[][] polynomials(long[] rule, int orders, int p) {
      long[][] out = new long[orders][];
      out[0] = new long[] {0, 1};
      for (int j = 1; j < orders; j++) {
        long[] last = out[j - 1];
        long[] next = new long[last.length + 1];
        for (int i = 1; i < last.length; i++) {
          for (int r = 0; r < 3; r++) {
            next[i - 1 + r] = (next[i - 1 + r] + i * last[i] * rule[r]) % p;
          }
        }
        out[j] = next;
      }
      return out;
    }

    @Override
    void compute(Jets u, Jets[] d) {
      oracle.values(function, u, powers[1], entries().products().algebra());
      for (int i = 2; i <= d.length; i++) {
        entries().multiply(powers[i - 1], powers[1], powers[i]);
      }
      for (int j = 0; j < d.length; j++) {
        d[j].clear();
        for (int i = 1; i < polynomials[j].length; i++) {
          if (polynomials[j][i] != 0) {
            entries().addScaled(powers[i], polynomials[j][i], d[j]);
          }
        }
        if (polynomials[j][0] != 0) {
          entries().addConstant(polynomials[j][0], d[j]);
        }
      }
    }
  }

  /** y' = the logistic sigmoid, with values of its own. */
  static final class Softplus extends Derivatives {
    private final Oracle oracle;
    private final Derivatives sigmoid;

    Softplus(Entries entries, Oracle oracle, Derivatives sigmoid) {
      super(entries);
      this.oracle = oracle;
      this.sigmoid = sigmoid;
    }

    @Override
    void compute(Jets u, Jets[] d) {
      sigmoid.compute(u, Arrays.copyOfRange(d, 1, d.length));
      oracle.values(Oracle.Of.SOFTPLUS, u, d[0], entries().products().algebra());
    }
  }

  /** u g(u) for another function g. */
  static final class TimesArgument extends Derivatives {
    private final Derivatives other;
    private final Jets[] inner;

    TimesArgument(Entries entries, Derivatives other, int orders) {
      super(entries);
      this.other = other;
      this.inner = entries.zeros(orders);
    }

    @Override
    void compute(Jets u, Jets[] d) {
      other.compute(u, inner);
      for (int j = 0; j < d.length; j++) {
        entries().multiply(u, inner[j], d[j]);
        if (j > 0) {
          entries().addScaled(inner[j - 1], j, d[j]);
        }
      }
    }
  }

  /** The distribution function of the normal distribution: y' = z, z' = -u z, both with values of their own. */
  static final class Normal extends Derivatives {
    private final Oracle oracle;
    private final Jets density;
    private final Jets product;
    private final Jets[] hermite;

    Normal(Entries entries, Oracle oracle, int orders) {
      super(entries);
      this.oracle = oracle;
      this.density = entries.zero();
      this.product = entries.zero();
      this.hermite = entries.zeros(orders);
    }

    @Override
    void compute(Jets u, Jets[] d) {
      Algebra algebra = entries().products().algebra();
      oracle.values(Oracle.Of.NORMAL_DISTRIBUTION, u, d[0], algebra);
      oracle.values(Oracle.Of.NORMAL_DENSITY, u, density, algebra);
      for (int j = 1; j < d.length; j++) {
        polynomial(u, j - 1);
        entries().multiply(hermite[j - 1], density, d[j]);
      }
    }

    /** (-1)^j times the Hermite polynomial: h_j = -u h_{j-1} - (j - 1) h_{j-2}. */
    private void polynomial(Jets u, int j) {
      hermite[j].clear();
      if (j == 0) {
        entries().addConstant(1, hermite[0]);
        return;
      }
      entries().multiply(u, hermite[j - 1], product);
      entries().scale(product, -1, hermite[j]);
      if (j > 1) {
        entries().addScaled(hermite[j - 2], 1 - j, hermite[j]);
      }
    }
  }

  /** u^n. */
  static final class Power extends Derivatives {
    private final int exponent;
    private final Jets[] powers;

    Power(Entries entries, int exponent) {
      super(entries);
      this.exponent = exponent;
      this.powers = entries.zeros(exponent + 1);
    }

    @Override
    void compute(Jets u, Jets[] d) {
      powers[0].clear();
      entries().addConstant(1, powers[0]);
      for (int i = 1; i <= exponent; i++) {
        entries().multiply(powers[i - 1], u, powers[i]);
      }
      double factor = 1;
      for (int j = 0; j < d.length; j++) {
        if (j <= exponent) {
          entries().scale(powers[exponent - j], factor, d[j]);
          factor = entries().products().field().multiply(factor, entries().residue(exponent - j));
        } else {
          d[j].clear();
        }
      }
    }
  }

  /** u^e for e = -1 or -1/2: every derivative is the one before times (e - j) / u. */
  static final class Fraction extends Derivatives {
    private final Inverses inverses;
    private final boolean root;
    private final Jets reciprocal;
    private final Jets product;

    Fraction(Entries entries, Inverses inverses, boolean root) {
      super(entries);
      this.inverses = inverses;
      this.root = root;
      this.reciprocal = entries.zero();
      this.product = entries.zero();
    }

    @Override
    void compute(Jets u, Jets[] d) {
      if (root) {
        inverses.roots(u, d[0]);
        entries().multiply(d[0], d[0], reciprocal);
      } else {
        inverses.reciprocals(u, d[0]);
        reciprocal.copy(d[0]);
      }
      double half = (entries().products().field().p() - 1) / 2.0;
      for (int j = 1; j < d.length; j++) {
        double factor = (root ? half : -1) - (j - 1);
        entries().multiply(d[j - 1], reciprocal, product);
        entries().scale(product, entries().products().field().reduce(factor), d[j]);
      }
    }
  }
}
