package lawsweep.formula.degree;

import java.util.List;
import lawsweep.residue.PrimeField;

/**
 * A law, or the part of one in a class, as a sum of monomials.
 *
 * @param odd the marks of its class
 * @param terms all of one degree
 */
record WrittenLaw(PrimeField field, int[] odd, List<Summand> terms) implements Generator {

  /**
   * A number times a product of parameters.
   *
   * @param factors parameters, each as often as its exponent says
   */
  record Summand(long coefficient, int[] factors) {}

  @Override
  public int degree() {
    return terms.getFirst().factors().length;
  }

  @Override
  public double at(double[] theta) {
    double sum = 0;
    for (Summand term : terms) {
      double product = term.coefficient() % field.p();
      for (int v : term.factors()) {
        product = field.reduce(field.reduce(product) * theta[v]);
      }
      sum = field.reduce(sum + product);
    }
    return sum;
  }
}
