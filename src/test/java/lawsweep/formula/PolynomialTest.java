package lawsweep.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Polynomials add and multiply as they should, and have one form. */
class PolynomialTest {

  private static final Polynomial X = Polynomial.of(Entry.of("U1", 1, 1));
  private static final Polynomial Y = Polynomial.of(Entry.of("U10", 1, 1));
  private static final Polynomial Z = Polynomial.of(Entry.of("U2", 1, 1));

  @Test
  void binomials() {
    Polynomial sum = X.plus(Y.times(2));
    Polynomial square = X.times(X).plus(X.times(Y).times(4)).plus(Y.times(Y).times(4));
    assertEquals(square, sum.times(sum));
    assertEquals(Polynomial.ZERO, sum.times(sum).plus(square.times(-1)));
    assertEquals(2, square.degree());
    assertEquals(X, Polynomial.ONE.times(X));
  }

  @Test
  void termsAreInOneOrder() {
    Polynomial mixed = Y.plus(Z).plus(X.times(X)).plus(X).plus(Polynomial.ONE);
    assertEquals(List.of(2, 1, 1, 1, 0), mixed.terms().stream().map(Term::degree).toList());
    assertEquals(List.of("U1", "U1", "U2", "U10"), mixed.terms().stream().limit(4)
        .map(term -> term.factors().getFirst().entry().tensor()).toList());
    assertEquals(mixed, Polynomial.ONE.plus(X).plus(Z).plus(X.times(X)).plus(Y));
  }

  @Test
  void entriesHaveOneOrder() {
    List<Entry> sorted = List.of(Entry.of("U1", 1, 2), Entry.of("U1", 2, 1), Entry.of("U1", 10, 1),
        Entry.of("b1", 1, 1), Entry.of("U10", 1, 1));
    assertEquals(sorted, sorted.reversed().stream().sorted().toList());
  }

  @Test
  void whatIsTooLargeIsRefused() {
    assertThrows(ArithmeticException.class, () -> X.times(Long.MAX_VALUE).times(2));
    assertThrows(IllegalArgumentException.class, () -> new Factor(Entry.of("U1", 1, 1), 0));
  }
}
