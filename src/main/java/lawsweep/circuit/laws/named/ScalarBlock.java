package lawsweep.circuit.laws.named;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.residue.PrimeField;

/**
 * Tensors that enter the output by one number.
 *
 * <p><b>Theorem.</b> Let the output hang on B parameters θ_B through one polynomial s(θ_B) alone. Then there are B - 1
 * independent laws in θ_B near every point at which ∇s is not 0: their gradients are all that is orthogonal to ∇s.
 *
 * <p><i>Proof.</i> By the chain rule θ_B moves by ∇s(θ_B) times a number, whatever inputs and other parameters are. So
 * it stays on the curve of ∇s through it, and what is constant along these curves is conserved: B - 1 functions, since
 * curves of a field that is not 0 can be straightened. ∎
 *
 * <p>Blocks are found with {@link Separation}: a wire is s times something that does not hang on θ_B, and all that
 * hangs on θ_B goes through this wire.
 */
final class ScalarBlock implements NamedLaw {

  private static final int MOST_PARAMETERS = 1024;
  private static final long MOST = 1L << 24;

  private final Circuit circuit;
  private final Tape tape;
  private final int number;

  private ScalarBlock(Circuit circuit, Tape tape, int number) {
    this.circuit = circuit;
    this.tape = tape;
    this.number = number;
  }

  static List<ScalarBlock> of(Wiring wiring) {
    Circuit circuit = wiring.circuit();
    Separation separation = new Separation(wiring);
    List<ScalarBlock> found = new ArrayList<>();
    for (int wire = circuit.steps().size() - 1; wire >= 0; wire--) {
      int number = separation.number(wire);
      Set<Integer> tensors = number < 0 ? Set.of() : separation.tape().tensors(number);
      long size = tensors.stream().mapToLong(tensor -> circuit.tensors().get(tensor).size()).sum();
      boolean fits = size > 1 && size <= MOST_PARAMETERS && size * circuit.parameters() <= MOST;
      if (fits && found.stream().noneMatch(block -> block.tensors().containsAll(tensors))
          && closed(wiring, tensors, wire, separation.leaves(wire))) {
        found.add(new ScalarBlock(circuit, separation.tape(), number));
      }
    }
    return found;
  }

  private Set<Integer> tensors() {
    return tape.tensors(number);
  }

  /** Whether what hangs on the tensors does so through a wire, and what that wire's other part is made of does not. */
  private static boolean closed(Wiring wiring, Set<Integer> tensors, int end, Set<Integer> leaves) {
    int steps = wiring.circuit().steps().size();
    boolean[] moved = new boolean[steps];
    for (int wire = 0; wire < steps; wire++) {
      moved[wire] = wiring.step(wire) instanceof Step.Parameter parameter
          ? tensors.contains(parameter.tensor())
          : wiring.step(wire).reads().stream().anyMatch(from -> moved[from] && from != end);
    }
    int output = wiring.circuit().output();
    return (output == end || !moved[output]) && leaves.stream().noneMatch(leaf -> moved[leaf]);
  }

  @Override
  public String kind() {
    return "scalar block";
  }

  @Override
  public String text() {
    return "the curve of (" + tensors().stream().map(tensor -> circuit.tensors().get(tensor).name())
        .collect(Collectors.joining(", ")) + "), which enter by one number";
  }

  @Override
  public List<double[]> gradients(PrimeField field, double[] theta) {
    double[] slope = tape.gradient(number, field, theta);
    int pivot = 0;
    while (pivot < slope.length && slope[pivot] == 0) {
      pivot++;
    }
    List<double[]> rows = new ArrayList<>();
    for (int tensor : tensors()) {
      int first = circuit.tensors().get(tensor).first();
      for (int i = first; pivot < slope.length && i < first + circuit.tensors().get(tensor).size(); i++) {
        if (i != pivot) {
          double[] row = new double[theta.length];
          row[i] = slope[pivot];
          row[pivot] = field.reduce(-slope[i]);
          rows.add(row);
        }
      }
    }
    return rows;
  }
}
