package lawsweep.circuit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network: what it computes of its parameters and inputs. A field is the gradient of Σ w · output with weights w that
 * every field draws anew.
 *
 * @param tensors all tensors, which fill θ from 0 on without gaps
 * @param steps the steps; step i writes wire i
 * @param output the wire of the outputs
 * @param centred true if w sums to zero along the output's last side: cross entropy sees no more of it
 */
public record Circuit(List<Tensor> tensors, List<Step> steps, int output, boolean centred) {

  /** With lists that do not change. */
  public Circuit {
    tensors = List.copyOf(tensors);
    steps = List.copyOf(steps);
  }

  /** How many products of two numbers a contraction takes. */
  public double products(Step.Contraction contraction) {
    Map<Character, Integer> extents = new HashMap<>();
    note(contraction.leftLetters(), steps.get(contraction.left()).shape(), extents);
    note(contraction.rightLetters(), steps.get(contraction.right()).shape(), extents);
    return extents.values().stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
  }

  private static void note(String letters, List<Integer> shape, Map<Character, Integer> extents) {
    for (int i = 0; i < letters.length(); i++) {
      extents.put(letters.charAt(i), shape.get(i));
    }
  }

  /**
   * The same with some of its tensors alone: all others are inputs, which every field draws anew. A function of the
   * tensors that are kept is conserved by all these fields if and only if it is a law of this circuit, papers/001,
   * Proposition 4.3.
   *
   * @param kept the indices of these tensors; the others are dropped from {@link #tensors}, without gaps
   */
  public Circuit block(BitSet kept) {
    List<Tensor> block = new ArrayList<>();
    long offset = 0;
    for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
      block.add(new Tensor(tensors.get(i).name(), tensors.get(i).shape(), offset));
      offset += tensors.get(i).size();
    }
    Map<Integer, Integer> drawn = new HashMap<>();
    List<Step> rest = new ArrayList<>(steps);
    for (int wire = 0; wire < rest.size(); wire++) {
      if (rest.get(wire) instanceof Step.Parameter(int tensor, List<Integer> shape)) {
        rest.set(wire, kept.get(tensor)
            ? new Step.Parameter(kept.get(0, tensor).cardinality(), shape)
            : drawn(drawn.putIfAbsent(tensor, wire), shape));
      }
    }
    return new Circuit(block, rest, output, centred);
  }

  /** Numbers that are drawn anew; those of a wire before where the tensor was read there already. */
  private static Step drawn(Integer before, List<Integer> shape) {
    return before == null ? new Step.Input(shape) : new Step.Sum(List.of(new Step.Term(before, 1)), shape);
  }

  /** D. Real models have more than an {@code int} holds. */
  public long parameters() {
    return tensors.isEmpty() ? 0 : tensors.getLast().offset() + tensors.getLast().size();
  }

  /**
   * D as the length of an array, for all who hold a number for each parameter.
   *
   * @throws ArithmeticException if no array is that long; estimates of memory have refused such circuits before
   */
  public int columns() {
    return Math.toIntExact(parameters());
  }
}
