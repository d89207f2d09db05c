package lawsweep.formula.print;

import java.util.stream.Collectors;
import lawsweep.formula.Entry;
import lawsweep.formula.Factor;
import lawsweep.formula.Polynomial;
import lawsweep.formula.Term;

/** Polynomials for SymPy: {@code -U1[1,1]*U2[2,1]**2}, U1 being an {@code IndexedBase}. */
final class SympyNotation {

  private final Identifiers names;

  SympyNotation(Identifiers names) {
    this.names = names;
  }

  /** A polynomial. */
  String polynomial(Polynomial polynomial) {
    SignedSum sum = new SignedSum("*");
    for (Term term : polynomial.terms()) {
      sum.add(term.coefficient(), term.factors().stream().map(this::factor).collect(Collectors.joining("*")));
    }
    return sum.toString();
  }

  private String factor(Factor factor) {
    return factor.exponent() == 1 ? entry(factor.entry()) : entry(factor.entry()) + "**" + factor.exponent();
  }

  private String entry(Entry entry) {
    return IndexCode.time(entry.tensor()) ? entry.tensor()
        : entry.place().isEmpty() ? names.of(entry.tensor())
            : names.of(entry.tensor()) + entry.place().stream().map(String::valueOf)
                .collect(Collectors.joining(",", "[", "]"));
  }
}
