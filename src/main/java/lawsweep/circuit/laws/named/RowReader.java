package lawsweep.circuit.laws.named;

import java.util.Optional;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;
import lawsweep.residue.PrimeField;

/**
 * A wire whose one reader multiplies it by one row: Σ_j m_j y_j. The row is a tensor, or the difference of the two rows
 * of a tensor whose two results are outputs that are seen through their difference.
 *
 * @param tensor the wire of the tensor
 * @param result the wire of the sums
 * @param rows 1, or 2 for a difference: m moves by so many times what each parameter of it does
 */
record RowReader(int tensor, int result, int rows) {

  /**
   * The reader of a wire.
   *
   * @param side the side of the wire that is summed over
   */
  static Optional<RowReader> of(Wiring wiring, int wire, int side) {
    if (!wiring.single(wire) || !(wiring.step(wiring.reader(wire)) instanceof Step.Contraction step)) {
      return Optional.empty();
    }
    Indices indices = Indices.of(step);
    boolean left = step.left() == wire;
    int row = left ? step.right() : step.left();
    String letters = left ? indices.right() : indices.left();
    char letter = (left ? indices.left() : indices.right()).charAt(side);
    if (!wiring.isParameter(row) || !wiring.single(row) || !indices.plain() || letters.indexOf(letter) < 0
        || indices.result().indexOf(letter) >= 0) {
      return Optional.empty();
    }
    int result = wiring.reader(wire);
    Tensor tensor = wiring.tensor(row);
    int length = wiring.step(wire).shape().get(side);
    if (tensor.size() == length) {
      return Optional.of(new RowReader(row, result, 1));
    }
    boolean two = tensor.size() == 2 * length && letters.length() == 2 && letters.charAt(1) == letter
        && indices.result().endsWith(letters.substring(0, 1)) && wiring.paired(result);
    return two ? Optional.of(new RowReader(row, result, 2)) : Optional.empty();
  }

  /** m_j at a point. */
  static double at(Tensor tensor, int rows, int j, PrimeField field, double[] theta) {
    double first = theta[tensor.first() + j];
    return rows == 1 ? first : field.reduce(first - theta[tensor.first() + tensor.size() / 2 + j]);
  }

  /** Writes a derivative by m_j into a gradient. */
  static void put(Tensor tensor, int rows, int j, double value, double[] gradient) {
    gradient[tensor.first() + j] = value;
    if (rows == 2) {
      gradient[tensor.first() + tensor.size() / 2 + j] = -value;
    }
  }

  /** The row in formulas. */
  static String text(Tensor tensor, int rows) {
    return rows == 1 ? tensor.name() : "(" + tensor.name() + "[0] - " + tensor.name() + "[1])";
  }
}
