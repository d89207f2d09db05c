package lawsweep.circuit.walk;

import lawsweep.circuit.jet.Algebra;
import lawsweep.circuit.jet.Jets;
import lawsweep.circuit.jet.Products;

/**
 * A function of one variable, entry by entry: f(u + n) = Σ_j f^(j)(u) n^j / j! for u in the base field and n nilpotent.
 */
final class FunctionNode extends Node {

  private final Entries entries;
  private final Derivatives function;
  private final Node from;
  private final Jets base;
  private final Jets nilpotent;
  private final Jets slope;
  private final Jets[] derivatives;
  private final Jets[] powers;
  private final Jets scratch;
  private final double[] reciprocals;

  /**
   * A step.
   *
   * @param orders how many derivatives the function makes, its value being one: {@link #orders}, or one less to go
   *     forward only
   */
  FunctionNode(Entries entries, Derivatives function, int orders, Node from) {
    super(entries.zero(), from.active() ? entries.zero() : null);
    this.entries = entries;
    this.function = function;
    this.from = from;
    this.base = from.value().hollow();
    this.nilpotent = from.value().hollow();
    this.slope = entries.zero();
    this.derivatives = entries.zeros(orders);
    this.powers = entries.zeros(2);
    this.scratch = entries.zero();
    int height = entries.products().algebra().height();
    this.reciprocals = new double[height + 1];
    for (int j = 1; j <= height; j++) {
      reciprocals[j] = entries.products().field().invert(j);
    }
  }

  /** How many derivatives a function needs to be walked forward and backward. */
  static int orders(Algebra algebra) {
    return algebra.height() + 2;
  }

  @Override
  void forward() {
    Algebra algebra = entries.products().algebra();
    base.mirror(from.value(), 0, algebra.base() - 1);
    nilpotent.mirror(from.value(), algebra.base(), algebra.parts() - 1);
    function.compute(base, derivatives);
    value().copy(derivatives[0]);
    boolean sloped = derivatives.length > algebra.height() + 1;
    if (sloped) {
      slope.copy(derivatives[1]);
    }
    Jets power = nilpotent;
    for (int j = 1; j <= algebra.height() && !empty(power); j++) {
      entries.addProduct(derivatives[j], power, value());
      if (sloped) {
        entries.addProduct(derivatives[j + 1], power, slope);
      }
      if (j < algebra.height()) {
        entries.multiply(power, nilpotent, scratch);
        entries.scale(scratch, reciprocals[j + 1], powers[j % 2]);
        power = powers[j % 2];
      }
    }
  }

  /**
   * The same where parts are computed step by step. All powers are kept, since each part of a power is made of parts of
   * the one before it that may have come in earlier steps; none of them is computed twice.
   */
  static final class Stepwise extends Node {
    private final Entries entries;
    private final Derivatives function;
    private final Node from;
    private final Jets base;
    private final Jets nilpotent;
    private final Jets slope;
    private final Jets[] derivatives;
    private final Jets[] factors;
    private final Jets[] slopes;
    private final Jets[] powers;
    /** The highest derivative that is not 0; powers beyond are not needed. */
    private int last;

    Stepwise(Entries entries, Derivatives function, Node from) {
      super(entries.zero(), from.active() ? entries.zero() : null);
      int height = entries.products().algebra().height();
      this.entries = entries;
      this.function = function;
      this.from = from;
      this.base = from.value().hollow();
      this.nilpotent = from.value().hollow();
      this.slope = entries.zero();
      this.derivatives = entries.zeros(orders(entries.products().algebra()));
      this.factors = entries.zeros(height + 1);
      this.slopes = entries.zeros(height + 1);
      this.powers = entries.zeros(height + 1);
      powers[1] = nilpotent;
    }

    @Override
    void forward() {
      Products products = entries.products();
      Algebra algebra = products.algebra();
      nilpotent.mirror(from.value(), algebra.base(), algebra.parts() - 1);
      if (products.first() == 0) {
        begin(algebra);
      }
      for (int j = 1; j <= last; j++) {
        if (j > 1) {
          entries.multiply(powers[j - 1], nilpotent, powers[j]);
        }
        entries.addProduct(factors[j], powers[j], value());
        entries.addProduct(slopes[j], powers[j], slope);
      }
    }

    /** Computes what hangs on the argument in the base field alone; all else is absent for the time being. */
    private void begin(Algebra algebra) {
      base.mirror(from.value(), 0, algebra.base() - 1);
      function.compute(base, derivatives);
      value().copy(derivatives[0]);
      slope.copy(derivatives[1]);
      double factor = 1;
      last = 0;
      for (int j = 1; j <= algebra.height(); j++) {
        factor = entries.products().field().multiply(factor, entries.products().field().invert(j));
        entries.scale(derivatives[j], factor, factors[j]);
        entries.scale(derivatives[j + 1], factor, slopes[j]);
        last = empty(factors[j]) && empty(slopes[j]) ? last : j;
      }
    }

    @Override
    void backward() {
      if (from.active()) {
        entries.addProduct(adjoint(), slope, from.adjoint());
      }
    }
  }

  private static boolean empty(Jets x) {
    for (int part = 0; part < x.partCount(); part++) {
      if (x.has(part)) {
        return false;
      }
    }
    return true;
  }

  @Override
  void backward() {
    if (from.active()) {
      entries.addProduct(adjoint(), slope, from.adjoint());
    }
  }
}
