package lawsweep.circuit.laws.named;

import java.util.ArrayList;
import java.util.List;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;
import lawsweep.residue.PrimeField;

/**
 * Centred values with a bias that one row with a bias of its own reads.
 *
 * <p><b>Theorem.</b> Let b, m and c enter the output only by numbers Σ_j m_j (z_j + b_j) + c, where each z sums to 0.
 * Then artanh(Σ b / Σ m) - c is conserved; where |Σ b| &gt; |Σ m| put ½ log |(Σ m + Σ b) / (Σ m - Σ b)|.
 *
 * <p><i>Proof.</i> With Γ the sum of the derivatives by all these numbers, dΣm = Γ Σb since z drops out, dΣb = Γ Σm and
 * dc = Γ. The derivative of ½ log |(x + y) / (x - y)| by y is x / (x² - y²), that by x is -y / (x² - y²): with x = Σ m
 * and y = Σ b it moves by Γ, as c does. Where m and c are differences of two rows and of two numbers they move twice as
 * much: with x / (x² - 2 y²), -y / (x² - 2 y²) and c / 2 it is the same. ∎
 *
 * @param bias b, a tensor of one side
 * @param row m, or the two rows whose difference is m
 * @param own c, or the two numbers whose difference is c
 * @param rows 1 or 2
 */
record BiasRow(Tensor bias, Tensor row, Tensor own, int rows) implements NamedLaw {

  static List<BiasRow> of(Wiring wiring) {
    ZeroSums zero = new ZeroSums(wiring);
    List<BiasRow> found = new ArrayList<>();
    for (int wire = 0; wire < wiring.circuit().steps().size(); wire++) {
      int bias = added(wiring, wire);
      if (bias < 0 || wiring.tensor(bias).shape().size() != 1) {
        continue;
      }
      int centred = ((Step.Sum) wiring.step(wire)).terms().getFirst().wire();
      int side = side(wiring, wire, bias);
      if (!zero.at(centred, side)) {
        continue;
      }
      RowReader.of(wiring, wire, side).filter(reader -> wiring.single(reader.result())).ifPresent(reader -> {
        int shifted = wiring.reader(reader.result());
        int own = added(wiring, shifted);
        if (own >= 0 && ((Step.Sum) wiring.step(shifted)).terms().getFirst().wire() == reader.result()
            && wiring.tensor(own).size() == reader.rows()) {
          found.add(new BiasRow(wiring.tensor(bias), wiring.tensor(reader.tensor()), wiring.tensor(own),
              reader.rows()));
        }
      });
    }
    return found;
  }

  /** The parameter that a step adds to something, along all sides that it lacks; -1 if it does something else. */
  private static int added(Wiring wiring, int wire) {
    return wiring.step(wire) instanceof Step.Sum sum && sum.terms().size() == 2
        && sum.terms().stream().allMatch(term -> term.factor() == 1)
            ? wiring.repeated(sum.terms().getLast().wire())
            : -1;
  }

  /** The side of a sum along which an added parameter of one side lies. */
  private static int side(Wiring wiring, int sum, int parameter) {
    int term = ((Step.Sum) wiring.step(sum)).terms().getLast().wire();
    return term == parameter
        ? 0
        : Indices.of((Step.Contraction) wiring.step(term)).result()
            .indexOf(Indices.of((Step.Contraction) wiring.step(term)).left());
  }

  @Override
  public String kind() {
    return "artanh";
  }

  @Override
  public String text() {
    return rows == 1
        ? "artanh(Σ " + bias.name() + " / Σ " + row.name() + ") - " + own.name()
        : "artanh(√2 Σ " + bias.name() + " / Σ " + RowReader.text(row, rows) + ") / √2 - "
            + RowReader.text(own, rows) + " / 2";
  }

  @Override
  public List<double[]> gradients(PrimeField field, double[] theta) {
    double x = sum(row, rows, field, theta);
    double y = sum(bias, 1, field, theta);
    double difference = field.reduce(x * x - rows * y * y);
    if (difference == 0) {
      return List.of();
    }
    double inverse = field.invert(difference);
    double[] gradient = new double[theta.length];
    for (int j = 0; j < bias.size(); j++) {
      gradient[bias.first() + j] = field.reduce(x * inverse);
      RowReader.put(row, rows, j, field.reduce(-y * inverse), gradient);
    }
    RowReader.put(own, rows, 0, rows == 1 ? -1 : field.reduce(-field.invert(2)), gradient);
    return List.of(gradient);
  }

  private static double sum(Tensor tensor, int rows, PrimeField field, double[] theta) {
    double sum = 0;
    for (int j = 0; j < tensor.size() / rows; j++) {
      sum = field.reduce(sum + RowReader.at(tensor, rows, j, field, theta));
    }
    return sum;
  }
}
