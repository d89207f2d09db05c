package lawsweep.circuit.laws.named;

import java.util.ArrayList;
import java.util.List;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;
import lawsweep.residue.PrimeField;

/**
 * Gains of centred values that one row reads, without a bias between.
 *
 * <p><b>Theorem.</b> Let g and m enter the output only by numbers Σ_j m_j g_j z_j, where each z sums to 0. Then
 * Σ_j artanh(m_j / g_j) is conserved; where |m_j| &gt; |g_j| put ½ log |(g_j + m_j) / (g_j - m_j)|.
 *
 * <p><i>Proof.</i> With F the derivative by one such number, dm_j = Σ F g_j z_j and dg_j = Σ F m_j z_j, sums over all
 * of them. The derivative of ½ log |(g + m) / (g - m)| by m is g / (g² - m²), that by g is -m / (g² - m²). So the term
 * of j moves by Σ F z_j, and the sum over j is 0. Where m is the difference of two rows it moves twice as much: m / √2
 * stands for m, and g / (2 g² - m²) and -m / (2 g² - m²) are derivatives of that law divided by √2. ∎
 *
 * @param gains g, a tensor of one side
 * @param row m, or the two rows whose difference is m
 * @param rows 1 or 2
 */
record GainRow(Tensor gains, Tensor row, int rows) implements NamedLaw {

  static List<GainRow> of(Wiring wiring) {
    ZeroSums zero = new ZeroSums(wiring);
    List<GainRow> found = new ArrayList<>();
    for (int wire = 0; wire < wiring.circuit().steps().size(); wire++) {
      if (wiring.step(wire) instanceof Step.Contraction step) {
        Indices indices = Indices.of(step);
        add(wiring, zero, wire, new int[] {step.left(), step.right()}, List.of(indices.left(), indices.right()), found);
        add(wiring, zero, wire, new int[] {step.right(), step.left()}, List.of(indices.right(), indices.left()), found);
      }
    }
    return found;
  }

  /** Adds a law if the first wire is what is centred, and the second gains. */
  private static void add(Wiring wiring, ZeroSums zero, int wire, int[] reads, List<String> letters,
      List<GainRow> found) {
    if (letters.get(1).length() != 1 || !wiring.isParameter(reads[1]) || !wiring.single(reads[1])) {
      return;
    }
    Indices indices = Indices.of((Step.Contraction) wiring.step(wire));
    int from = letters.get(0).indexOf(letters.get(1));
    int to = indices.result().indexOf(letters.get(1));
    if (indices.plain() && from >= 0 && to >= 0 && zero.at(reads[0], from)) {
      RowReader.of(wiring, wire, to).ifPresent(
          reader -> found.add(new GainRow(wiring.tensor(reads[1]), wiring.tensor(reader.tensor()), reader.rows())));
    }
  }

  @Override
  public String kind() {
    return "artanh";
  }

  @Override
  public String text() {
    return "Σ artanh(" + RowReader.text(row, rows) + (rows == 1 ? " / " : " / √2 ") + gains.name() + ")";
  }

  @Override
  public List<double[]> gradients(PrimeField field, double[] theta) {
    double[] gradient = new double[theta.length];
    for (int j = 0; j < gains.size(); j++) {
      double g = theta[gains.first() + j];
      double m = RowReader.at(row, rows, j, field, theta);
      double difference = field.reduce(rows * g * g - m * m);
      if (difference == 0) {
        return List.of();
      }
      double inverse = field.invert(difference);
      RowReader.put(row, rows, j, field.reduce(g * inverse), gradient);
      gradient[gains.first() + j] = field.reduce(-m * inverse);
    }
    return List.of(gradient);
  }
}
