package lawsweep.formula;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A polynomial in entries of tensors, with whole numbers as coefficients. Two are equal if and only if their terms are:
 * like terms are put together and all are in one order.
 *
 * @param terms no two with the same factors
 */
public record Polynomial(List<Term> terms) {

  /** The polynomial 0. */
  public static final Polynomial ZERO = new Polynomial(List.of());

  /** The polynomial 1. */
  public static final Polynomial ONE = new Polynomial(List.of(new Term(1, List.of())));

  /** With a list that does not change. */
  public Polynomial {
    terms = List.copyOf(terms);
  }

  /** An entry by itself. */
  public static Polynomial of(Entry entry) {
    return new Polynomial(List.of(new Term(1, List.of(new Factor(entry, 1)))));
  }

  /** This plus another. */
  public Polynomial plus(Polynomial other) {
    Sum sum = new Sum();
    sum.add(this, 1);
    sum.add(other, 1);
    return sum.polynomial();
  }

  /** This times a number. */
  public Polynomial times(long number) {
    Sum sum = new Sum();
    sum.add(this, number);
    return sum.polynomial();
  }

  /**
   * This times another.
   *
   * @throws ArithmeticException if a coefficient is no {@code long}
   */
  public Polynomial times(Polynomial other) {
    Sum sum = new Sum();
    for (Term left : terms) {
      for (Term right : other.terms) {
        sum.add(Math.multiplyExact(left.coefficient(), right.coefficient()),
            product(left.factors(), right.factors()));
      }
    }
    return sum.polynomial();
  }

  /** The largest degree of its terms; 0 for the polynomial 0. */
  public int degree() {
    return terms.stream().mapToInt(Term::degree).max().orElse(0);
  }

  private static List<Factor> product(List<Factor> left, List<Factor> right) {
    Map<Entry, Integer> exponents = new TreeMap<>();
    left.forEach(factor -> exponents.merge(factor.entry(), factor.exponent(), Math::addExact));
    right.forEach(factor -> exponents.merge(factor.entry(), factor.exponent(), Math::addExact));
    List<Factor> factors = new ArrayList<>();
    exponents.forEach((entry, exponent) -> factors.add(new Factor(entry, exponent)));
    return factors;
  }

  /** A sum that grows term by term. */
  public static final class Sum {

    private final Map<List<Factor>, Long> coefficients = new TreeMap<>(Sum::compare);

    /**
     * Adds a term.
     *
     * @param factors in the order of their entries
     * @throws ArithmeticException if a coefficient is no {@code long}
     */
    public void add(long coefficient, List<Factor> factors) {
      long sum = Math.addExact(coefficients.getOrDefault(factors, 0L), coefficient);
      if (sum == 0) {
        coefficients.remove(factors);
      } else {
        coefficients.put(factors, sum);
      }
    }

    /** Adds a multiple of a polynomial. */
    public void add(Polynomial polynomial, long factor) {
      polynomial.terms.forEach(term -> add(Math.multiplyExact(term.coefficient(), factor), term.factors()));
    }

    /** Adds a product of entries, which may be the same. */
    public void addProduct(long coefficient, List<Entry> entries) {
      List<Entry> sorted = new ArrayList<>(entries);
      Collections.sort(sorted);
      List<Factor> factors = new ArrayList<>();
      for (Entry entry : sorted) {
        Factor last = factors.isEmpty() ? null : factors.getLast();
        if (last != null && last.entry().equals(entry)) {
          factors.set(factors.size() - 1, new Factor(entry, last.exponent() + 1));
        } else {
          factors.add(new Factor(entry, 1));
        }
      }
      add(coefficient, factors);
    }

    /** What has been added. */
    public Polynomial polynomial() {
      List<Term> terms = new ArrayList<>();
      coefficients.forEach((factors, coefficient) -> terms.add(new Term(coefficient, factors)));
      return new Polynomial(terms);
    }

    /** Entry by entry; of the same entry the higher power first. */
    private static int compare(List<Factor> one, List<Factor> other) {
      for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
        int order = one.get(i).entry().compareTo(other.get(i).entry());
        if (order == 0) {
          order = Integer.compare(other.get(i).exponent(), one.get(i).exponent());
        }
        if (order != 0) {
          return order;
        }
      }
      return Integer.compare(other.size(), one.size());
    }
  }
}
