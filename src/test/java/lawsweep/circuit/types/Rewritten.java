package lawsweep.circuit.types;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;

/** Circuits with epsilons, dropout or parameters that stand still written into their steps. */
final class Rewritten {

  private static final String LETTERS = "abcdefghij";

  private final Circuit circuit;
  private final List<Step> steps = new ArrayList<>();
  private final List<Tensor> tensors = new ArrayList<>();
  private final int[] moved;

  private Rewritten(Circuit circuit) {
    this.circuit = circuit;
    this.moved = new int[circuit.steps().size()];
  }

  /** Ones are added to all that inverse roots are taken of. */
  static Circuit eps(Circuit circuit) {
    return new Rewritten(circuit).all(_ -> false, true, _ -> true);
  }

  /** Some wires are multiplied, entry by entry, with fresh inputs. */
  static Circuit dropout(Circuit circuit, IntPredicate on) {
    return new Rewritten(circuit).all(on, false, _ -> true);
  }

  /** All tensors but some are inputs. */
  static Circuit only(Circuit circuit, Predicate<Tensor> moving) {
    return new Rewritten(circuit).all(_ -> false, false, moving);
  }

  private Circuit all(IntPredicate masked, boolean eps, Predicate<Tensor> moving) {
    for (int i = 0; i < moved.length; i++) {
      Step step = circuit.steps().get(i);
      List<Integer> shape = step.shape();
      if (eps && step instanceof Step.InverseRoot root) {
        int one = add(new Step.Constant(shape, Collections.nCopies(Shapes.size(shape), 1L)));
        int more = add(new Step.Sum(List.of(new Step.Term(moved[root.from()], 1), new Step.Term(one, 1)), shape));
        moved[i] = add(new Step.InverseRoot(more, shape));
      } else {
        moved[i] = add(step instanceof Step.Parameter parameter
            ? parameter(parameter, moving)
            : renumbered(step, wire -> moved[wire]));
      }
      if (masked.test(i)) {
        int mask = add(new Step.Input(shape));
        String all = LETTERS.substring(0, shape.size());
        moved[i] = add(new Step.Contraction(moved[i], mask, all + "," + all + "->" + all, shape));
      }
    }
    return new Circuit(tensors, steps, moved[circuit.output()], circuit.centred());
  }

  private int add(Step step) {
    steps.add(step);
    return steps.size() - 1;
  }

  private Step parameter(Step.Parameter parameter, Predicate<Tensor> moving) {
    Tensor tensor = circuit.tensors().get(parameter.tensor());
    if (!moving.test(tensor)) {
      return new Step.Input(parameter.shape());
    }
    Optional<Tensor> before = tensors.isEmpty() ? Optional.empty() : Optional.of(tensors.getLast());
    tensors.add(new Tensor(tensor.name(), tensor.shape(), before.map(b -> b.offset() + b.size()).orElse(0L)));
    return new Step.Parameter(tensors.size() - 1, parameter.shape());
  }

  private static Step renumbered(Step step, IntUnaryOperator to) {
    return switch (step) {
      case Step.Contraction c -> new Step.Contraction(to.applyAsInt(c.left()), to.applyAsInt(c.right()), c.indices(),
          c.shape());
      case Step.Sum sum -> new Step.Sum(sum.terms().stream()
          .map(term -> new Step.Term(to.applyAsInt(term.wire()), term.factor(), term.divisor())).toList(),
          sum.shape());
      case Step.Gate gate -> new Step.Gate(to.applyAsInt(gate.from()), gate.shape());
      case Step.Power power -> new Step.Power(to.applyAsInt(power.from()), power.exponent(), power.shape());
      case Step.Apply apply -> new Step.Apply(to.applyAsInt(apply.from()), apply.function(), apply.shape());
      case Step.InverseRoot root -> new Step.InverseRoot(to.applyAsInt(root.from()), root.shape());
      case Step.Parameter _,Step.Input _,Step.OneHot _,Step.Constant _,Step.Rotation _ -> step;
    };
  }
}
