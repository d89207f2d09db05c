package lawsweep.road.circuit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;
import lawsweep.circuit.walk.CircuitSpan;

/**
 * How long brackets of a circuit are to be expected, from the sizes of what follows each other without a function or a
 * gate in between. Long brackets are needed where wide layers lie between narrow ones: one or two are filled strand by
 * strand, in about 3.5 levels for each multiple of what the narrow ones supply, as was seen on linear networks.
 */
final class LinearRuns {

  private final Circuit circuit;
  private final List<List<Integer>> runs = new ArrayList<>();
  private final Set<List<Integer>> ended = new LinkedHashSet<>();

  private LinearRuns(Circuit circuit) {
    this.circuit = circuit;
    for (Step step : circuit.steps()) {
      List<Integer> run = run(step);
      runs.add(run);
      ended.add(run);
    }
  }

  /** The fields in the longest bracket to expect; 2 where nothing speaks for more. */
  static int expectedLength(Circuit circuit) {
    double longest = 2;
    for (List<Integer> run : new LinearRuns(circuit).ended) {
      longest = Math.max(longest, length(run, circuit.parameters()));
    }
    return (int) Math.min(longest, CircuitSpan.HIGHEST + 1.0);
  }

  /** The sizes up to a step, beginning behind the last function; empty for what hangs on parameters alone. */
  private List<Integer> run(Step step) {
    return switch (step) {
      case Step.Parameter _,Step.Constant _,Step.Rotation _ -> List.of();
      case Step.Contraction contraction -> product(contraction);
      case Step.Sum sum -> sum.terms().stream().map(term -> runs.get(term.wire()))
          .reduce((a, b) -> a.size() < b.size() ? b : a).orElse(List.of());
      default -> List.of(Shapes.size(step.shape()));
    };
  }

  private List<Integer> product(Step.Contraction step) {
    List<Integer> left = runs.get(step.left());
    List<Integer> right = runs.get(step.right());
    if (!left.isEmpty() && !right.isEmpty()) {
      return List.of(Shapes.size(step.shape()));
    }
    List<Integer> before = left.isEmpty() ? right : left;
    Step factor = circuit.steps().get(left.isEmpty() ? step.left() : step.right());
    if (before.isEmpty() || factor instanceof Step.Constant) {
      return before;
    }
    ended.remove(before);
    List<Integer> run = new ArrayList<>(before);
    run.add(Shapes.size(step.shape()));
    return run;
  }

  private static double length(List<Integer> sizes, long parameters) {
    double longest = 2;
    for (int i = 1; sizes.size() > 3 && i + 1 < sizes.size(); i++) {
      List<Integer> left = sizes.subList(0, i);
      List<Integer> right = sizes.subList(i + 1, sizes.size());
      int leftLeast = Collections.min(left);
      int rightLeast = Collections.min(right);
      double width = Math.min(sizes.get(i), (double) sizes.get(i - 1) + sizes.get(i + 1));
      double strands = 3.5 * width / ((double) leftLeast + rightLeast) + 1;
      int wide = i - left.lastIndexOf(leftLeast) + right.indexOf(rightLeast);
      double free = free((double) leftLeast * rightLeast, parameters);
      longest = Math.max(longest, wide <= 2 ? strands : Math.min(strands, free));
    }
    return longest;
  }

  /** One more than the length at which basic brackets in so many generators are as many as parameters. */
  private static double free(double generators, long parameters) {
    double sum = generators;
    int length = 1;
    while (sum < parameters && generators > 1 && length <= CircuitSpan.HIGHEST) {
      length++;
      sum += Math.pow(generators, length) / length;
    }
    return length + 1.0;
  }
}
