package lawsweep.formula;

import java.util.List;

/**
 * Laws that are sums over indices of products of entries, as {@code einsum} has them: G[i,j] = Σ_a U1[a,i] U1[a,j] -
 * Σ_a U2[i,a] U2[j,a]. Letters that {@link #ranges} has are free and number the laws; all others are summed over.
 *
 * @param terms at least one
 * @param ranges the free letters in order; those of a matrix come last
 * @param symmetry what the last two letters have to do with each other
 */
public record IndexForm(List<IndexTerm> terms, List<IndexRange> ranges, Symmetry symmetry) implements LawBody {

  /** With lists that do not change. */
  public IndexForm {
    terms = List.copyOf(terms);
    ranges = List.copyOf(ranges);
  }

  /** Which entries of a matrix of laws say all of it. */
  public enum Symmetry {
    /** There is no matrix: each choice of indices is a law. */
    NONE,
    /** Entries i ≤ j. */
    SYMMETRIC,
    /** Entries i &lt; j. */
    ANTISYMMETRIC
  }

  /** The free letters as one text. */
  public String letters() {
    StringBuilder letters = new StringBuilder();
    ranges.forEach(range -> letters.append(range.letter()));
    return letters.toString();
  }

  @Override
  public long count() {
    int plain = symmetry == Symmetry.NONE ? ranges.size() : ranges.size() - 2;
    long count = 1;
    for (IndexRange range : ranges.subList(0, plain)) {
      count = Math.multiplyExact(count, range.count());
    }
    long n = symmetry == Symmetry.NONE ? 0 : ranges.getLast().count();
    return Math.multiplyExact(count, switch (symmetry) {
      case NONE -> 1;
      case SYMMETRIC -> n * (n + 1) / 2;
      case ANTISYMMETRIC -> n * (n - 1) / 2;
    });
  }

  @Override
  public double length() {
    double each = terms.stream().mapToDouble(term -> term.products(letters())).sum();
    double members = ranges.stream()
        .mapToDouble(
            range -> range.members().stream().mapToInt(List::size).max().orElse(1) * (range.differences() ? 2 : 1))
        .reduce(1, (a, b) -> a * b);
    return count() * each * members;
  }

  @Override
  public List<NamedPolynomial> entries(String name) {
    return new IndexEntries(this, name).all();
  }
}
