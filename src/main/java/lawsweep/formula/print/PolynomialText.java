package lawsweep.formula.print;

import java.util.stream.Collectors;
import lawsweep.formula.Polynomial;
import lawsweep.formula.Term;

/** Polynomials as text. */
final class PolynomialText {

  private PolynomialText() {}

  /** A sum of products: {@code -U1[1,1]*U2[2,1] + 2*U1[1,2]^2}. */
  static String of(Polynomial polynomial, Notation notation) {
    SignedSum sum = new SignedSum(notation.times());
    for (Term term : polynomial.terms()) {
      sum.add(term.coefficient(), term.factors().stream()
          .map(factor -> notation.entry(factor.entry(), factor.exponent()))
          .collect(Collectors.joining(notation.times())));
    }
    return sum.toString();
  }
}
