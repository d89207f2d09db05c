package lawsweep.drift;

import java.util.List;
import java.util.Optional;
import lawsweep.checkpoint.run.Optimizer;
import lawsweep.checkpoint.run.RunFacts;
import lawsweep.checkpoint.run.Schedule;

/**
 * What known weight decay alone makes of a parameter: the factor by which it has shrunk since the first checkpoint. A
 * law of squares or products shrinks by its square, a sum by itself. The optimizer's own recursion is followed, so that
 * for heavy ball and Nesterov's momentum, whose buffer starts empty at step 0, decay acts through the buffer.
 */
final class Wane {

  private final Schedule rates;
  private final double decay;
  private final double momentum;
  private final boolean nesterov;

  private Wane(Schedule rates, double decay, double momentum, boolean nesterov) {
    this.rates = rates;
    this.decay = decay;
    this.momentum = momentum;
    this.nesterov = nesterov;
  }

  /**
   * Of the facts of a run; empty unless they tell learning rate and weight decay, and for Adam, which rescales the
   * decay with the gradient.
   */
  static Optional<Wane> of(RunFacts facts) {
    if (facts.lr().isEmpty() || facts.weightDecay().isEmpty() || by(facts, Optimizer.ADAM)) {
      return Optional.empty();
    }
    double momentum = by(facts, Optimizer.ADAMW) ? 0 : facts.momentum().map(fact -> fact.value()).orElse(0.0);
    return Optional.of(new Wane(facts.lr().get().value(), facts.weightDecay().get().value(), momentum,
        by(facts, Optimizer.NESTEROV)));
  }

  private static boolean by(RunFacts facts, Optimizer optimizer) {
    return facts.optimizer().map(fact -> fact.value() == optimizer).orElse(false);
  }

  /** The factor from one step to a later one. */
  double between(long from, long to) {
    return at(to) / at(from);
  }

  /** The factor after so many steps from step 0. */
  private double at(long step) {
    double[] state = {1, 0};
    List<Schedule.Rate> all = rates.rates();
    long begin = 0;
    for (int i = 0; i < all.size() && begin < step; i++) {
      long end = i + 1 < all.size() ? Math.clamp(all.get(i + 1).step(), begin, step) : step;
      apply(power(step(all.get(i).lr()), end - begin), state);
      begin = end;
    }
    return state[0];
  }

  /** One update of (parameter, buffer): b' = μ b + λ p, and p' = p - τ b' or, Nesterov's, p - τ (λ p + μ b'). */
  private double[][] step(double rate) {
    double push = nesterov ? decay + momentum * decay : decay;
    double drag = nesterov ? momentum * momentum : momentum;
    return new double[][] {{1 - rate * push, -rate * drag}, {decay, momentum}};
  }

  private static double[][] power(double[][] base, long exponent) {
    double[][] result = {{1, 0}, {0, 1}};
    double[][] square = base;
    for (long left = exponent; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        result = product(result, square);
      }
      square = product(square, square);
    }
    return result;
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] product = new double[2][2];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        product[i][j] = a[i][0] * b[0][j] + a[i][1] * b[1][j];
      }
    }
    return product;
  }

  private static void apply(double[][] matrix, double[] state) {
    double first = matrix[0][0] * state[0] + matrix[0][1] * state[1];
    state[1] = matrix[1][0] * state[0] + matrix[1][1] * state[1];
    state[0] = first;
  }

  /**
   * What is different for laws if weight decay is kept from tensors of one side, biases and gains, as is usual. A law
   * h of degree d, to which they add b, then follows h' = -d λ (h - b): where parameters have shrunk by p, h p^-d - h_0
   * is the integral of b over p^-d. It is summed by trapezoids between checkpoints.
   */
  static final class Spared {

    private final LawSections laws;
    private List<double[]> sums = List.of();
    private List<double[]> before = List.of();
    private double shrunk = 1;

    Spared(LawSections laws) {
      this.laws = laws;
    }

    /**
     * Looks at the next checkpoint.
     *
     * @param factor by which parameters have shrunk since the first one
     * @param vectors what tensors of one side add to each law, section by section; no numbers where there are none
     */
    void add(double factor, List<double[]> vectors) {
      if (before.isEmpty()) {
        sums = vectors.stream().map(some -> new double[some.length]).toList();
      } else {
        for (int g = 0; g < vectors.size(); g++) {
          int degree = laws.sections().get(g).degree();
          double width = Math.pow(factor, -degree) - Math.pow(shrunk, -degree);
          for (int i = 0; i < vectors.get(g).length; i++) {
            sums.get(g)[i] += 0.5 * (vectors.get(g)[i] + before.get(g)[i]) * width;
          }
        }
      }
      before = vectors;
      shrunk = factor;
    }

    /** The integral for each law of a section; no numbers where it is 0. */
    double[] sums(int section) {
      return sums.get(section);
    }
  }
}
