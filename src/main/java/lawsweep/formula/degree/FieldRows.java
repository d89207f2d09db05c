package lawsweep.formula.degree;

import java.util.List;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;

/**
 * The equations for the coefficients of a law: each is h' = 0 at a random point θ along a random field χ. A monomial of
 * factors v contributes Π θ_v · Σ χ_v/θ_v.
 */
final class FieldRows {

  private final PrimeField field;
  private final Monomials monomials;
  private final Ground.FieldSource source;
  private final int parameters;
  private final Stream stream;

  FieldRows(PrimeField field, Ground ground, Monomials monomials, DegreeStreams streams, List<Integer> odd) {
    this.field = field;
    this.monomials = monomials;
    this.source = ground.fields(field);
    this.parameters = ground.parameters();
    this.stream = streams.rows(odd);
  }

  /** Writes rows {@code first}, …, as many as {@code out} has. */
  void fill(int first, Matrix out, Team team) {
    team.forEach(out.rows(), i -> fill(first + i, out, i));
  }

  private void fill(int row, Matrix out, int at) {
    double[] drawn = new double[parameters + source.coefficients()];
    DegreeStreams.fill(field, stream, row, drawn);
    double[] theta = new double[parameters];
    for (int v = 0; v < parameters; v++) {
      theta[v] = drawn[v] == 0 ? 1 : drawn[v];
    }
    double[] coefficients = new double[source.coefficients()];
    System.arraycopy(drawn, parameters, coefficients, 0, coefficients.length);
    double[] ratios = new double[parameters];
    source.field(theta, coefficients, ratios);
    for (int v = 0; v < parameters; v++) {
      ratios[v] = field.multiply(ratios[v], field.invert(theta[v]));
    }
    write(theta, ratios, out.data(), out.index(at, 0));
  }

  private void write(double[] theta, double[] ratios, double[] out, int offset) {
    int degree = monomials.degree();
    int[] factors = monomials.factors();
    int at = 0;
    for (int m = 0; m < monomials.size(); m++) {
      double product = theta[factors[at]];
      double sum = ratios[factors[at]];
      for (int k = 1; k < degree; k++) {
        int v = factors[at + k];
        product = field.reduce(product * theta[v]);
        sum += ratios[v];
      }
      out[offset + m] = field.reduce(product * field.reduce(sum));
      at += degree;
    }
  }
}
