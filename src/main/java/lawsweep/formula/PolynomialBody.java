package lawsweep.formula;

import java.util.List;

/** One law that is given as a polynomial. */
public record PolynomialBody(Polynomial polynomial) implements LawBody {

  @Override
  public long count() {
    return 1;
  }

  @Override
  public double length() {
    return polynomial.terms().size();
  }

  @Override
  public List<NamedPolynomial> entries(String name) {
    return List.of(new NamedPolynomial(name, polynomial));
  }
}
