package lawsweep.circuit.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;

/**
 * On which sides of a tensor symmetric matrices are tried: those that a contraction sums over, and those that it
 * leaves; sides that both factors and the result have go with either. Filters besides keep part of what is summed over
 * with what is left, where that is small: correlations at every lag.
 */
final class Ansatz {

  /** The most entries of a group that keeps part of what is summed over. */
  static final int SMALL = 48;
  private static final int MOST = 256;

  private final Circuit circuit;

  private Ansatz(Circuit circuit) {
    this.circuit = circuit;
  }

  /** Generators of all tensors. */
  static List<Generator> generators(Circuit circuit, Unknowns unknowns) {
    List<Generator> generators = new ArrayList<>();
    for (int t = 0; t < circuit.tensors().size(); t++) {
      generators.add(Generator.of(circuit.tensors().get(t), sides(circuit, t), unknowns));
    }
    return generators;
  }

  /** Groups of sides of a tensor, none of which is part of another. */
  static List<List<Integer>> sides(Circuit circuit, int tensor) {
    return largest(new Ansatz(circuit).groups(tensor, circuit.tensors().get(tensor)));
  }

  private List<List<Integer>> groups(int index, Tensor tensor) {
    List<List<Integer>> groups = new ArrayList<>();
    for (Step step : circuit.steps()) {
      if (step instanceof Step.Contraction contraction) {
        String left = contraction.leftLetters();
        String right = contraction.rightLetters();
        if (reads(contraction.left(), index)) {
          add(tensor, new Use(left, right, contraction.outLetters(), contraction.right()), groups);
        }
        if (reads(contraction.right(), index)) {
          add(tensor, new Use(right, left, contraction.outLetters(), contraction.left()), groups);
        }
      }
    }
    for (int side = 0; side < tensor.shape().size(); side++) {
      groups.add(List.of(side));
    }
    if (tensor.shape().isEmpty()) {
      groups.add(List.of());
    }
    return groups;
  }

  /**
   * A contraction that reads a tensor.
   *
   * @param own the tensor's letters
   * @param other those of what it meets
   * @param wire what it meets
   */
  private record Use(String own, String other, String result, int wire) {

    boolean kept(int side) {
      return result.indexOf(own.charAt(side)) >= 0;
    }

    boolean shared(int side) {
      return other.indexOf(own.charAt(side)) >= 0;
    }

    List<Integer> sides(IntPredicate which) {
      return IntStream.range(0, own.length()).filter(which).boxed().toList();
    }
  }

  private boolean reads(int wire, int tensor) {
    return circuit.steps().get(wire) instanceof Step.Parameter parameter && parameter.tensor() == tensor;
  }

  private void add(Tensor tensor, Use use, List<List<Integer>> groups) {
    int most = circuit.steps().get(use.wire) instanceof Step.Constant ? MOST : Integer.MAX_VALUE;
    addUpTo(most, tensor, use.sides(side -> !use.kept(side) || use.shared(side)), groups);
    addUpTo(most, tensor, use.sides(use::kept), groups);
    List<Integer> summed = use.sides(side -> !use.kept(side));
    if (summed.size() > 1 && window(use.wire)) {
      for (int without : summed) {
        addUpTo(SMALL, tensor, use.sides(side -> side != without), groups);
      }
    }
  }

  /** Whether a wire is made of what a filter reads. */
  private boolean window(int wire) {
    return circuit.steps().get(wire) instanceof Step.Contraction contraction
        && circuit.steps().get(contraction.right()) instanceof Step.Constant;
  }

  private static void addUpTo(int most, Tensor tensor, List<Integer> sides, List<List<Integer>> groups) {
    long size = 1;
    for (int side : sides) {
      size *= tensor.shape().get(side);
    }
    if (size <= most) {
      groups.add(sides);
    }
  }

  /** Without those that are part of others. */
  private static List<List<Integer>> largest(List<List<Integer>> groups) {
    List<List<Integer>> different = new ArrayList<>(groups.stream().map(TreeSet::new).distinct()
        .map(set -> (List<Integer>) new ArrayList<>(set)).toList());
    List<List<Integer>> kept = new ArrayList<>();
    for (List<Integer> group : different) {
      boolean part = different.stream().anyMatch(other -> other.size() > group.size() && other.containsAll(group));
      if (!part) {
        kept.add(group);
      }
    }
    return kept;
  }
}
