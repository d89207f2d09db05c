package lawsweep.road.circuit;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Scalar;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;
import lawsweep.circuit.laws.LawCost;
import lawsweep.circuit.walk.CircuitCost;
import lawsweep.circuit.walk.CircuitSpan;
import lawsweep.kernel.Kernels;
import lawsweep.work.Estimate;

/** What a count of the circuit road costs, from the shapes of the circuit alone. */
final class CircuitEstimate {

  /** Making the circuit and reading its line, in flops' worth of time, and what each step adds. */
  private static final double OVERHEAD = 8e6;

  private static final double EACH_STEP = 1.2e6;

  /** Forward, backward, and what a product costs here against one in a product of matrices. */
  private static final double EACH_PRODUCT = 28;

  /** What looking at a sample costs against taking it. */
  private static final double SIFTING = 0.2;

  /** Two draws, and brackets of two fields for the few dimensions that are left. */
  private static final double DRAWS = 2.5;

  /** What it costs to add a form when laws are looked for. */
  private static final double EACH_FORM = 6000;

  /** Where tokens come in finitely many contexts, samples that are taken for each dimension. */
  private static final double OFTEN = 4;

  private static final double LANES = 64;

  /** More contexts of tokens, or arguments in all of them, are not looked at. */
  private static final double MOST_CONTEXTS = 4096;

  private static final double MOST_ARGUMENTS = 12000;

  /** Samples of a higher level, in two draws. */
  private static final double EACH_LEVEL = 24;

  private CircuitEstimate() {}

  static Estimate of(Circuit circuit) {
    CircuitCost cost = CircuitCost.of(circuit);
    if (cost.missing() > CircuitCost.MOST_MISSING) {
      return new Estimate(Double.MAX_VALUE, Estimate.NO_MEMORY_SUFFICES, 1);
    }
    double products = 0;
    double entries = 0;
    double contexts = 1;
    double functions = 0;
    for (Step step : circuit.steps()) {
      double size = Shapes.size(step.shape());
      entries += size;
      products += step instanceof Step.Contraction contraction ? products(contraction, circuit) : size;
      contexts *= step instanceof Step.OneHot ? Math.pow(step.shape().getLast(), size / step.shape().getLast()) : 1;
      functions += step instanceof Step.Apply apply && apply.function() != Scalar.RECIPROCAL ? size : 0;
    }
    double d = circuit.parameters();
    double degree = cost.degree();
    double walk = EACH_PRODUCT * (products + entries) * degree * degree;
    double samples = DRAWS * ((contexts > 1 ? OFTEN * d : d / degree) + LANES);
    double sampling = samples * walk * (1 + SIFTING * (cost.walksPerSample() - 1));
    double deep = 0;
    int length = LinearRuns.expectedLength(circuit);
    for (int level = 2; level < length; level++) {
      deep += EACH_LEVEL * CircuitCost.productsPerSample(level) * walk * cost.walksPerSample();
    }
    double elimination = (contexts > 1 ? OFTEN * degree * degree : 1) * 2 * d * d * d;
    double memory = 8.0 * (d * d * degree + 4 * entries * LANES * degree);
    if (length > CircuitSpan.FIRST_SERIES) {
      memory += 8.0 * Kernels.LANES * CircuitCost.numbersPerSample(circuit, length - 1);
    }
    double rest = OVERHEAD + EACH_STEP * circuit.steps().size() + EACH_FORM * LawCost.of(circuit).steps();
    return new Estimate(rest + sampling + deep + elimination + certificate(contexts, contexts * functions, walk),
        (long) Math.min(memory, Long.MAX_VALUE / 2.0),
        1, caution(cost));
  }

  /** That arguments of smooth functions are independent: so many points in all contexts, and a rank. */
  private static double certificate(double contexts, double arguments, double walk) {
    return contexts > MOST_CONTEXTS || arguments > MOST_ARGUMENTS ? 0
        : arguments * contexts * walk + arguments * arguments * arguments;
  }

  private static Optional<String> caution(CircuitCost cost) {
    return cost.missing() == 0 ? Optional.empty()
        : Optional.of("only one sample in 2^" + cost.missing() + " has all its roots: norms behind norms");
  }

  private static double products(Step.Contraction step, Circuit circuit) {
    String left = step.indices().substring(0, step.indices().indexOf(','));
    String right = step.indices().substring(left.length() + 1, step.indices().indexOf("->"));
    Set<Character> seen = new HashSet<>();
    return extents(left, circuit.steps().get(step.left()).shape(), seen)
        * extents(right, circuit.steps().get(step.right()).shape(), seen);
  }

  private static double extents(String letters, List<Integer> shape, Set<Character> seen) {
    double product = 1;
    for (int i = 0; i < letters.length(); i++) {
      if (seen.add(letters.charAt(i))) {
        product *= shape.get(i);
      }
    }
    return product;
  }
}
