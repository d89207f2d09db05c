package lawsweep.formula.degree;

import java.util.Arrays;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;

/**
 * Whether what is taken for a law stands still along fields, at random points mod p: without that, a rank of products
 * would say nothing. The derivative of a polynomial h along χ is the coefficient of t in h(θ + t χ), from its
 * differences at t = 0, 1, …
 */
final class GeneratorCheck {

  private static final int POINTS = 2;

  private final PrimeField field;
  private final double[][] thetas = new double[POINTS][];
  private final double[][] fields = new double[POINTS][];

  /**
   * Draws points and fields.
   *
   * @param words one sequence for each point, and the field there
   */
  GeneratorCheck(PrimeField field, Ground ground, Stream words) {
    this.field = field;
    Ground.FieldSource source = ground.fields(field);
    for (int i = 0; i < POINTS; i++) {
      double[] drawn = new double[ground.parameters() + source.coefficients()];
      DegreeStreams.fill(field, words, i, drawn);
      double[] coefficients = new double[source.coefficients()];
      System.arraycopy(drawn, ground.parameters(), coefficients, 0, coefficients.length);
      thetas[i] = Arrays.copyOf(drawn, ground.parameters());
      fields[i] = new double[ground.parameters()];
      source.field(thetas[i], coefficients, fields[i]);
    }
  }

  /**
   * Insists on a law.
   *
   * @throws IllegalStateException if it is none
   */
  void check(Generator law) {
    for (int i = 0; i < POINTS; i++) {
      if (derivative(law, thetas[i], fields[i]) != 0) {
        throw new IllegalStateException("expected a law, got " + law);
      }
    }
  }

  /** Σ_k (-1)^(k-1) Δ^k h / k. */
  private double derivative(Generator law, double[] theta, double[] along) {
    double[] values = new double[law.degree() + 1];
    double[] point = theta.clone();
    for (int t = 0; t < values.length; t++) {
      values[t] = law.at(point);
      for (int v = 0; v < point.length; v++) {
        point[v] = field.reduce(point[v] + along[v]);
      }
    }
    double sum = 0;
    for (int k = 1; k < values.length; k++) {
      for (int t = 0; t < values.length - k; t++) {
        values[t] = field.reduce(values[t + 1] - values[t]);
      }
      double term = field.multiply(values[0], field.invert(k));
      sum = field.reduce(k % 2 == 1 ? sum + term : sum - term);
    }
    return sum;
  }
}
