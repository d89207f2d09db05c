package lawsweep.road.circuit;

import java.util.Optional;
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

  /** With more sites in one context, or different arguments in all contexts of tokens, no table is made. */
  private static final double MOST_SITES = 6000;

  private static final double MOST_DIFFERENT = 3000;

  /** The table of how arguments move, a copy of its rows, and the half of it that is left as a basis. */
  private static final double TABLES = 2.5;

  private CircuitEstimate() {}

  /**
   * What a pass over the steps finds.
   *
   * @param products of a walk over residues
   * @param entries of all wires
   * @param contexts of tokens
   * @param functions sites of smooth functions in one context
   * @param continuous whether numbers are drawn
   */
  private record Sizes(double products, double entries, double contexts, double functions, boolean continuous) {

    static Sizes of(Circuit circuit) {
      double products = 0;
      double entries = 0;
      double contexts = 1;
      double functions = 0;
      boolean continuous = false;
      for (Step step : circuit.steps()) {
        double size = Shapes.size(step.shape());
        entries += size;
        products += step instanceof Step.Contraction contraction ? circuit.products(contraction) : size;
        contexts *= step instanceof Step.OneHot ? Math.pow(step.shape().getLast(), size / step.shape().getLast()) : 1;
        functions += step instanceof Step.Apply apply && apply.function() != Scalar.RECIPROCAL ? size : 0;
        continuous |= step instanceof Step.Input || step instanceof Step.Gate;
      }
      return new Sizes(products, entries, contexts, functions, continuous);
    }

    /** What a walk over a field of some degree costs. */
    double walk(double degree) {
      return EACH_PRODUCT * (products + entries) * degree * degree;
    }

    /** That arguments of smooth functions are independent: so many points in all contexts, and a rank. */
    double certificate(double walk) {
      double arguments = contexts * functions;
      return contexts > MOST_CONTEXTS || arguments > MOST_ARGUMENTS ? 0
          : arguments * contexts * walk + arguments * arguments * arguments;
    }

    /** The numbers that are held for it: as many points as arguments, of one context or of all. */
    double table() {
      double arguments = continuous ? functions : contexts * functions;
      if (contexts > MOST_CONTEXTS || functions > MOST_SITES || arguments > MOST_ARGUMENTS) {
        return 0;
      }
      double rows = continuous ? arguments : Math.min(arguments, MOST_DIFFERENT);
      return TABLES * rows * rows;
    }
  }

  static Estimate of(Circuit circuit) {
    CircuitCost cost = CircuitCost.of(circuit);
    if (cost.missing() > CircuitCost.MOST_MISSING) {
      return new Estimate(Double.MAX_VALUE, Estimate.NO_MEMORY_SUFFICES, 1);
    }
    Sizes sizes = Sizes.of(circuit);
    int length = LinearRuns.expectedLength(circuit);
    double flops = rest(circuit) + sampling(circuit, sizes, cost) + deep(sizes, cost, length)
        + elimination(circuit, sizes, cost) + sizes.certificate(sizes.walk(cost.degree()));
    double memory = memory(circuit, sizes, cost, length);
    return new Estimate(flops, (long) Math.min(memory, Long.MAX_VALUE / 2.0), 1, caution(cost));
  }

  /** Reading, and looking for laws. */
  private static double rest(Circuit circuit) {
    return OVERHEAD + EACH_STEP * circuit.steps().size() + EACH_FORM * LawCost.of(circuit).steps();
  }

  /** Samples of fields, and brackets of two. */
  private static double sampling(Circuit circuit, Sizes sizes, CircuitCost cost) {
    double d = circuit.parameters();
    double samples = DRAWS * ((sizes.contexts > 1 ? OFTEN * d : d / cost.degree()) + LANES);
    return samples * sizes.walk(cost.degree()) * (1 + SIFTING * (cost.walksPerSample() - 1));
  }

  /**
   * Samples of higher levels.
   *
   * @param length of the longest brackets that are expected
   */
  private static double deep(Sizes sizes, CircuitCost cost, int length) {
    double deep = 0;
    for (int level = 2; level < length; level++) {
      deep += EACH_LEVEL * CircuitCost.productsPerSample(level) * sizes.walk(cost.degree()) * cost.walksPerSample();
    }
    return deep;
  }

  private static double elimination(Circuit circuit, Sizes sizes, CircuitCost cost) {
    double d = circuit.parameters();
    double degree = cost.degree();
    return (sizes.contexts > 1 ? OFTEN * degree * degree : 1) * 2 * d * d * d;
  }

  /** Bytes: basis and walks, series, a table of arguments: one after the other, but none given back for sure. */
  private static double memory(Circuit circuit, Sizes sizes, CircuitCost cost, int length) {
    double d = circuit.parameters();
    double degree = cost.degree();
    double memory = 8.0 * (d * d * degree + 4 * sizes.entries * LANES * degree);
    if (length > CircuitSpan.FIRST_SERIES) {
      memory += 8.0 * Kernels.LANES * CircuitCost.numbersPerSample(circuit, length - 1);
    }
    return memory + 8.0 * sizes.table() * (cost.roots() > 0 ? 2 : 1);
  }

  private static Optional<String> caution(CircuitCost cost) {
    return cost.missing() == 0 ? Optional.empty()
        : Optional.of("only one sample in 2^" + cost.missing() + " has all its roots: norms behind norms");
  }
}
