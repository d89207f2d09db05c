package lawsweep.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Laws of an {@link IndexForm} one by one, written out as polynomials. */
final class IndexEntries {

  private final IndexForm form;
  private final String name;

  /** For laws that are few. */
  IndexEntries(IndexForm form, String name) {
    this.form = form;
    this.name = name;
  }

  /** {@code G1[1,2]}; the name alone for no numbers. */
  static String name(String name, List<Integer> numbers) {
    return numbers.isEmpty() ? name
        : name + numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }

  /** All of them; none if entries are taken to other powers than 1 and above. */
  List<NamedPolynomial> all() {
    List<NamedPolynomial> all = new ArrayList<>();
    if (form.terms().stream().flatMap(term -> term.operands().stream()).allMatch(each -> each.exponent() > 0)) {
      walk(new ArrayList<>(), all);
    }
    return all;
  }

  private void walk(List<Integer> values, List<NamedPolynomial> all) {
    int depth = values.size();
    if (depth == form.ranges().size()) {
      all.add(new NamedPolynomial(name(name, labels(values)), law(values)));
      return;
    }
    IndexRange range = form.ranges().get(depth);
    for (int value = least(values); value < range.members().size(); value++) {
      values.add(value);
      walk(values, all);
      values.removeLast();
    }
  }

  private int least(List<Integer> values) {
    boolean column = values.size() == form.ranges().size() - 1;
    if (column && form.symmetry() != IndexForm.Symmetry.NONE) {
      return values.getLast() + (form.symmetry() == IndexForm.Symmetry.SYMMETRIC ? 0 : 1);
    }
    return form.ranges().get(values.size()).differences() ? 1 : 0;
  }

  /** Numbers from 1: the index a value stands for, or its own number where it stands for several. */
  private List<Integer> labels(List<Integer> values) {
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      List<Integer> members = form.ranges().get(i).members().get(values.get(i));
      labels.add(1 + (members.size() == 1 ? members.getFirst() : values.get(i)));
    }
    return labels;
  }

  private Polynomial law(List<Integer> values) {
    Polynomial.Sum sum = new Polynomial.Sum();
    places(values, 0, new HashMap<>(), 1, sum);
    return sum.polynomial();
  }

  /** Each free letter takes the indices it stands for, and those at 0 with the other sign for differences. */
  private void places(List<Integer> values, int depth, Map<Character, Integer> at, long sign, Polynomial.Sum sum) {
    if (depth == values.size()) {
      form.terms().forEach(term -> new TermEntries(term, at, sum).add(sign));
      return;
    }
    IndexRange range = form.ranges().get(depth);
    for (int index : range.members().get(values.get(depth))) {
      at.put(range.letter(), index);
      places(values, depth + 1, at, sign, sum);
    }
    if (range.differences()) {
      for (int index : range.members().getFirst()) {
        at.put(range.letter(), index);
        places(values, depth + 1, at, -sign, sum);
      }
    }
  }
}
