package lawsweep.formula;

import java.util.ArrayList;
import java.util.List;

/** Minors one by one, written out as sums over permutations. */
final class MinorEntries {

  private final Minors minors;
  private final String name;
  private final List<MinorPart> parts = new ArrayList<>();
  private final List<Integer> rows = new ArrayList<>();

  /** For minors that are few. */
  MinorEntries(Minors minors, String name) {
    this.minors = minors;
    this.name = name;
    for (MinorPart part : minors.parts()) {
      for (int row = 0; row < part.rows(); row++) {
        parts.add(part);
        rows.add(row);
      }
    }
  }

  /** All of them, by their columns in order: {@code M1[1,2,4]}. */
  List<NamedPolynomial> all() {
    List<NamedPolynomial> all = new ArrayList<>();
    choose(new ArrayList<>(), all);
    return all;
  }

  private void choose(List<Integer> columns, List<NamedPolynomial> all) {
    if (columns.size() == rows.size()) {
      all.add(new NamedPolynomial(IndexEntries.name(name, columns), determinant(columns)));
      return;
    }
    for (int column = columns.isEmpty() ? 1 : columns.getLast() + 1; column <= minors.width(); column++) {
      columns.add(column);
      choose(columns, all);
      columns.removeLast();
    }
  }

  private Polynomial determinant(List<Integer> columns) {
    Polynomial.Sum sum = new Polynomial.Sum();
    expand(columns, new ArrayList<>(), new ArrayList<>(), 1, sum);
    return sum.polynomial();
  }

  /** The next row takes each column that is left; passing an even number of them keeps the sign. */
  private void expand(List<Integer> columns, List<Integer> taken, List<Entry> entries, long sign,
      Polynomial.Sum sum) {
    int row = entries.size();
    if (row == rows.size()) {
      sum.addProduct(sign, entries);
      return;
    }
    int passed = 0;
    for (int column : columns) {
      if (!taken.contains(column)) {
        taken.add(column);
        entries.add(parts.get(row).entry(rows.get(row), column - 1));
        expand(columns, taken, entries, passed % 2 == 0 ? sign : -sign, sum);
        entries.removeLast();
        taken.removeLast();
        passed++;
      }
    }
  }
}
